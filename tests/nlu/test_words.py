"""One spelling for what people say and type."""

import pytest

from nlu.words import read_sentence, tokenise


@pytest.mark.parametrize(
    ("said", "same"),
    [
        ("What's a cramp?", "whats a cramp"),
        ("what is a cramp", "what's a cramp"),
        ("I can\N{RIGHT SINGLE QUOTATION MARK}t  breathe", "i cannot breathe"),
        ("dont know", "don't know"),
        ("over-the-counter", "over the counter"),
        ("how, um, much magnesium", "how much uh magnesium"),
        ("my mother's leg", "my mother leg"),
        ("150mg", "one hundred and fifty mg"),
        ("call 911", "call nine one one"),
        ("at 9 P.M.", "at nine pm"),
    ],
)
def test_the_same_thing_said_twice(said: str, same: str) -> None:
    """Apostrophes, hyphens, fillers, digits and contractions make no difference."""
    assert tokenise(said) == tokenise(same)


def test_an_ill_person_is_not_i_will() -> None:
    """Bare forms that are words of their own stay as they are."""
    assert tokenise("i feel ill and well") == ("i", "feel", "ill", "and", "well")


@pytest.mark.parametrize("text", ["", "   ", "um, uh", "?!"])
def test_nothing_said(text: str) -> None:
    """A text without words has no tokens."""
    assert read_sentence(text).tokens == ()


def test_heard_are_the_words_as_said() -> None:
    """What is heard in a span is not the folded form."""
    sentence = read_sentence("I take a hundred and fifty milligrams")
    assert sentence.texts == ("i", "take", "150", "milligrams")
    assert sentence.heard(2, 4) == "a hundred and fifty milligrams"


def test_a_contraction_cut_in_two_is_heard_in_its_long_form() -> None:
    """A contraction cut in two is heard in its long form."""
    sentence = read_sentence("i'm red and hot")
    assert sentence.heard(1, 3) == "am red"
    assert sentence.heard(0, 3) == "i'm red"


def test_pauses_are_where_a_comma_stood() -> None:
    """Pauses are where a comma stood."""
    assert read_sentence("numb, red. and hot").pauses == {1, 2}
