"""`play`: conversation files as tests."""

import argparse
import uuid

from simulator.device import Device
from simulator.ink import Ink
from simulator.play import PlayResult, run_play
from simulator.play_file import Play, find_plays
from simulator.play_report import report_lines, result_json, summary, summary_json
from simulator.run import Run, open_run
from simulator.streams import Streams


def run(options: argparse.Namespace, streams: Streams) -> int:
    """Play them all; exit code 1 when one failed."""
    plays = find_plays(options.paths)
    results = []
    with open_run(options, streams, sorted({play.locale for play in plays})) as skill:
        for play in plays:
            result = _play(play, skill, options)
            _write(result, options, streams)
            results.append(result)
    streams.say(summary_json(results) if options.json else summary(results))
    return 0 if all(result.passed for result in results) else 1


def _play(play: Play, skill: Run, options: argparse.Namespace) -> PlayResult:
    """Each play by a person of its own, so that none remembers another."""
    person = options.person or f"PLAY-{uuid.uuid4()}"
    device = Device(play.locale, play.device, person, options.application_id)
    with skill.scene(device, play.at, play.zone) as scene:
        return run_play(play, scene, strict=options.strict)


def _write(result: PlayResult, options: argparse.Namespace, streams: Streams) -> None:
    if options.json:
        streams.say(result_json(result))
        return
    for line in report_lines(result, Ink.of(streams)):
        streams.say(line)
