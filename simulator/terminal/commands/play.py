"""`play`: conversation files as tests."""

import argparse
import uuid

from simulator.device.description import Device
from simulator.plays.play import PlayResult, result_json, run_play
from simulator.plays.play_file import Play, find_plays
from simulator.run import Run, open_run
from simulator.terminal.ink import Ink
from simulator.terminal.play_report import report_lines, summary, summary_json
from simulator.terminal.streams import Streams


def run(options: argparse.Namespace, streams: Streams) -> int:
    """Play them all; exit code 1 when one failed."""
    plays = find_plays(options.paths)
    results = []
    with open_run(options, streams.environment, sorted({play.locale for play in plays})) as skill:
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
