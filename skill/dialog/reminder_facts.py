"""When a reminder rings, as facts of an act; and the wall clock there."""

from datetime import UTC, date, datetime, timedelta

from skill.dialog.effects import Plan
from skill.dialog.preferences import Reminder
from skill.dialog.replies import FactValue
from skill.dialog.state import State
from skill.dialog.turn_context import TurnContext
from skill.zones import zone_of

_TONIGHT = "17:00"  # from then on a day is spoken of as its night
_NEAR = {0: "today", 1: "tomorrow"}


def here(state: State, context: TurnContext) -> datetime | None:
    """The wall clock at the device (naive); None where its zone is not known."""
    if not state.zone:
        return None
    return context.now.astimezone(zone_of(state.zone)).replace(tzinfo=None)


def here_by(kept: tuple[Reminder, ...], context: TurnContext) -> datetime | None:
    """The same without a zone, by a reminder of which the day there and the moment are known."""
    for one in kept:
        if one.at and one.date and one.clock:
            local = datetime.fromisoformat(f"{one.date}T{one.clock}")
            ahead = local - datetime.fromtimestamp(one.at, UTC).replace(tzinfo=None)
            return context.now.replace(tzinfo=None) + ahead
    return None


def plan_of(kept: Reminder) -> Plan:
    """A reminder that is there, as the plan that a change begins with."""
    return Plan(
        clock=kept.clock or None,
        days=kept.days,
        date=kept.date or None,
        start=kept.start or None,
        replaces=kept.token,
    )


def when(plan: Plan, now: datetime | None = None) -> dict[str, FactValue]:
    """A plan as facts of an act: `clock` ("21:30" or empty), `days`, `minutes` of a one-off.

    Of one day also `date` (ISO 8601), `weekday` (0 is Monday) and, where the wall clock there is
    known, which `day` that is: today, tonight, tomorrow. `start`: the first day, where it is not
    the next that comes, and `from`: which day that is.
    """
    facts: dict[str, FactValue] = {
        "clock": plan.clock or "",
        "days": plan.days,
        "minutes": round((plan.seconds or 0) / 60),
    }
    if plan.days == "once" and plan.date:
        facts |= _dated(date.fromisoformat(plan.date), plan.clock or "", now)
    if plan.start:
        first = date.fromisoformat(plan.start)
        facts |= {"start": plan.start, "from": _dated(first, plan.clock or "", now)["day"]}
    return facts


def _dated(day: date, clock: str, now: datetime | None) -> dict[str, FactValue]:
    near = _NEAR.get((day - now.date()) // timedelta(days=1), "") if now else ""
    if near == "today" and clock >= _TONIGHT:
        near = "tonight"
    return {"date": day.isoformat(), "weekday": day.weekday(), "day": near}


def with_prefix(prefix: str, facts: dict[str, FactValue]) -> dict[str, FactValue]:
    """The facts of another reminder beside those of the first."""
    return {f"{prefix}_{name}": fact for name, fact in facts.items()}
