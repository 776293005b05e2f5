"""Words for listed values: which value is meant."""

from typing import NamedTuple

import pytest

from nlu.catalogue import Catalogue, build_keys
from nlu.words import tokenise


class _Value(NamedTuple):
    id: str
    name: str
    synonyms: tuple[str, ...] = ()


_TYPES = {
    "Food": [
        _Value("bananas", "bananas"),
        _Value("almonds", "almonds"),
        _Value("milk", "milk"),
        _Value("soya", "soya milk", ("milk",)),
    ],
    "Person": [_Value("mother", "mother", ("mom",))],
    "Part": [_Value("calf", "calf")],
    "Finding": [
        _Value("fever", "fever", ("a temperature",)),
        _Value("chest-pain", "chest pain", ("my chest hurts",)),
        _Value("no-chest-pain", "no chest pain"),
        _Value("no-swollen", "not swollen"),
    ],
    "Medicine": [_Value("statins", "statins")],
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue(build_keys(_TYPES))


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
    assert [identifier for identifier, _ in catalogue.resolve(kind, tokenise(said))] == found


def test_two_values_that_share_a_synonym_are_both_found(catalogue: Catalogue) -> None:
    """In the order of the list."""
    assert [found for found, _ in catalogue.resolve("Food", ("milk",))] == ["milk", "soya"]


def test_values_in_a_sentence_are_spotted_with_their_places(catalogue: Catalogue) -> None:
    """The longest at each place, none inside another."""
    spots = catalogue.spot(tokenise("no chest pain but my calves like bananas"))
    assert [(spot.start, spot.end, *spot.types) for spot in spots] == [
        (0, 3, "Finding"),
        (5, 6, "Part"),
        (7, 8, "Food"),
    ]
