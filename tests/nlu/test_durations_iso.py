"""ISO 8601 durations: how long each is."""

from datetime import timedelta

import pytest

from nlu.durations import to_duration
from nlu.durations_iso import read_duration
from nlu.words import tokenise


@pytest.mark.parametrize(
    ("text", "long"),
    [
        ("PT30S", timedelta(seconds=30)),
        ("PT90M", timedelta(minutes=90)),
        ("PT1H", timedelta(hours=1)),
        ("PT1H30M", timedelta(minutes=90)),
        ("PT1H5S", timedelta(hours=1, seconds=5)),
        ("P1D", timedelta(days=1)),
        ("P1DT2H", timedelta(hours=26)),
        ("P2W", timedelta(weeks=2)),
        ("P1W3D", timedelta(days=10)),
        ("P1M", timedelta(days=30)),
        ("P1M2W", timedelta(days=44)),
        ("P1Y6M", timedelta(days=545)),
        ("PT0.5H", timedelta(minutes=30)),
        ("P0,5D", timedelta(hours=12)),
        ("PT0S", timedelta(0)),
        ("P999999Y", timedelta(days=365 * 999_999)),
    ],
)
def test_a_duration_in_every_unit(text: str, long: timedelta) -> None:
    """Minutes and months share a letter; the T tells them apart."""
    assert read_duration(text) == long


@pytest.mark.parametrize(
    "text",
    [
        *("", "P", "PT", "P1DT", "T1H", "1H", "PT1", "P1H", "PT1D", "PT1M1H", "pt1h", "P1.D"),
        *("-PT1H", "PT-1H", "PT1H ", "PT1H\n", "PT\u0663H", "P9999999Y", "an hour", "?"),
    ],
)
def test_what_is_no_duration(text: str) -> None:
    """Nothing is guessed from a part of it."""
    assert read_duration(text) is None


@pytest.mark.parametrize(
    ("said", "long"),
    [
        ("three quarters of an hour", timedelta(minutes=45)),
        ("an hour and a half", timedelta(minutes=90)),
        ("three weeks and two days", timedelta(days=23)),
        ("a year and a half", timedelta(days=545)),
    ],
)
def test_what_the_reader_of_words_writes_is_read(said: str, long: timedelta) -> None:
    """The two are each other's mirror."""
    assert read_duration(to_duration(tokenise(said)) or "") == long
