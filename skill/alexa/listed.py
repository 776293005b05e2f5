"""Alexa's own list of this skill's reminders → ours: what rings, as she keeps it.

The list is the truth: a reminder may be in it that we could not note down, and one that we noted
may have been changed or deleted in the app. A form that we don't write is left unread.
https://developer.amazon.com/docs/alexa/smapi/alexa-reminders-api-reference.html
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from ask_sdk_model.services.reminder_management import Status

from nlu.repeats import WEEKDAYS
from skill.dialog.effects import Days
from skill.dialog.preferences import Reminder
from skill.dialog.service_events import RemindersFound
from skill.zones import zone_of

_DAYS: Mapping[str, str] = {day[:2].upper(): day for day in WEEKDAYS}
_WEEKDAYS = WEEKDAYS[:5]


def found(answer: Any, now: datetime) -> RemindersFound:
    """Those that are still to ring; of one whose time can't be read the token alone.

    Raises ValueError for an answer without a list: that is not "none".
    """
    alerts = getattr(answer, "alerts", None)
    if alerts is None and str(getattr(answer, "total_count", "")) != "0":
        raise ValueError("an answer without a list of reminders")
    standing = [one for one in alerts or () if one.alert_token and one.status != Status.COMPLETED]
    read = [(str(one.alert_token), _read(one, now)) for one in standing]
    return RemindersFound(
        listed=tuple(one for _, one in read if one),
        unread=tuple(token for token, one in read if one is None),
    )


def _read(one: Any, now: datetime) -> Reminder | None:
    try:
        return _timed(str(one.alert_token), one, now)
    except (AttributeError, KeyError, LookupError, OSError, TypeError, ValueError):
        return None


def _timed(token: str, one: Any, now: datetime) -> Reminder | None:
    trigger = one.trigger
    if trigger.recurrence:
        return _again(token, trigger, now)
    if trigger.scheduled_time is None:
        begun = _aware(one.updated_time or one.created_time)
        at = begun + timedelta(seconds=trigger.offset_in_seconds)
        return Reminder(token, "", "once", int(at.timestamp()))
    there = _local(trigger.scheduled_time, trigger)
    seconds = int(there.timestamp())
    return Reminder(token, f"{there:%H:%M}", "once", seconds, f"{there:%Y-%m-%d}")


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _local(moment: datetime, trigger: Any) -> datetime:
    """A moment on the wall clock of the reminder's own zone."""
    zone = zone_of(trigger.time_zone_id)
    return moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)


def _again(token: str, trigger: Any, now: datetime) -> Reminder | None:
    """One that rings again and again. `start`: its first day, where that is still to come."""
    recurrence = trigger.recurrence
    if recurrence.end_date_time is not None:
        return None
    rules = recurrence.recurrence_rules or []
    clock, days = _rule(rules[0]) if len(rules) == 1 else _old_form(trigger)
    begins = recurrence.start_date_time
    today = f"{_local(now, trigger):%Y-%m-%d}" if begins else ""
    start = f"{_local(begins, trigger):%Y-%m-%d}" if begins else ""
    return Reminder(token, clock, days, start=start if start > today else "")


def _rule(text: str) -> tuple[str, Days]:
    """The wall clock and the days of a rule of RFC 5545; LookupError or ValueError for others."""
    parts = dict(part.split("=", 1) for part in text.upper().strip(";").split(";"))
    clock = f"{int(parts['BYHOUR']):02d}:{int(parts['BYMINUTE']):02d}"
    every, named = int(parts.get("INTERVAL", "1")), parts.get("BYDAY", "")
    return clock, _days(parts["FREQ"], every, named.split(",") if named else [])


def _old_form(trigger: Any) -> tuple[str, Days]:
    recurrence = trigger.recurrence
    named = [getattr(day, "value", str(day)) for day in recurrence.by_day or ()]
    frequency = getattr(recurrence.freq, "value", str(recurrence.freq))
    return f"{trigger.scheduled_time:%H:%M}", _days(frequency, recurrence.interval or 1, named)


def _days(frequency: str, every: int, named: list[str]) -> Days:
    days = tuple(day for day in WEEKDAYS if day in {_DAYS[code] for code in named})
    if frequency == "DAILY" and not days and every in (1, 2):
        return "daily" if every == 1 else "alternate"
    if frequency == "WEEKLY" and days and every == 1:
        return {WEEKDAYS: "daily", _WEEKDAYS: "weekdays"}.get(days) or " ".join(days)
    raise ValueError("a rhythm that we don't write")
