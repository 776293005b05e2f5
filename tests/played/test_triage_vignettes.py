"""Vignettes: nobody with an emergency or an urgent leg is sent lower."""

import pytest

from simulator.device.description import Device
from simulator.run import Run
from skill.dialog.triage_table import LEVELS
from skill.knowledge.content import Content
from tests.played.conftest import APPLICATION
from tests.played.triage_patient import Patient, Vignette, vignettes

_VIGNETTES = vignettes()
# The share that must end with exactly the level expected: it is raised as the reader learns. All
# that end elsewhere end too high, but for one that is not urgent.
_EXACT = 0.92


@pytest.fixture(scope="module")
def levels(skill: Run, content: Content) -> dict[str, str]:
    """Vignette id → the level that its check ended with."""
    found = {}
    for one in _VIGNETTES:
        echo = skill.echo(Device(one.locale, "speaker", one.id, APPLICATION))
        found[one.id], turns = Patient(one, content).check(echo)
        assert not any(turn.faults for turn in turns), one.id
    return found


def test_there_are_enough_of_them() -> None:
    assert len({one.id for one in _VIGNETTES}) == len(_VIGNETTES) >= 60


@pytest.mark.parametrize("vignette", _VIGNETTES, ids=lambda one: one.id)
def test_the_level_is_never_too_low(vignette: Vignette, levels: dict[str, str]) -> None:
    """An emergency or urgent case ends at its level or above; every check ends with one."""
    level = levels[vignette.id]
    assert level in LEVELS, vignette
    if LEVELS.index(vignette.expect) <= LEVELS.index("urgent"):
        assert LEVELS.index(level) <= LEVELS.index(vignette.expect), vignette


def test_nine_in_ten_end_with_exactly_their_level(levels: dict[str, str]) -> None:
    wrong = {
        one.id: (one.expect, levels[one.id]) for one in _VIGNETTES if levels[one.id] != one.expect
    }
    assert len(wrong) <= (1 - _EXACT) * len(_VIGNETTES), wrong
