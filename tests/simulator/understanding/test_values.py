"""Listed values of custom types: entity resolution and lists."""

import pytest

from nlu.words import read_sentence
from simulator.understanding import Resolver
from simulator.understanding.lists import split_list


def _pieces(resolver: Resolver, said: str) -> list[str]:
    spots = resolver.understand(said).slots["finding"].values
    return [spot.heard for spot in spots]


@pytest.mark.parametrize(
    ("said", "values"),
    [
        ("red and swollen", ["red", "swollen"]),
        ("red, swollen and also numb", ["red", "swollen", "numb"]),
        ("no chest pain or fever", ["no chest pain", "fever"]),
        ("numb and tingling", ["numb and tingling"]),
        ("numb and tingling and weak", ["numb and tingling", "weak"]),
        ("i have a fever and a purple spot", ["a fever", "a purple spot"]),
        ("i have salt and pepper", ["salt and pepper"]),
    ],
)
def test_lists(resolver: Resolver, said: str, values: list[str]) -> None:
    """Joined by "and", "or", commas; a listed value with "and" in it stays whole."""
    assert _pieces(resolver, said) == values


def test_only_slots_with_multiple_values_are_split(resolver: Resolver) -> None:
    """Only slots with multiple values are split."""
    understood = resolver.understand("do bananas and almonds have magnesium")
    assert len(understood.slots["food"].values) == 1


def test_splitting_keeps_to_the_span() -> None:
    """Words outside the slot are not looked at."""
    sentence = read_sentence("i am red and hot and you")
    spans = split_list(sentence.texts, (2, 5), sentence.pauses, lambda s, e: e - s == 1)
    assert spans == [(2, 3), (4, 5)]
