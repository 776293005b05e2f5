"""The reminders that are there: told, cancelled, left out for a night; which one is meant.

What is there was looked up in Alexa's own list just before (alexas_list.py).
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from msgspec.structs import replace

from nlu.rings import Wish
from skill.dialog.clock import on_dial
from skill.dialog.effects import Deed, DropReminder, FindZone, Plan, SetReminder
from skill.dialog.events import Event
from skill.dialog.preferences import Reminder
from skill.dialog.reminder_events import CanceledReminder, OfReminder, PickedReminder
from skill.dialog.reminder_facts import here, here_by, plan_of, when
from skill.dialog.replies import Act, FactValue, Reply
from skill.dialog.ring_times import day_of, first_ring, named_days
from skill.dialog.service_events import ReminderGone
from skill.dialog.state import Pick, State, Turn
from skill.dialog.turn_context import TurnContext

_NONE = Act("reminders.none")
_NOON = "12:00"
_AT_ONCE = 4  # calls of a turn (skill/play_turn.py)
Kept = Sequence[Reminder]


def which(state: State, _event: Event, context: TurnContext) -> Turn:
    """When they ring."""
    if kept := context.preferences.standing(context.now):
        return Turn(state, Reply(tuple(_told(kept, state, context))))
    return Turn(state, Reply((_NONE,), Act("reminders.offer")))


def _told(kept: Kept, state: State, context: TurnContext) -> list[Act]:
    now = here(state, context) or here_by(tuple(kept), context)
    acts = []
    for at, one in enumerate(kept):
        facts = when(_from_now(one, now), now) | ({"beside": True} if at else {})
        if one.days == "once":
            left = max(round((one.at - context.now.timestamp()) / 60), 1)
            acts.append(Act("reminders.once_is", facts | {"minutes": left}))
        else:
            acts.append(Act("reminders.is", facts))
    return acts


def _from_now(kept: Reminder, now: datetime | None) -> Plan:
    """The reminder, without its first day where that is over."""
    plan = plan_of(kept)
    over = plan.start and now and date.fromisoformat(plan.start) <= now.date()
    return replace(plan, start=None) if over else plan


def cancel(state: State, event: Event, context: TurnContext) -> Turn:
    """Delete it, or all of them; which one is asked where there are several."""
    standing = context.preferences.standing(context.now)
    if not standing:
        return Turn(state, Reply((_NONE,)))
    wishes = event.wishes if isinstance(event, OfReminder) else ()
    every = isinstance(event, CanceledReminder) and event.every
    now = here(state, context) or here_by(standing, context)
    meant = standing if every else meant_of(standing, wishes[0] if wishes else Wish(), now)
    if len(meant) == 1 or every:
        return drop(state, meant)
    return ask_which(state, "cancel", wishes, context)


def drop(state: State, meant: Kept) -> Turn:
    """Have these deleted, one after the other; a turn has time for a few, the rest is told."""
    first, *rest = (one.token for one in meant[:_AT_ONCE])
    effect = DropReminder(first, tuple(rest), many=bool(rest))
    return Turn(replace(state, pick=None), Reply(effect=effect))


def gone(state: State, event: Event, context: TurnContext) -> Turn:
    """Deleted, or no longer known to Alexa: forgotten quietly; a change makes a new one."""
    assert isinstance(event, ReminderGone)  # noqa: S101  # the table pairs types
    left = tuple(one for one in context.preferences.reminders if one.token != event.token)
    preferences = replace(context.preferences, reminders=left)
    if event.plan:
        anew = SetReminder(replace(event.plan, replaces=None))
        return Turn(state, Reply(effect=anew), preferences)
    if event.after:
        following = DropReminder(event.after[0], event.after[1:], many=True)
        return Turn(state, Reply(effect=following), preferences)
    standing = preferences.standing(context.now)
    many: dict[str, FactValue] = {"many": True} if event.many else {}
    told = [Act("reminders.canceled", many) if event.dropped else _NONE]
    return Turn(state, Reply((*told, *_left(standing, state, context))), preferences)


def _left(standing: Kept, state: State, context: TurnContext) -> list[Act]:
    """What still rings, where one of several was taken away."""
    told = _told(standing, state, context)
    return [replace(one, facts={**one.facts, "still": True}) for one in told]


def skip(state: State, wishes: Sequence[Wish], context: TurnContext) -> Turn:
    """Left out on the one day: put off until the day after. One that rings once goes."""
    standing = context.preferences.standing(context.now)
    if not standing:
        return Turn(state, Reply((_NONE,), Act("reminders.offer")))
    if state.zone is None:
        return Turn(state, Reply(effect=FindZone("skip", tuple(wishes))))
    now = here(state, context)
    if now is None:
        act = Act("reminders.failed", {"why": "zone", "what": "skip"})
        return Turn(state, Reply((act,)))
    wish = wishes[0] if wishes else Wish()
    due = [one for one in standing if _rings(one, now).date() == _skipped(wish, now)]
    due = [] if wish.days.odd else due  # "for a week"
    meant = due if len(due) == 1 else meant_of(due, wish._replace(days=Wish().days), now)
    if not due:
        return Turn(state, Reply((Act("reminders.not_then"), *_told(standing, state, context))))
    if len(meant) == 1:
        return leave_out(state, meant, context)
    return ask_which(state, "skip", wishes, context)


def skipped(state: State, event: Event, context: TurnContext) -> Turn:
    """Said: "Skip it tonight"."""
    return skip(state, event.wishes if isinstance(event, OfReminder) else (), context)


def _skipped(wish: Wish, now: datetime) -> date:
    return day_of(wish.days, now) or now.date()


def _rings(kept: Reminder, now: datetime) -> datetime:
    """When it rings next, by the wall clock there."""
    if kept.clock:
        return first_ring(plan_of(kept), now)
    return now + timedelta(minutes=1)


def leave_out(state: State, meant: Kept, context: TurnContext) -> Turn:
    """These are put off until they ring the time after next."""
    now = here(state, context) or context.now.replace(tzinfo=None)
    if meant[0].days == "once":
        return drop(state, meant)
    plan: Plan | None = None
    for one in reversed(meant):
        after = _rings(one, now).date() + timedelta(days=1)
        next_one = first_ring(replace(plan_of(one), start=after.isoformat()), now)
        plan = replace(plan_of(one), start=next_one.date().isoformat(), also=plan)
    assert plan is not None  # noqa: S101  # there is one
    effect = SetReminder(plan, plan.replaces, (), "skip")
    return Turn(replace(state, pick=None), Reply(effect=effect))


def ask_which(state: State, deed: Deed, wishes: Sequence[Wish], context: TurnContext) -> Turn:
    """Several are there: they are told, and asked which one."""
    standing = context.preferences.standing(context.now)
    asks = Act("reminders.which_one", {"deed": deed})
    pick = Pick(deed, tuple(wishes))
    return Turn(replace(state, pick=pick), Reply(tuple(_told(standing, state, context)), asks))


def meant_of(standing: Kept, wish: Wish, now: datetime | None) -> Kept:
    """Those that the words can mean: by their time, the part of the day, or the day."""
    found = [one for one in standing if wish.of and on_dial(one.clock) == on_dial(wish.of)]
    found = found or [one for one in standing if wish.of_days and one.days == wish.of_days]
    if found or len(standing) == 1:
        return found or standing
    by_clock = [one for one in standing if on_dial(one.clock) == on_dial(wish.clock or "-")]
    by_day = [one for one in standing if _on_the_day(one, wish, now)]
    by_part = [one for one in standing if wish.part and _of_part(one.clock, wish.part)]
    return next((some for some in (by_clock, by_day, by_part) if len(some) == 1), standing)


def _of_part(clock: str, part: str) -> bool:
    return bool(clock) and (clock < _NOON) == (part == "morning")


def _on_the_day(kept: Reminder, wish: Wish, now: datetime | None) -> bool:
    """Whether it rings on the day that was named: "tomorrow's", "the weekday one"."""
    if wish.days.days:
        return set(named_days(kept.days)) == set(named_days(wish.days.days))
    if wish.days.once:
        return kept.days == "once"
    if now is None or wish.days.ahead is None:
        return False
    day = now.date() + timedelta(days=wish.days.ahead)
    return kept.days == "once" and kept.date == day.isoformat()


def picked(state: State, event: Event, context: TurnContext) -> Kept:
    """Those that an answer means; none where it is open still."""
    standing = context.preferences.standing(context.now)
    if not isinstance(event, PickedReminder):
        return ()
    if event.every:
        return standing
    if event.place is not None:
        return standing[event.place :][:1] if event.place >= 0 else standing[event.place :]
    now = here(state, context) or here_by(standing, context)
    meant = meant_of(standing, event.wishes[0] if event.wishes else Wish(), now)
    return meant if len(meant) == 1 else ()
