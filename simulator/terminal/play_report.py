"""What became of plays, for a person; their sum also as JSON."""

import json
from collections.abc import Iterator, Sequence

from simulator.plays.play import Failure, PlayResult
from simulator.terminal.ink import Ink


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
