"""Each control, in three wordings, from each step of each version in each position.

While a track plays, after it was broken in on, and where holds are counted a turn: it leads to the
place that it is about, and to a question or the end.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from functools import cache
from typing import get_args

import pytest
from msgspec.structs import replace

from skill.dialog import events as happened
from skill.dialog.events import Event
from skill.dialog.expected import topic
from skill.dialog.interpret import interpret
from skill.dialog.preferences import Preferences
from skill.dialog.routine_events import (
    AskedFaster,
    AskedHowManyLeft,
    AskedShorter,
    AskedWhichLeg,
    ChangedPosition,
    ChoseLeg,
    Dozed,
    Hurt,
    Paused,
    Resumed,
    SatDown,
    Skipped,
    StartedOver,
    WentOn,
)
from skill.dialog.routine_steps import FIRST, TRACKS, last_of, turn_at
from skill.dialog.state import OpenRoutine, State, Turn
from skill.dialog.turn_context import TurnContext
from skill.knowledge.localise import Knowledge
from skill.knowledge.routine import Length, Position, holds_of
from skill.understanding.reading import Reading
from tests.conftest import NOW
from tests.dialog.ear import Ear
from tests.dialog.evening import Evening
from tests.dialog.test_routine_replies import CONTROLS

KEPT = Preferences(length="five", explained=1)
GO_ON = "routine.go_on"
_SOON = timedelta(seconds=1)
_IN_WORDS: dict[str, Position] = {"lying": "lying", "rather stand": "standing", "floor": "seated"}
Read = Callable[[str, str | None], Reading]


class Said:
    """One control, said at one place: what it meant, what came of it, and where it was said."""

    def __init__(self, words: str, was: OpenRoutine, evening: Evening, turn: Turn) -> None:
        self.words, self.was, self.turn, self.plays = words, was, turn, evening.plays
        self.waited = False  # it had been broken in on, and was asked to go on with
        self.context = TurnContext(evening.knowledge, evening.now, plays=evening.plays)
        self.last = last_of(was, self.context)

    @property
    def acts(self) -> list[str]:
        """All that is said, the question last."""
        asks = self.turn.reply.asks
        return [act.act for act in (*self.turn.reply.says, *([asks] if asks else []))]

    @property
    def now(self) -> OpenRoutine | None:
        """The routine as it is afterwards."""
        return self.turn.state.routine

    def goes_to(self, part: int, hold: int = 0) -> bool:
        """Whether this place is told or played now; behind the last step, whether it is over."""
        if part >= self.last:
            return self.now is None and "routine.close" in self.acts
        told = self.acts[-1] in (*TRACKS, "routine.step")
        return told and self.now is not None and (self.now.part, self.now.hold) == (part, hold)

    def stays(self, *acts: str) -> bool:
        """Whether this is said, and the place is as it was, asked to go on with."""
        there = self.now is not None and (self.now.part, self.now.hold) == (
            self.was.part,
            self.was.hold,
        )
        return there and {*acts} <= {*self.acts} and self.acts[-1] == GO_ON

    def holds_left(self) -> bool:
        """Whether holds are counted a turn and this part has another."""
        part = self.context.knowledge.routine.versions[self.was.length].parts[self.was.part]
        return not self.plays and self.was.hold + 1 < holds_of(part, self.was.side)


def _next(one: Said) -> bool:
    """On to what comes next; what was broken in on is gone on with."""
    was = one.was
    if one.waited:
        return one.goes_to(was.part, was.hold)
    return one.goes_to(was.part, was.hold + 1) if one.holds_left() else one.goes_to(was.part + 1)


def _back(one: Said) -> bool:
    was = one.was
    if was.hold and not one.plays:
        return one.goes_to(was.part, was.hold - 1)
    return one.goes_to(max(was.part - 1, FIRST))


def _hurts(one: Said) -> bool:
    """Nothing is stretched on: where a track plays it is asked first."""
    if "routine.hurts" not in one.acts:
        return False
    return one.acts[-1] == GO_ON if one.plays and one.now else one.now != one.was


def _moved(one: Said) -> bool:
    to = next(to for words, to in _IN_WORDS.items() if words in one.words)
    wanted = "gently" if one.was.position == "gently" else to
    return one.goes_to(one.was.part) and one.now is not None and one.now.position == wanted


def _sits(one: Said) -> bool:
    wanted = "gently" if one.was.position == "gently" else "seated"
    return one.goes_to(one.was.part) and one.now is not None and one.now.position == wanted


def _one_leg(one: Said) -> bool:
    wanted = "left" if "left" in one.words else "right"
    return one.goes_to(one.was.part) and one.now is not None and one.now.side == wanted


def _asked(one: Said) -> bool:
    """A cramp is coached, a question is answered; the routine is kept for afterwards."""
    ends = "relief.check" if "cramp" in one.words and "why" not in one.words else GO_ON
    return one.acts[-1] == ends and one.now is not None


def _dozed(one: Said) -> bool:
    if "nodding" in one.words:
        return one.acts == ["routine.sleep_well"] and one.now is None
    return one.acts == ["routine.dozed", "routine.still_on"] and one.now is not None


def _paused(one: Said) -> bool:
    if one.plays:
        return one.stays("routine.rest")
    return one.acts == ["routine.paused"] and one.now is None


EXPECTED: Mapping[type[Event], Callable[[Said], bool]] = {
    WentOn: _next,
    happened.WentBack: _back,
    happened.AskedRepeat: lambda one: one.goes_to(one.was.part, one.was.hold),
    Skipped: lambda one: one.goes_to(one.was.part + 1),
    Paused: _paused,
    StartedOver: lambda one: one.goes_to(FIRST),
    AskedHowManyLeft: lambda one: one.stays("routine.left"),
    AskedWhichLeg: lambda one: "routine.which_leg" in one.acts and one.now is not None,
    ChoseLeg: _one_leg,
    AskedFaster: lambda one: "routine.faster" in one.acts and bool(one.now and one.now.brief),
    AskedShorter: lambda one: one.now is None or one.now.length == "two",
    SatDown: _sits,
    ChangedPosition: _moved,
    Hurt: _hurts,
    Dozed: _dozed,
    happened.SaidNo: lambda one: one.stays("routine.rest" if one.plays else "routine.no_hurry"),
    Resumed: lambda one: one.goes_to(one.was.part, one.was.hold),
    happened.Stopped: lambda one: one.acts == ["routine.stopped"] and one.now is None,
    happened.Asked: _asked,
}


@pytest.fixture(scope="module")
def read(ear: Ear) -> Read:
    """Reads each sentence once for each thing that may have been asked."""
    return cache(lambda said, asked: ear.read(said, asked=asked))


def _places(knowledge: Knowledge, position: Position) -> Iterator[OpenRoutine]:
    """Every step and hold of both versions."""
    for length in get_args(Length):
        parts = knowledge.routine.versions[length].parts
        for number, part in list(enumerate(parts))[FIRST:-1]:
            for hold in range(max(part.holds, 1)):
                yield OpenRoutine(length, position, number, hold, checked=True)


def _at(evening: Evening, where: OpenRoutine) -> None:
    """The person is there: the step has just been told, or its track has just begun."""
    context = TurnContext(evening.knowledge, NOW, lambda: KEPT, plays=evening.plays)
    turn = turn_at(State(), where, context)
    evening.now, evening.kept = NOW + _SOON, KEPT
    evening.state = replace(turn.state, last=turn.reply)


def _wrong(evening: Evening, read: Read, where: OpenRoutine, *before: Event) -> list[object]:
    """The controls that came to something else at this place, after what came `before`."""
    found: list[object] = []
    for kind, wordings in CONTROLS.items():
        for words in wordings:
            _at(evening, where)
            if before:
                evening.play(*before)
            was = replace(where, brief=False)
            reading = read(words, topic(evening.state))
            heard = interpret(reading, evening.state, evening.knowledge)
            turn = evening.play(*heard)
            said = Said(words, was, evening, turn)
            said.waited = bool(before)
            if [type(one) for one in heard] != [kind] or not EXPECTED[kind](said):
                found.append((words, where, heard, said.acts, said.now))
    return found


def test_every_control_is_expected_something_in_three_wordings() -> None:
    assert EXPECTED.keys() == CONTROLS.keys()
    assert {len({*wordings}) for wordings in CONTROLS.values()} == {3}


@pytest.mark.parametrize("position", get_args(Position))
@pytest.mark.parametrize("mode", ["a track plays", "broken in on", "counted"])
def test_every_control_from_every_step_in_three_wordings(
    knowledge: Knowledge, read: Read, position: Position, mode: str
) -> None:
    plays = mode != "counted"
    evening = Evening(replace(knowledge, tracks=frozenset()), KEPT, plays=plays)
    before = (AskedHowManyLeft(),) if mode == "broken in on" else ()
    wrong = [
        one
        for where in _places(knowledge, position)
        for one in _wrong(evening, read, where, *before)
    ]
    assert wrong == []
