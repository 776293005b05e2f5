"""Plays a conversation against the skill and says what was not as expected."""

import json
from dataclasses import dataclass
from typing import Any, Protocol

from simulator.device.turn import Turn
from simulator.errors import NotListeningError, StepError
from simulator.plays.expectations import Mismatch
from simulator.plays.play_file import Play, Said
from simulator.plays.strictness import complaint


@dataclass(frozen=True, slots=True)
class Failure:
    """The turn (counted from one) at which a play failed, and all that was wrong with it."""

    turn: int
    said: Said
    mismatches: tuple[Mismatch, ...]


@dataclass(frozen=True, slots=True)
class PlayResult:
    """What became of a play. `turns`: those that were played, up to the one that failed."""

    play: Play
    turns: tuple[Turn, ...]
    failure: Failure | None

    @property
    def passed(self) -> bool:
        """Whether all went as expected."""
        return self.failure is None


class Hears(Protocol):
    """A device or a scene: what takes the lines of a play."""

    def hear(self, line: str) -> Turn:
        """One line; gives the turn of it."""


def run_play(play: Play, echo: Hears, *, strict: bool = False) -> PlayResult:
    """Play it to its end, or to the first turn that fails: what follows would mislead.

    `echo`: a device of the play's locale and kind without an open session, or a scene with one
    where there are steps. A turn also fails with a reply that Alexa or its certification would
    not take, and in a strict run with a guess. Raises UnreachableError.
    """
    turns: list[Turn] = []
    for number, said in enumerate(play.talk, start=1):
        try:
            turn = echo.hear(said.you)
        except (NotListeningError, StepError) as fault:
            unheard = (Mismatch("you", said.you, str(fault)),)
            return PlayResult(play, tuple(turns), Failure(number, said, unheard))
        turns.append(turn)
        wrong = mismatches(said, turn, strict=strict)
        if wrong:
            return PlayResult(play, tuple(turns), Failure(number, said, wrong))
    return PlayResult(play, tuple(turns), None)


def mismatches(said: Said, turn: Turn, *, strict: bool) -> tuple[Mismatch, ...]:
    """All that is not as this line of a play expects it."""
    wrong = [] if turn.broken else [expected.check(turn) for expected in said.expects]
    wrong += [Mismatch("reply", "one that Alexa takes", fault) for fault in turn.faults]
    guess = complaint(turn) if strict else None
    if guess:
        wrong.append(Mismatch("strict", "a sample in these words", guess))
    return tuple(each for each in wrong if each)


def result_json(result: PlayResult) -> str:
    """One play as a JSON object on one line."""
    failure = result.failure
    fields: dict[str, Any] = {
        "play": result.play.name,
        "file": str(result.play.file),
        "passed": result.passed,
        "turns": len(result.turns),
        "failure": failure and _failure_fields(failure),
    }
    return json.dumps(fields, ensure_ascii=False)


def _failure_fields(failure: Failure) -> dict[str, Any]:
    return {
        "turn": failure.turn,
        "line": failure.said.line,
        "you": failure.said.you,
        "wrong": [
            {"what": wrong.what, "expected": wrong.expected, "got": wrong.got}
            for wrong in failure.mismatches
        ],
    }
