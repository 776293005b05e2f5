"""Alexa's list of our reminders is read as we wrote them; another form is left unread."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from ask_sdk_model.services.reminder_management import (
    GetRemindersResponse,
    Recurrence,
    RecurrenceDay,
    RecurrenceFreq,
    Status,
    Trigger,
    TriggerType,
)
from ask_sdk_model.services.reminder_management import Reminder as Alert

from skill.alexa.listed import found
from skill.alexa.reminder_request import next_ring, reminder_request
from skill.dialog.effects import Plan
from skill.dialog.preferences import Reminder
from tests.conftest import NOW

_ZONE = "America/New_York"
_TOMORROW = (NOW + timedelta(days=1)).date().isoformat()
_LATER = (NOW + timedelta(days=3)).date().isoformat()


def _found(*triggers: Trigger | None, status: Status = Status.ON) -> Any:
    alerts = [
        Alert(f"t{at}", NOW, NOW, status=status, trigger=one) for at, one in enumerate(triggers)
    ]
    return found(GetRemindersResponse(str(len(alerts)), alerts), NOW)


def _trigger(plan: Plan) -> Trigger:
    request = reminder_request(plan, _ZONE, NOW, "en-US", "do your stretches")
    assert request.trigger
    return request.trigger


@pytest.mark.parametrize(
    "plan",
    [
        Plan(clock="21:30"),
        Plan(clock="07:05", days="weekdays"),
        Plan(clock="21:30", days="monday thursday"),
        Plan(clock="21:30", days="alternate", start=_TOMORROW),
        Plan(clock="21:30", start=_LATER),
        Plan(clock="22:00", days="once", date=_TOMORROW),
        Plan(seconds=3600, days="once"),
    ],
)
def test_what_we_wrote_is_read_as_it_was(plan: Plan) -> None:
    """Time, days, date, first day, and the moment of one that rings once."""
    at = next_ring(plan, _ZONE, NOW)
    wanted = Reminder("t0", plan.clock or "", plan.days, at or 0, plan.date or "", plan.start or "")
    assert _found(_trigger(plan)).listed == (wanted,)


def _old(freq: RecurrenceFreq, *days: RecurrenceDay) -> Trigger:
    recurrence = Recurrence(freq=freq, by_day=list(days))
    at = datetime(2026, 11, 26, 21, 30)  # noqa: DTZ001  # a wall clock; the zone stands beside it
    kind = TriggerType.SCHEDULED_ABSOLUTE
    return Trigger(kind, scheduled_time=at, time_zone_id=_ZONE, recurrence=recurrence)


def test_the_older_form_is_read_too() -> None:
    """Alexa may give back what she made of a rule."""
    daily = _old(RecurrenceFreq.DAILY)
    weekly = _old(RecurrenceFreq.WEEKLY, RecurrenceDay.TH, RecurrenceDay.MO)
    assert [(one.clock, one.days) for one in _found(daily, weekly).listed] == [
        ("21:30", "daily"),
        ("21:30", "monday thursday"),
    ]


def _by_rules(*rules: str, end: datetime | None = None) -> Trigger:
    recurrence = Recurrence(recurrence_rules=list(rules), end_date_time=end)
    kind = TriggerType.SCHEDULED_ABSOLUTE
    return Trigger(kind, time_zone_id=_ZONE, recurrence=recurrence)


_NIGHTLY = "FREQ=DAILY;BYHOUR=21;BYMINUTE=30;BYSECOND=0;INTERVAL=1;"


@pytest.mark.parametrize(
    "trigger",
    [
        None,
        _by_rules("FREQ=MONTHLY;BYHOUR=21;BYMINUTE=30"),
        _by_rules("FREQ=DAILY;BYHOUR=21,22;BYMINUTE=30"),
        _by_rules("FREQ=DAILY;INTERVAL=3;BYHOUR=21;BYMINUTE=30"),
        _by_rules("FREQ=DAILY;BYMINUTE=30"),
        _by_rules("FREQ=WEEKLY;BYDAY=XX;BYHOUR=21;BYMINUTE=30"),
        _by_rules("nothing of the kind"),
        _by_rules(_NIGHTLY, _NIGHTLY),
        _by_rules(_NIGHTLY, end=NOW),
        Trigger(TriggerType.SCHEDULED_ABSOLUTE, scheduled_time=NOW, time_zone_id="Mars/Base"),
        Trigger(TriggerType.SCHEDULED_RELATIVE),
    ],
)
def test_another_form_is_left_unread(trigger: Trigger | None) -> None:
    """By its token alone; nothing is made up."""
    assert _found(trigger).listed == ()
    assert _found(trigger).unread == ("t0",)


def test_what_has_rung_is_none_that_stands() -> None:
    """It is listed for three days more."""
    done = _found(_trigger(Plan(clock="21:30")), status=Status.COMPLETED)
    assert (done.listed, done.unread) == ((), ())


@pytest.mark.parametrize("answer", [None, GetRemindersResponse("3"), GetRemindersResponse()])
def test_an_answer_without_a_list_is_not_none(answer: Any) -> None:
    """Or a garbled answer would forget everything."""
    with pytest.raises(ValueError, match="without a list"):
        found(answer, NOW)
    assert found(GetRemindersResponse("0"), NOW).listed == ()
