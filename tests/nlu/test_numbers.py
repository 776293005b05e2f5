"""Numbers in words and digits."""

import pytest

from nlu.numbers import fold, to_number
from nlu.words import tokenise


@pytest.mark.parametrize(
    ("said", "digits"),
    [
        ("seven", "7"),
        ("forty two", "42"),
        ("a hundred", "100"),
        ("a hundred and fifty", "150"),
        ("one fifty", "150"),
        ("four hundred", "400"),
        ("two thousand and five", "2005"),
        ("twenty twenty", "2020"),
        ("nineteen fifty", "1950"),
        ("two hundred thousand four hundred and six", "200406"),
        ("three million", "3000000"),
        ("nine one one", "911"),
        ("five hundred", "500"),
        ("1,000", "1000"),
        ("2 thousand", "2000"),
    ],
)
def test_words_to_digits(said: str, digits: str) -> None:
    """Words and typed digits give the same value."""
    assert to_number(tokenise(said)) == digits


@pytest.mark.parametrize(("said", "whole"), [("one point five", "2"), ("1.4", "1")])
def test_a_decimal_goes_to_the_nearest_whole_number(said: str, whole: str) -> None:
    """A decimal goes to the nearest whole number."""
    assert to_number(tokenise(said)) == whole


def test_what_is_no_number() -> None:
    """What is no number."""
    assert to_number(("banana",)) == "?"
    assert to_number(("2", "bananas")) is None


@pytest.mark.parametrize(
    ("said", "tokens"),
    [
        ("two bananas and one almond", ("2", "bananas", "and", "1", "almond")),
        ("two three times a day", ("2", "3", "times", "a", "day")),
        ("a leg", ("a", "leg")),
        ("forty fifty", ("40", "50")),
        ("a point", ("a", "point")),
    ],
)
def test_numbers_that_stay_apart(said: str, tokens: tuple[str, ...]) -> None:
    """Not every two number words side by side are one number."""
    assert tokenise(said) == tokens


def test_any_sequence_is_folded() -> None:
    """A tuple once went round for ever."""
    words = ("every", "hundred", "yards")
    assert [word for word, _, _ in fold(words)] == [word for word, _, _ in fold(list(words))]
