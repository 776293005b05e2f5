"""Plans → Alexa's Reminders API: local times that stay what was said, over daylight saving."""

from datetime import UTC, datetime
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer

from skill.alexa.reminder_request import first_local, reminder_request, zone
from skill.dialog.effects import Plan

LONDON, NEW_YORK, SYDNEY = "Europe/London", "America/New_York", "Australia/Sydney"


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("clock", "days", "place", "now", "first"),
    [
        # Still to come today, on the wall clock there and not in UTC.
        ("21:30", "daily", LONDON, "2026-11-25T20:00", "2026-11-25T21:30"),
        ("21:30", "daily", NEW_YORK, "2026-11-26T01:00", "2026-11-25T21:30"),
        ("21:30", "daily", SYDNEY, "2026-11-25T11:00", "2026-11-26T21:30"),
        # Gone by, or this very minute.
        ("21:30", "daily", LONDON, "2026-11-25T21:30", "2026-11-26T21:30"),
        # The nights on which the clocks change: the wall clock stays what was said.
        ("21:30", "daily", LONDON, "2026-03-28T22:00", "2026-03-29T21:30"),
        ("21:30", "daily", LONDON, "2026-10-24T21:00", "2026-10-25T21:30"),
        ("21:30", "daily", NEW_YORK, "2026-03-08T03:00", "2026-03-08T21:30"),
        ("00:30", "daily", LONDON, "2026-03-29T00:45", "2026-03-30T00:30"),
        ("20:30", "daily", LONDON, "2026-03-29T19:15", "2026-03-29T20:30"),
        # 25 November 2026 is a Wednesday, the 27th a Friday.
        ("21:30", "weekdays", LONDON, "2026-11-27T20:00", "2026-11-27T21:30"),
        ("21:30", "weekdays", LONDON, "2026-11-27T22:00", "2026-11-30T21:30"),
        ("21:30", "weekdays", LONDON, "2026-11-28T10:00", "2026-11-30T21:30"),
        ("21:30", "monday thursday", LONDON, "2026-11-25T10:00", "2026-11-26T21:30"),
        ("21:30", "monday", LONDON, "2026-11-25T10:00", "2026-11-30T21:30"),
    ],
)
def test_the_first_ring(clock: str, days: str, place: str, now: str, first: str) -> None:
    """On the device's wall clock, always ahead."""
    plan = Plan(clock=clock, days=days)
    assert first_local(plan, place, _utc(now)) == datetime.fromisoformat(first)


def test_a_nightly_reminder_recurs_on_the_wall_clock() -> None:
    """As Alexa's documentation writes it."""
    made = reminder_request(
        Plan(clock="21:30"), LONDON, _utc("2026-11-25T20:00"), "en-GB", "stretch"
    )
    body: Any = DefaultSerializer().serialize(made)
    assert body["trigger"]["type"] == "SCHEDULED_ABSOLUTE"
    assert body["trigger"]["scheduledTime"].startswith("2026-11-25T21:30:00")
    assert body["trigger"]["timeZoneId"] == LONDON
    assert body["trigger"]["recurrence"] == {
        "recurrenceRules": ["FREQ=DAILY;BYHOUR=21;BYMINUTE=30;BYSECOND=0;INTERVAL=1;"]
    }
    assert body["alertInfo"]["spokenInfo"]["content"] == [{"locale": "en-GB", "text": "stretch"}]


def test_a_reminder_on_named_days_recurs_on_these() -> None:
    plan = Plan(clock="21:30", days="monday thursday")
    made = reminder_request(plan, LONDON, _utc("2026-11-25T20:00"), "en-GB", "stretch")
    body: Any = DefaultSerializer().serialize(made)
    (rule,) = body["trigger"]["recurrence"]["recurrenceRules"]
    assert rule.startswith("FREQ=WEEKLY;BYDAY=MO,TH;")


def test_a_reminder_in_an_hour_counts_seconds() -> None:
    """It needs no time zone."""
    made = reminder_request(Plan(seconds=3600), None, _utc("2026-11-25T20:00"), "en-GB", "stretch")
    body: Any = DefaultSerializer().serialize(made)
    assert body["trigger"] == {"type": "SCHEDULED_RELATIVE", "offsetInSeconds": 3600}


@pytest.mark.parametrize("answer", [None, "", "Europe/Atlantis", "../../etc/passwd", "a" * 500])
def test_a_strange_time_zone_is_refused(answer: str | None) -> None:
    """The service's answer comes from outside."""
    with pytest.raises(ValueError, match="no time zone"):
        zone(answer)


def test_a_time_zone_comes_as_text() -> None:
    """With its quotes or without."""
    assert zone('"Europe/London"') == zone(LONDON) == LONDON
