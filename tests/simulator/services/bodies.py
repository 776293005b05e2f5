"""Reminders as a skill would send them."""

from typing import Any

NIGHTLY = "FREQ=DAILY;BYHOUR=21;BYMINUTE=30;BYSECOND=0;INTERVAL=1;"


def reminder(**trigger: Any) -> dict[str, Any]:
    """A reminder with this trigger."""
    return {
        "requestTime": "2026-03-27T20:00:00.000",
        "trigger": trigger,
        "alertInfo": {
            "spokenInfo": {"content": [{"locale": "en-GB", "text": "do your bedtime stretches"}]}
        },
        "pushNotification": {"status": "ENABLED"},
    }


def nightly(rule: str = NIGHTLY, zone: str | None = "Europe/London", **more: Any) -> dict[str, Any]:
    """A reminder that recurs."""
    where = {"timeZoneId": zone} if zone else {}
    recurrence = {"recurrenceRules": [rule], **more}
    return reminder(type="SCHEDULED_ABSOLUTE", recurrence=recurrence, **where)


def once(time: str, zone: str = "Europe/London") -> dict[str, Any]:
    """A reminder at a local time."""
    return reminder(type="SCHEDULED_ABSOLUTE", scheduledTime=time, timeZoneId=zone)


def later(seconds: int) -> dict[str, Any]:
    """A reminder after so many seconds."""
    return reminder(type="SCHEDULED_RELATIVE", offsetInSeconds=seconds)
