"""Listed values of custom types: entity resolution and lists."""

import pytest

from simulator.understanding import InteractionModel, Resolver
from simulator.understanding.catalogue import Catalogue, build_keys
from simulator.understanding.lists import split_list
from simulator.understanding.words import read_sentence, tokenise
from tests.simulator.understanding.toy import toy


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue(build_keys(InteractionModel.from_dict(toy())))


def _ids(catalogue: Catalogue, kind: str, said: str) -> list[str]:
    return [identifier for identifier, _ in catalogue.resolve(kind, tokenise(said))]


@pytest.mark.parametrize(
    ("kind", "said", "found"),
    [
        ("Food", "banana", ["bananas"]),
        ("Food", "some almonds", ["almonds"]),
        ("Person", "my mother's", ["mother"]),
        ("Part", "calves", ["calf"]),
        ("Finding", "a really bad fever", ["fever"]),
        ("Finding", "my chest hurts", ["chest-pain"]),
        ("Finding", "chest pain", ["chest-pain"]),
        ("Finding", "no chest pain", ["no-chest-pain"]),
        ("Finding", "not swollen", ["no-swollen"]),
        ("Finding", "never any fever", []),
        ("Finding", "without fever", []),
        ("Medicine", "zolpidem", []),
        ("Food", "the", []),
    ],
)
def test_resolution(catalogue: Catalogue, kind: str, said: str, found: list[str]) -> None:
    """Plural, possessive, determiners and "really bad" do not matter; a "no" does."""
    assert _ids(catalogue, kind, said) == found


def test_two_values_that_share_a_synonym_are_both_found() -> None:
    """Two values that share a synonym are both found."""
    data = toy()
    foods = data["interactionModel"]["languageModel"]["types"][4]["values"]
    foods.append({"id": "soya", "name": {"value": "soya milk", "synonyms": ["milk"]}})
    model = InteractionModel.from_dict(data)
    assert _ids(Catalogue(build_keys(model)), "Food", "milk") == ["milk", "soya"]


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
