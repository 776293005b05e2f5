"""The night in strangers' words: no contraindication leads to a stretch, no figure goes back."""

from collections import Counter

import pytest

from tests.played.night_report import FILE, GROWN, Came, locales, played, sentences
from tests.played.skill_run import skill_run
from tests.played.wish_report import FILE as WISHES
from tests.played.wish_report import played as wishes_played
from tests.played.wish_report import wishes

LEAST = {"cramp_now": 38, "contraindications": 40, "all_clears": 40}
# Of the grown set: of the half that was looked at, and of the other one.
LEAST_GROWN = {
    "all_clears": (92, 86),
    "contraindications": (94, 94),
    "cramp_and_danger": (15, 13),
    "cramp_now": (152, 143),
    "not_now": (123, 123),
    "unclear": (18, 17),
}
LEAST_WISHES = 77
LEAST_GROWN_WISHES = (152, 145)


@pytest.fixture(scope="module")
def met() -> Counter[str]:
    with skill_run(locales()) as run:
        return Counter(one.kind for one in played(run) if one.met)


@pytest.fixture(scope="module")
def grown() -> list[Came]:
    with skill_run(locales(GROWN)) as run:
        return list(played(run, GROWN))


@pytest.mark.parametrize("kind", LEAST)
def test_no_figure_goes_back(met: Counter[str], kind: str) -> None:
    assert met[kind] >= LEAST[kind]


@pytest.mark.parametrize("kind", sentences(GROWN))
def test_no_figure_of_the_grown_set_goes_back(grown: list[Came], kind: str) -> None:
    """Neither of the half that was looked at, nor of the other."""
    counts = tuple(sum(c.met for c in grown if (c.kind, c.half) == (kind, h)) for h in (0, 1))
    assert all(one >= least for one, least in zip(counts, LEAST_GROWN[kind], strict=True)), counts


def test_the_grown_set_is_another(grown: list[Came]) -> None:
    """No sentence of the blind set stands in it."""
    blind = {one["say"] for several in sentences(FILE).values() for one in several}
    assert blind.isdisjoint(one.say for one in grown)


@pytest.mark.parametrize(
    ("name", "least"), [("blind", (LEAST_WISHES,)), ("grow", LEAST_GROWN_WISHES)]
)
def test_wishes_of_another_hand_are_read_back_as_meant(name: str, least: tuple[int, ...]) -> None:
    """And none is set as another than was read back."""
    some = wishes(WISHES.parent / f"{name}.yaml")
    with skill_run({one.locale for one in some}) as run:
        told = list(wishes_played(run, some))
    counts = [sum(one.met for one in told[at :: len(least)]) for at in range(len(least))]
    assert all(one >= enough for one, enough in zip(counts, least, strict=True)), counts
    assert not any(one.silent for one in told)
