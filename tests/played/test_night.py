"""The night in strangers' words: no contraindication leads to a stretch, no figure goes back."""

from collections import Counter

import pytest

from tests.played.night_report import KINDS, played, sentences
from tests.played.skill_run import skill_run
from tests.played.wish_report import FILE, wishes
from tests.played.wish_report import played as wishes_played

LEAST = {"cramp_now": 29, "contraindications": 40, "all_clears": 33}
LEAST_WISHES = 69


@pytest.fixture(scope="module")
def met() -> Counter[str]:
    locales = {one["locale"] for several in sentences().values() for one in several}
    with skill_run(locales) as run:
        return Counter(kind for kind, _, came, _ in played(run) if came)


@pytest.mark.parametrize("kind", KINDS)
def test_no_figure_goes_back(met: Counter[str], kind: str) -> None:
    assert met[kind] >= LEAST[kind]


def test_wishes_of_another_hand_are_read_back_as_meant() -> None:
    """And none is set as another than was read back."""
    some = wishes(FILE.parent / "blind.yaml")
    with skill_run({one.locale for one in some}) as run:
        told = list(wishes_played(run, some))
    assert sum(one.met for one in told) >= LEAST_WISHES
    assert not any(one.silent for one in told)
