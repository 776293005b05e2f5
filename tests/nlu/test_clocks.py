"""Times of day, where the words say that they are one."""

import pytest

from nlu.clocks import find_clocks, last_meant
from nlu.words import tokenise


def _clocks(said: str) -> list[str]:
    return [one.value for one in find_clocks(tokenise(said))]


@pytest.mark.parametrize(
    ("said", "clocks"),
    [
        ("half eight", ["08:30"]),
        ("i was up till four with it", ["04:00"]),
        ("awake since five this morning", ["05:00"]),
        ("i have one at eight and another at eleven", ["08:00", "11:00"]),
        ("eightish", ["08:00"]),
        ("remind me to stretch nine forty five", ["09:45"]),
        ("make it seven fifteen", ["07:15"]),
        ("they start around midnight", ["00:00"]),
        ("twenty to seven in the evening", ["18:40"]),
        ("ten please", ["10:00"]),
        ("six p m sharp", ["18:00"]),
        ("they come around three and then i'm up", ["03:00"]),
        ("i'm in bed by then so eight forty five", ["08:45"]),
        ("prepone it to nine", ["09:00"]),
        ("move it from eight to ten", ["08:00", "10:00"]),
    ],
)
def test_a_time_of_day(said: str, clocks: list[str]) -> None:
    assert _clocks(said) == clocks


@pytest.mark.parametrize(
    "said",
    [
        "i get two of them a night",
        "about ten of the tablets went missing",
        "i walked for six miles",
        "one sixty over ninety five",
        "a lad of eight has cramps",
        "i had five cramps",
        "around five cramps a week",
        "is four hundred too much",
        "a woman needs three twenty",
        "i take two fifteen every night",
        "it woke me five times in one night",
    ],
)
def test_what_is_no_time(said: str) -> None:
    assert _clocks(said) == []


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("no eight not eight thirty", "08:00"),
        ("nine no make it ten", "10:00"),
        ("not at six at seven", "07:00"),
        ("change it from eight to half eight", "08:30"),
        ("nine and then the news at ten", "09:00"),
    ],
)
def test_of_two_times_the_mended_one_holds(said: str, meant: str) -> None:
    words = tokenise(f"remind me {said}")
    found = last_meant(words, find_clocks(words))
    assert found
    assert found.value == meant


def test_where_every_time_is_refused_none_holds() -> None:
    words = tokenise("remind me not at nine")
    assert last_meant(words, find_clocks(words)) is None
