"""A wish becomes a plan: the half of the day settled, one day found on the calendar there."""

from datetime import datetime

import pytest

from nlu.rings import find_rings
from nlu.words import tokenise
from skill.dialog.effects import Plan
from skill.dialog.ring_times import first_ring, planned

WEDNESDAY = datetime.fromisoformat("2026-11-04T20:15")
MORNING = datetime.fromisoformat("2026-11-04T08:00")
NIGHT = datetime.fromisoformat("2026-11-05T00:40")


def _planned(said: str, here: datetime | None = WEDNESDAY, before: Plan | None = None) -> object:
    (wish,) = find_rings(tokenise(said))
    return planned(wish, before or Plan(), here, None)


@pytest.mark.parametrize(
    ("said", "here", "when"),
    [
        ("tonight at nine", WEDNESDAY, "2026-11-04 21:00"),
        ("today at nine", MORNING, "2026-11-04 09:00"),
        ("today at seven", MORNING, "2026-11-04 19:00"),
        ("just once at nine", WEDNESDAY, "2026-11-04 21:00"),
        ("just once at eight", WEDNESDAY, "2026-11-05 20:00"),
        ("tonight at one", WEDNESDAY, "2026-11-05 01:00"),
        ("tonight at one", NIGHT, "2026-11-05 01:00"),
        ("tonight at midnight", WEDNESDAY, "2026-11-05 00:00"),
        ("tomorrow at ten", WEDNESDAY, "2026-11-05 22:00"),
        ("wednesday at nine", WEDNESDAY, "2026-11-11 21:00"),
        ("a week on friday at nine", WEDNESDAY, "2026-11-13 21:00"),
        ("on the third at nine", WEDNESDAY, "2026-12-03 21:00"),
        ("on the third of november at nine", WEDNESDAY, "2027-11-03 21:00"),
        ("on the twenty ninth of february at nine", WEDNESDAY, "2028-02-29 21:00"),
    ],
)
def test_one_day(said: str, here: datetime, when: str) -> None:
    day, clock = when.split()
    assert _planned(said, here) == Plan(clock=clock, days="once", date=day)


def test_a_time_that_is_over_is_no_plan() -> None:
    assert _planned("tonight at eight") == "past"


def test_without_the_day_there_none_is_found() -> None:
    """What is counted from now needs none, nor what rings every day."""
    assert _planned("tomorrow at nine", None) == "zone"
    assert _planned("in an hour", None) == Plan(days="once", seconds=3600)
    assert _planned("every night at nine", None) == Plan(clock="21:00")


def test_every_second_day_begins_with_the_next_ring() -> None:
    assert _planned("every other night at eight") == Plan(
        clock="20:00", days="alternate", start="2026-11-05"
    )


@pytest.mark.parametrize(
    ("said", "before", "after"),
    [
        ("an hour later", Plan(clock="23:30"), Plan(clock="00:30")),
        ("half an hour later", Plan(seconds=600, days="once"), Plan(seconds=2400, days="once")),
        (
            "an hour later",
            Plan(clock="23:30", days="once", date="2026-11-04"),
            Plan(clock="00:30", days="once", date="2026-11-05"),
        ),
        ("not fridays", Plan(clock="21:00", days="weekdays"),
         Plan(clock="21:00", days="monday tuesday wednesday thursday")),
        ("in ten minutes", Plan(clock="21:00"), Plan(seconds=600, days="once")),
        ("nine", Plan(days="once", date="2026-11-06"),
         Plan(clock="21:00", days="once", date="2026-11-06")),
        ("every night", Plan(clock="21:00", days="once", date="2026-11-06"), Plan(clock="21:00")),
    ],
)  # fmt: skip
def test_what_is_said_is_laid_over_what_was_there(said: str, before: Plan, after: Plan) -> None:
    assert _planned(said, before=before) == after


def test_none_is_left_where_all_days_are_left_out() -> None:
    """Then nothing is taken away: it is asked again by reading back."""
    plan = _planned("not weekdays", before=Plan(clock="21:00", days="monday"))
    assert plan == Plan(clock="21:00", days="monday")


def test_it_rings_first_when_it_is_due() -> None:
    assert first_ring(Plan(clock="20:00"), WEDNESDAY).isoformat() == "2026-11-05T20:00:00"
    put_off = Plan(clock="21:00", start="2026-11-07")
    assert first_ring(put_off, WEDNESDAY).isoformat() == "2026-11-07T21:00:00"
    mondays = Plan(clock="21:00", days="monday")
    assert first_ring(mondays, WEDNESDAY).isoformat() == "2026-11-09T21:00:00"
