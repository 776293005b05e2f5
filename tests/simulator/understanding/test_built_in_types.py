"""Durations, times and dates, in the forms that Alexa sends."""

from datetime import date

import pytest

from simulator.understanding.built_in_types import DATE, DAY_OF_WEEK, DURATION, TIME, parse
from simulator.understanding.words import tokenise

TUESDAY = date(2026, 3, 3)


def _value(kind: str, said: str) -> str | None:
    return parse(kind, tokenise(said), TUESDAY)


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        ("five minutes", "PT5M"),
        ("half an hour", "PT30M"),
        ("an hour and a half", "PT1H30M"),
        ("one and a half hours", "PT1H30M"),
        ("1.5 hours", "PT1H30M"),
        ("a quarter of an hour", "PT15M"),
        ("three quarters of an hour", "PT45M"),
        ("two hours and thirty minutes", "PT2H30M"),
        ("ninety seconds", "PT90S"),
        ("two weeks", "P2W"),
        ("a fortnight", "P2W"),
        ("three nights", "P3D"),
        ("a couple of days", "P2D"),
        ("the last few months", "P3M"),
        ("a year and a half", "P1Y6M"),
        ("minutes", None),
        ("the second", None),
        ("five", None),
        ("five minutes ago", None),
    ],
)
def test_duration(said: str, iso: str | None) -> None:
    """ISO 8601, as in the slot type reference."""
    assert _value(DURATION, said) == iso


@pytest.mark.parametrize(
    ("said", "clock"),
    [
        ("half past nine", "09:30"),
        ("half ten", "10:30"),
        ("ten every evening", None),
        ("ten thirty", "10:30"),
        ("nine pm", "21:00"),
        ("nine thirty in the evening", "21:30"),
        ("9:30 p.m.", "21:30"),
        ("21:30", "21:30"),
        ("quarter to ten", "09:45"),
        ("quarter to one", "12:45"),
        ("ten to nine in the evening", "20:50"),
        ("five past eight", "08:05"),
        ("nine oh five pm", "21:05"),
        ("seven o'clock", "07:00"),
        ("at nine", "09:00"),
        ("two at night", "02:00"),
        ("twelve am", "00:00"),
        ("noon", "12:00"),
        ("midnight", "00:00"),
        ("in the evening", "EV"),
        ("this morning", "MO"),
        ("tonight", "NI"),
        ("nine bananas", None),
        ("seventy", None),
    ],
)
def test_time(said: str, clock: str | None) -> None:
    """HH:MM, or the part of the day."""
    assert _value(TIME, said) == clock


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("today", "2026-03-03"),
        ("tomorrow", "2026-03-04"),
        ("the day after tomorrow", "2026-03-05"),
        ("tuesday", "2026-03-10"),
        ("last tuesday", "2026-02-24"),
        ("on friday", "2026-03-06"),
        ("next week", "2026-W11"),
        ("this weekend", "2026-W10-WE"),
        ("next month", "2026-04"),
        ("last year", "2025"),
        ("next winter", "2027-WI"),
        ("march third", "2026-03-03"),
        ("the twenty first of march", "2026-03-21"),
        ("2 january", "2027-01-02"),
        ("may", "2026-05"),
        ("right now", "PRESENT_REF"),
        ("february thirtieth", None),
        ("bananas", None),
    ],
)
def test_date(said: str, day: str | None) -> None:
    """ISO dates, weeks, months, years and seasons, counted from a Tuesday."""
    assert _value(DATE, said) == day


def test_day_of_week() -> None:
    """A weekday is sent by its name."""
    assert _value(DAY_OF_WEEK, "Fridays") == "friday"
    assert _value(DAY_OF_WEEK, "tomorrow") is None
