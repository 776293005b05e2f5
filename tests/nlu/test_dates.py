"""Which day, in the forms that Alexa sends."""

from datetime import date

import pytest

from nlu.dates import to_date, to_day_of_week
from nlu.words import tokenise

TUESDAY = date(2026, 3, 3)


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
    assert to_date(tokenise(said), TUESDAY) == day


def test_day_of_week() -> None:
    """A weekday is sent by its name."""
    assert to_day_of_week(tokenise("Fridays")) == "friday"
    assert to_day_of_week(tokenise("tomorrow")) is None
