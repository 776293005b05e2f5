"""Words that are written alike, and words without their endings."""

import pytest

from nlu.likeness import Likeness
from nlu.stems import singular, stem


@pytest.mark.parametrize(
    ("heard", "meant"),
    [("magnesum", "magnesium"), ("dehydrating", "dehydration"), ("almonts", "almonds")],
)
def test_a_slip_finds_the_word(heard: str, meant: str) -> None:
    """The most alike comes first."""
    likeness = Likeness(["magnesium", "dehydration", "almonds", "calcium", "statins"])
    assert likeness.like(heard)[0][0] == meant


def test_a_word_like_no_other_finds_nothing() -> None:
    assert Likeness(["magnesium", "almonds"]).like("xylophone") == []


@pytest.mark.parametrize(
    ("words", "root"),
    [
        (("cramp", "cramps", "cramping", "cramped"), "cramp"),
        (("stop", "stops", "stopped", "stopping"), "stop"),
        (("paralysed", "paralyzed"), "paralyz"),
        (("foot", "feet"), "foot"),
    ],
)
def test_one_stem_for_a_word_in_all_its_forms(words: tuple[str, ...], root: str) -> None:
    """American and British spellings meet."""
    assert {stem(word) for word in words} == {root}


@pytest.mark.parametrize(
    ("word", "one"), [("bananas", "banana"), ("gas", "gas"), ("this", "this"), ("calves", "calf")]
)
def test_only_a_plural_s_goes(word: str, one: str) -> None:
    assert singular(word) == one
