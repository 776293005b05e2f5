"""Patients in their own words: nobody in danger is sent to soon or below."""

from collections import Counter

import pytest

from simulator.run import Run
from skill.knowledge.models import LEVELS
from tests.played.triage_patient import Visit, vignettes
from tests.played.triage_report import critical, figures, played

_PATIENTS = vignettes()
# The share that must end with exactly the level expected, and how many of the three upper levels
# may end lower: raised, and lowered, as the reader learns.
_EXACT, _UNDER = 0.8, 6


@pytest.fixture(scope="module")
def visits(skill: Run) -> list[Visit]:
    """Everybody's check, by the whole ear."""
    return list(played(skill, _PATIENTS))


def test_there_are_enough_of_them() -> None:
    """Twenty of each level, a third told by relatives, a third unsure of something, each locale."""
    by_level = Counter(one.level for one in _PATIENTS)
    assert len({one.id for one in _PATIENTS}) == len(_PATIENTS) >= 120
    assert min(by_level[level] for level in LEVELS) >= 20
    assert sum(one.teller == "relative" for one in _PATIENTS) >= len(_PATIENTS) / 3 - 1
    assert sum(one.unsure for one in _PATIENTS) >= len(_PATIENTS) / 3 - 1
    assert len({one.locale for one in _PATIENTS}) == 5


def test_every_check_ends_with_a_level(visits: list[Visit]) -> None:
    assert [one.vignette.id for one in visits if one.level not in LEVELS] == []


def test_no_danger_is_sent_to_soon_or_below(visits: list[Visit]) -> None:
    assert [one.vignette.id for one in visits if critical(one)] == []


def test_most_end_with_exactly_their_level(visits: list[Visit]) -> None:
    found = figures(visits)
    assert found["exact"] >= _EXACT * len(_PATIENTS), found
    assert found["upper levels sent lower"] <= _UNDER, found
    assert found["most sweep questions"] <= 5


def test_no_reply_is_at_fault(visits: list[Visit]) -> None:
    assert [turn.faults for one in visits for turn in one.turns if turn.faults] == []
