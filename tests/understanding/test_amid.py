"""A danger is heard in the middle of everything else as it is as first words."""

from functools import cache

import pytest

from tests.dialog.ear import Ear
from tests.understanding.amid import BEFORE, IN_CHECK, counted
from tests.understanding.readings.taken import house


@pytest.fixture(scope="module")
def found() -> dict[str, dict[bool, dict[str, int]]]:
    """The ways of the check set's lines, by where they are said."""
    given = house()
    read = cache(given.parts.reader().read)  # each line is said in five places
    return {
        where: {danger: dict(ways) for danger, ways in kinds.items()}
        for where, kinds in counted(Ear(read, given.knowledge)).items()
    }


@pytest.mark.parametrize("where", BEFORE)
def test_few_dangers_pass_calmly(found: dict[str, dict[bool, dict[str, int]]], where: str) -> None:
    """Whatever was said before: at most six in a hundred."""
    ways = found[where][True]
    assert ways.get("calm", 0) <= 0.06 * sum(ways.values())


def test_in_the_check_what_was_stated_alarms_as_before(
    found: dict[str, dict[bool, dict[str, int]]],
) -> None:
    """What is only hinted at there may have been denied a moment before."""
    first = found["first words"][True]["alarm"]
    assert found[IN_CHECK][True]["alarm"] >= first - 6


@pytest.mark.parametrize("where", [*BEFORE, IN_CHECK])
def test_few_harmless_lines_alarm(found: dict[str, dict[bool, dict[str, int]]], where: str) -> None:
    ways = found[where][False]
    assert ways.get("alarm", 0) <= 0.015 * sum(ways.values())
