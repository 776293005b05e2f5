"""`play`: conversation files as tests."""

import argparse
import json
import uuid
from collections.abc import Iterator, Sequence

from simulator.device.description import Device
from simulator.plays.play import Failure, PlayResult, result_json, run_play
from simulator.plays.play_file import Play, find_plays
from simulator.run import Run, open_run
from simulator.terminal.ink import Ink
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
        scene.echo.hear_by(options.ear)
        return run_play(play, scene, strict=options.strict)


def _write(result: PlayResult, options: argparse.Namespace, streams: Streams) -> None:
    if options.json:
        streams.say(result_json(result))
        return
    for line in report_lines(result, Ink.of(streams)):
        streams.say(line)


def report_lines(result: PlayResult, ink: Ink) -> Iterator[str]:
    """One line a play that passed; what failed follows with the turn, expected and got."""
    title = f"{result.play.file}: {result.play.name}"
    if result.failure is None:
        yield f"{ink.good('ok    ')}  {title} ({_count(len(result.turns), 'turn')})"
    else:
        yield f"{ink.bad('FAILED')}  {title}"
        yield from _failure(result.failure)


def _failure(failure: Failure) -> Iterator[str]:
    yield f'        turn {failure.turn} (line {failure.said.line}), you: "{failure.said.you}"'
    for wrong in failure.mismatches:
        yield f"          {wrong.what:<8}  expected  {wrong.expected}"
        yield f"          {'':<8}  got       {wrong.got}"


def summary(results: Sequence[PlayResult]) -> str:
    """Like: 12 plays: 11 passed, 1 failed."""
    passed = sum(result.passed for result in results)
    return f"{_count(len(results), 'play')}: {passed} passed, {len(results) - passed} failed"


def summary_json(results: Sequence[PlayResult]) -> str:
    """The same as a JSON object."""
    passed = sum(result.passed for result in results)
    return json.dumps({"plays": len(results), "passed": passed, "failed": len(results) - passed})


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
