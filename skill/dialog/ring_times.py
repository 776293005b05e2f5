"""A wish for a reminder → a plan: a.m. or p.m. settled, one day found on the calendar there.

By what is said; else by the clock there now, for one day; else by the hour, for these are bedtime
stretches: "at nine" is nine in the evening. It is read back whole, and set only after a yes.
"""

from datetime import date, datetime, time, timedelta
from typing import Literal

from msgspec.structs import replace

from nlu.durations_iso import read_duration
from nlu.repeats import WEEKDAYS
from nlu.ring_days import RingDays, in_words_of_code
from nlu.rings import Wish
from skill.dialog import clock
from skill.dialog.effects import Days, Plan

EVERY_DAY = ("daily", "alternate")
_SETS = {"weekdays": WEEKDAYS[:5], "daily": WEEKDAYS, "alternate": WEEKDAYS}
_HALF_DAY, _DAY, _SMALL = timedelta(hours=12), timedelta(days=1), time(5)
_SOONEST = 60  # seconds

Trouble = Literal["zone", "past", "odd"]
"""Why there is no plan: the day there is not known; that time is over; it can't repeat so."""


def named_days(days: Days) -> tuple[str, ...]:
    """The days of the week on which it may ring."""
    return _SETS.get(days) or tuple(days.split())


def first_ring(plan: Plan, here: datetime) -> datetime:
    """When it rings first, by the wall clock (naive) that shows `here` now."""
    at = time.fromisoformat(str(plan.clock))
    if plan.days == "once":
        return datetime.combine(date.fromisoformat(str(plan.date)), at)
    first = datetime.combine(max(here.date(), _start(plan)), at)
    while first <= here or WEEKDAYS[first.weekday()] not in named_days(plan.days):
        first += _DAY
    return first


def _start(plan: Plan) -> date:
    return date.fromisoformat(plan.start) if plan.start else date.min


def rings_once(wish: Wish, before: Plan) -> bool:
    """Whether it is to ring on one day, so that the day there must be known."""
    if wish.days.odd or wish.delay or wish.days.days:
        return wish.days.once and not wish.delay
    once = before.days == "once" and not (before.seconds and not wish.clock)
    return wish.days.one_day or wish.days.once or once


def planned(
    wish: Wish, before: Plan, here: datetime | None, declined: str | None
) -> Plan | Trouble:
    """The plan that a wish makes of the one `before` it; without a clock it is not timed yet.

    `here`: the wall clock (naive), None where it is not known; `declined`: a clock said no to.
    """
    if wish.days.odd:
        return "odd"
    if rings_once(wish, before):
        return _on_a_day(wish, before, here, declined) if here else "zone"
    if wish.delay or (wish.shift and before.clock is None):
        return replace(before, clock=None, date=None, days="once", seconds=_seconds(wish, before))
    at = _settled(wish, declined) or _shifted(before.clock, wish.shift)
    days = _days(wish.days, before)
    start = before.start if days == before.days else None
    plan = replace(before, clock=at, seconds=None, date=None, days=days, start=start)
    if days != "alternate" or at is None or here is None:
        return plan
    return replace(plan, start=first_ring(plan, here).date().isoformat())


def _seconds(wish: Wish, before: Plan) -> int | None:
    """So long from now; None for what is no time at all."""
    after = read_duration(wish.delay) if wish.delay else None
    shift = (before.seconds or 0) + wish.shift * 60
    seconds = int(after.total_seconds()) if after else shift
    return max(seconds, _SOONEST) if seconds else None


def _settled(wish: Wish, declined: str | None) -> str | None:
    if not wish.clock:
        return None
    return wish.clock if wish.half else clock.settle(wish.clock, declined)


def _shifted(at: str | None, minutes: int) -> str | None:
    if at is None or not minutes:
        return at
    moved = datetime.combine(date(2000, 1, 2), time.fromisoformat(at)) + timedelta(minutes=minutes)
    return f"{moved:%H:%M}"


def _days(said: RingDays, before: Plan) -> Days:
    days = said.days or (before.days if before.days != "once" else "daily")
    if not said.without:
        return days
    left = tuple(day for day in named_days(days) if day not in said.without.split())
    return in_words_of_code(left) if left else days


def _on_a_day(wish: Wish, before: Plan, here: datetime, declined: str | None) -> Plan | Trouble:
    """Once: on the day that is named, or the next on which that time comes."""
    named = day_of(wish.days, here) or (date.fromisoformat(before.date) if before.date else None)
    at = _settled(wish, declined) or before.clock
    plan = replace(before, days="once", seconds=None, date=None, start=None)
    if at is None:
        return replace(plan, clock=None, date=named.isoformat() if named else None)
    moment = datetime.combine(named or here.date(), time.fromisoformat(at))
    moment += timedelta(minutes=0 if wish.clock else wish.shift)
    if _of_the_small_hours(wish, moment, here):
        moment += _DAY
    open_half = bool(wish.clock) and not (wish.half or declined) and moment.date() == here.date()
    moments = [moment, *([moment - _HALF_DAY] if open_half else [])]
    if named is None:
        moments.append(moment + _DAY)
    soonest = min((one for one in moments if one > here), default=None)
    if soonest is None:
        return "past"
    return replace(plan, clock=f"{soonest:%H:%M}", date=soonest.date().isoformat())


def _of_the_small_hours(wish: Wish, moment: datetime, here: datetime) -> bool:
    """Whether "tonight at one" is of the day after: the night goes on behind midnight."""
    of_night = wish.part in ("night", "evening") and bool(wish.clock)
    return of_night and moment.time() < _SMALL and here.time() >= _SMALL


def day_of(days: RingDays, here: datetime) -> date | None:
    """The one day that is named, on the calendar there; None where none is."""
    today = here.date()
    if days.ahead is not None:
        return today + timedelta(days=days.ahead)
    if days.weekday:
        ahead = (WEEKDAYS.index(days.weekday) - today.weekday() - 1) % 7 + 1
        return today + timedelta(days=ahead, weeks=days.weeks)
    return _next_on(days.on, today) if days.on else None


def _next_on(on: str, today: date) -> date | None:
    """The next day of the year ("11-20") or of a month ("20") from today on."""
    for ahead in range(366 * 4 + 1):
        day = today + timedelta(days=ahead)
        if day.isoformat().endswith(f"-{on}"):
            return day
    return None
