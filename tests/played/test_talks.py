"""Conversations of strangers: how many of their turns come out right only grows."""

import pytest

from simulator.run import Run
from tests.played.talk import talks
from tests.played.talk_report import Played, figures, played

_TALKS = talks()
# The shares that must come out right, lowered never, raised as the skill learns.
_FIRST, _LATER = 0.84, 0.63


@pytest.fixture(scope="module")
def all_played(skill: Run) -> Played:
    """Every conversation, by the whole ear."""
    return played(skill, _TALKS)


def test_there_are_enough_of_them() -> None:
    """Two hundred of two to seven turns, in every locale."""
    assert len({(one.name, one.kind) for one in _TALKS}) == len(_TALKS) >= 200
    assert {len(one.talk) for one in _TALKS} <= {*range(2, 8)}
    assert len({one.locale for one in _TALKS}) == 5


def test_most_turns_come_out_right(all_played: Played) -> None:
    counted = figures(all_played)
    for name, least in (("first turns", _FIRST), ("later turns", _LATER)):
        grades = counted[name]
        assert grades["right"] >= least * sum(grades.values()), (name, grades)


def test_no_reply_is_at_fault(all_played: Played) -> None:
    assert [turn.faults for _, turns in all_played for _, turn, _ in turns if turn.faults] == []
