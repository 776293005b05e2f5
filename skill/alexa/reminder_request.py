"""A plan → the body of Alexa's Reminders API (alexa.md 5.1).

https://developer.amazon.com/docs/alexa/smapi/alexa-reminders-api-reference.html
"""

from datetime import UTC, datetime
from typing import Any

from ask_sdk_model.services.reminder_management import (
    AlertInfo,
    PushNotification,
    PushNotificationStatus,
    Recurrence,
    ReminderRequest,
    SpokenInfo,
    SpokenText,
    Trigger,
    TriggerType,
)

from skill.dialog.effects import Plan
from skill.dialog.ring_times import EVERY_DAY, first_ring, named_days
from skill.zones import zone_of


def zone(answer: Any) -> str:
    """The name in the time zone service's answer. Raises ValueError for one that is no zone."""
    name = str(getattr(answer, "value", answer)).strip('"')
    try:
        zone_of(name)
    except (KeyError, ValueError, OSError) as fault:
        raise ValueError("the time zone service named no time zone") from fault
    return name


def reminder_request(
    plan: Plan, zone_name: str | None, now: datetime, locale: str, label: str
) -> ReminderRequest:
    """The request. `now` is aware UTC; `zone_name` may be None for a plan in so many seconds."""
    spoken = SpokenInfo(content=[SpokenText(locale=locale, text=label)])
    return ReminderRequest(
        request_time=now.astimezone(UTC).replace(tzinfo=None),
        trigger=_trigger(plan, zone_name, now),
        alert_info=AlertInfo(spoken_info=spoken),
        push_notification=PushNotification(status=PushNotificationStatus.ENABLED),
    )


def _trigger(plan: Plan, zone_name: str | None, now: datetime) -> Trigger:
    if plan.clock is None or zone_name is None:
        return Trigger(object_type=TriggerType.SCHEDULED_RELATIVE, offset_in_seconds=plan.seconds)
    first = first_local(plan, zone_name, now)
    return Trigger(
        object_type=TriggerType.SCHEDULED_ABSOLUTE,
        scheduled_time=first,
        time_zone_id=zone_name,
        recurrence=None if plan.days == "once" else _recurrence(plan, first),
    )


def _recurrence(plan: Plan, first: datetime) -> Recurrence:
    """A rule of RFC 5545, as Amazon writes them: built of our own fields, so nothing is parsed.

    Where its first day matters (every second day; one that is put off) it goes along.
    """
    every = 2 if plan.days == "alternate" else 1
    clock = f"BYHOUR={first.hour};BYMINUTE={first.minute};BYSECOND=0"
    rule = f"{_days_rule(plan)};{clock};INTERVAL={every};"
    starts = first if every > 1 or plan.start else None
    return Recurrence(recurrence_rules=[rule], start_date_time=starts)


def _days_rule(plan: Plan) -> str:
    if plan.days in EVERY_DAY:
        return "FREQ=DAILY"
    return f"FREQ=WEEKLY;BYDAY={','.join(day[:2].upper() for day in named_days(plan.days))}"


def first_local(plan: Plan, zone_name: str, now: datetime) -> datetime:
    """When it rings first, on the wall clock there (naive): on its day, or the next that is due."""
    return first_ring(plan, now.astimezone(zone_of(zone_name)).replace(tzinfo=None))


def next_ring(plan: Plan, zone_name: str | None, now: datetime) -> int | None:
    """Epoch seconds of a reminder that rings once; None for one that rings again and again."""
    if plan.seconds is not None:
        return int(now.timestamp()) + plan.seconds
    if plan.days != "once" or zone_name is None:
        return None
    return int(first_local(plan, zone_name, now).replace(tzinfo=zone_of(zone_name)).timestamp())
