"""A plan → the body of Alexa's Reminders API (alexa.md 5.1).

https://developer.amazon.com/docs/alexa/smapi/alexa-reminders-api-reference.html
"""

from datetime import UTC, datetime, time, timedelta
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

from nlu.repeats import WEEKDAYS
from skill.dialog.effects import Plan

_EVERY = {"daily": WEEKDAYS, "weekdays": WEEKDAYS[:5]}


def zone(answer: Any) -> str:
    """The name in the time zone service's answer. Raises ValueError for one that is no zone."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415  # few turns need it

    name = str(getattr(answer, "value", answer)).strip('"')
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as fault:
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
    hour, minute = plan.clock.split(":")
    rule = f"{_days_rule(plan)};BYHOUR={int(hour)};BYMINUTE={int(minute)};BYSECOND=0;INTERVAL=1;"
    first = first_local(plan, zone_name, now)
    return Trigger(
        object_type=TriggerType.SCHEDULED_ABSOLUTE,
        scheduled_time=first,
        time_zone_id=zone_name,
        recurrence=Recurrence(recurrence_rules=[rule]),
    )


def _days(plan: Plan) -> tuple[str, ...]:
    return _EVERY.get(plan.days) or tuple(plan.days.split())


def _days_rule(plan: Plan) -> str:
    if plan.days == "daily":
        return "FREQ=DAILY"
    return f"FREQ=WEEKLY;BYDAY={','.join(day[:2].upper() for day in _days(plan))}"


def first_local(plan: Plan, zone_name: str, now: datetime) -> datetime:
    """When it rings first, on the wall clock there (naive): today if still to come, else later."""
    from zoneinfo import ZoneInfo  # noqa: PLC0415  # few turns need it

    here = now.astimezone(ZoneInfo(zone_name)).replace(tzinfo=None)
    first = datetime.combine(here.date(), time.fromisoformat(str(plan.clock)))
    if first <= here:
        first += timedelta(days=1)
    while WEEKDAYS[first.weekday()] not in _days(plan):
        first += timedelta(days=1)
    return first


def next_ring(plan: Plan, now: datetime) -> int | None:
    """Epoch seconds of a reminder that rings once; None for a nightly one."""
    return None if plan.seconds is None else int(now.timestamp()) + plan.seconds
