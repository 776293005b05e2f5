"""Numbers in a sentence: how much, of what, and what each could mean."""

import pytest

from nlu.quantities import find_quantities
from nlu.words import tokenise


@pytest.mark.parametrize(
    ("said", "low", "high", "unit"),
    [
        ("three hundred to four hundred milligrams", 300, 400, "mg"),
        ("between two and three litres", 2, 3, "l"),
        ("two or three tablets", 2, 3, "tablet"),
        ("half a tablet", 0.5, 0.5, "tablet"),
        ("a quarter of a tablet", 0.25, 0.25, "tablet"),
        ("three quarters of a tablet", 0.75, 0.75, "tablet"),
        ("one and a half tablets", 1.5, 1.5, "tablet"),
        ("a tablet and a half", 1.5, 1.5, "tablet"),
        ("a couple of pills", 2, 2, "tablet"),
        ("a few glasses of water", 3, 5, "glass"),
        ("a thousand i u", 1000, 1000, "iu"),
        ("four hundred international units", 400, 400, "iu"),
        ("250mg", 250, 250, "mg"),
        ("two fifty milligrams", 250, 250, "mg"),
        ("fifty micrograms", 50, 50, "mcg"),
        ("one point five grams", 1.5, 1.5, "g"),
        ("a litre of water", 1, 1, "l"),
        ("forty percent", 40, 40, "percent"),
        ("two to three hundred milligrams", 200, 300, "mg"),
        ("a tablet or two", 1, 2, "tablet"),
        ("one glass or three", 1, 3, "glass"),
        ("two three times", 2, 3, "times"),
        ("half the bottle", 0.5, 0.5, "bottle"),
        ("half a paracetamol", 0.5, 0.5, None),
        ("a heaped spoonful", 1, 1, "spoon"),
        ("a pint of milk", 1, 1, "pint"),
        ("two handfuls of almonds", 2, 2, "handful"),
        ("per cup", 1, 1, "cup"),
        ("eighty kilos", 80, 80, "kg"),
        ("twenty odd years", 20, 20, "year"),
        ("twice", 2, 2, "times"),
        ("one fifty over ninety five", 95, 150, "pressure"),
        ("thirty nine one", 39.1, 39.1, "degree"),
        ("nought point six", 0.6, 0.6, None),
        ("mine was point eight", 0.8, 0.8, None),
        ("two of the five hundreds", 2, 2, None),
    ],
)
def test_how_much_of_what(said: str, low: float, high: float, unit: str) -> None:
    """Both ends of a range, shares of a thing, units as they are spoken."""
    found = find_quantities(tokenise(said))
    assert (found[0].low, found[0].high, found[0].unit) == (low, high, unit)


@pytest.mark.parametrize(
    ("said", "roles"),
    [
        ("i am seventy two", ["age"]),
        ("I'm 72 and my leg hurts", ["age"]),
        ("he's eighty", ["age"]),
        ("my mother is nearly ninety", ["age"]),
        ("a woman aged sixty", ["age"]),
        ("at the age of seventy", ["age"]),
        ("a seventy two year old man", ["age"]),
        ("she is three years old", ["age"]),
        ("a five hour flight", ["duration"]),
        ("i am twenty weeks pregnant", ["duration"]),
        ("nine one one", ["phone", "value"]),
        ("thirty of the tablets", ["count"]),
        ("thirty tablets", ["count"]),
        ("four hundred milligrams", ["amount"]),
        ("nine pm", ["clock"]),
        ("seven o'clock", ["clock"]),
        ("half past nine", ["clock"]),
    ],
)
def test_what_the_words_around_decide(said: str, roles: list[str]) -> None:
    """An age needs a person or its own words; a flight of five hours is none."""
    (found,) = find_quantities(tokenise(said))
    assert list(found.roles) == roles


@pytest.mark.parametrize(
    ("said", "could", "never"),
    [
        ("ten", {"age", "clock", "count", "amount", "value"}, {"phone", "duration"}),
        ("four hundred", {"clock", "count", "amount", "value"}, {"age"}),
        ("nine thirty", {"clock"}, {"age"}),
        ("one point five", {"amount", "value"}, {"age", "clock", "count"}),
        ("i had a hundred and thirty", {"count", "value"}, {"age"}),
    ],
)
def test_a_bare_number_keeps_all_that_it_could_be(
    said: str, could: set[str], never: set[str]
) -> None:
    """The question that is open decides."""
    (found,) = find_quantities(tokenise(said))
    assert could <= set(found.roles)
    assert not never & set(found.roles)


def test_each_of_several_has_its_place() -> None:
    """And "a day" is how often, no quantity."""
    words = tokenise("i take two tablets of 400 mg a day and i'm 72")
    assert [words[slice(*each.span)] for each in find_quantities(words)] == [
        ("2", "tablets"),
        ("400", "milligrams"),
        ("72",),
    ]


@pytest.mark.parametrize("said", ["", "my leg hurts", "half my leg", "a day", "an hour"])
def test_where_no_number_is_nothing_is_found(said: str) -> None:
    assert find_quantities(tokenise(said)) == []
