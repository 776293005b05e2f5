"""The room of reminders: proposed with time and days, set after a yes, read back as it was set.

Amazon asks for two consents: the permission, and a yes to each reminder after hearing when it
rings (alexa.md 5.1). Nothing is called set before Alexa has said so. What there is already is
looked up, cancelled and left out for a night in kept_reminders.py; what comes of a yes is told in
set_reminders.py.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from nlu.rings import Wish
from skill.dialog import clock
from skill.dialog.effects import (
    Deed,
    FindZone,
    Plan,
)
from skill.dialog.events import Event
from skill.dialog.kept_reminders import ask_which, drop, leave_out, meant_of, picked, skip
from skill.dialog.offers import ANYTHING_ELSE
from skill.dialog.preferences import Reminder
from skill.dialog.reminder_events import MovedReminder, OfReminder
from skill.dialog.reminder_facts import here, here_by, plan_of, when, with_prefix
from skill.dialog.replies import Act, Reply
from skill.dialog.ring_times import Trouble, planned, rings_once
from skill.dialog.service_events import ZoneFound
from skill.dialog.state import Pick, State, Turn
from skill.dialog.turn_context import TurnContext
from skill.dialog.wording import worded

WHAT_TIME = Act("reminders.what_time")
_TOGETHER = 2  # reminders of one breath
_NOON = "12:00"
_DAYS_WANTED = Act("reminders.which_days")


def ask(state: State, event: Event, context: TurnContext) -> Turn:
    """Propose what was asked for; without a time, ask for one."""
    wishes = event.wishes if isinstance(event, OfReminder) else ()
    deed: Deed = "move" if isinstance(event, MovedReminder) else "set"
    return wished(state, deed, wishes, context)


def wished(state: State, deed: Deed, wishes: Sequence[Wish], context: TurnContext) -> Turn:
    """The same, of what was wished for; which one is to be moved is asked where it is open."""
    wishes = tuple(wishes[:_TOGETHER]) or (Wish(),)
    before = _before(state, deed, wishes[0], context)
    if before is None:
        return ask_which(state, deed, wishes, context)
    bases = (before, *(Plan() for _ in wishes[1:]))
    if state.zone is None and any(map(_needs_the_day, wishes, bases)):
        return Turn(state, Reply(effect=FindZone(deed, wishes)))
    now = here(state, context)
    plans = [planned(w, b, now, state.declined) for w, b in zip(wishes, bases, strict=True)]
    for trouble, wish in zip(plans, wishes, strict=True):
        if isinstance(trouble, str):
            return _troubled(state, trouble, wish, before, context)
    return _next(state, [one for one in plans if isinstance(one, Plan)], wishes[0], context)


def _needs_the_day(wish: Wish, before: Plan) -> bool:
    every_second = "alternate" in (wish.days.days, before.days)
    return rings_once(wish, before) or every_second


def _next(state: State, plans: list[Plan], wish: Wish, context: TurnContext) -> Turn:
    first = _beside_nightly(plans[0], context)
    first = replace(first, also=plans[1] if plans[1:] else None)
    if wish.another and state.plan and is_timed(state.plan):
        first = replace(state.plan, also=replace(first, also=None))
    if not is_timed(first) or (first.also and not is_timed(first.also)):
        return Turn(replace(state, plan=replace(first, also=None), pick=None), Reply((), WHAT_TIME))
    return _propose(state, first, context)


def _beside_nightly(plan: Plan, context: TurnContext) -> Plan:
    """What rings once changes nothing that rings again and again: it comes beside it."""
    old = _replaced(plan, context)
    changes = old is None or (plan.days == "once") == (old.days == "once")
    return plan if changes else replace(plan, replaces=None, beside=plan.replaces)


def _replaced(plan: Plan, context: TurnContext) -> Reminder | None:
    token = plan.replaces or plan.beside
    kept = context.preferences.standing(context.now) if token else ()
    return next((one for one in kept if one.token == token), None)


def is_timed(plan: Plan) -> bool:
    """Whether it is known when it rings."""
    return plan.clock is not None or plan.seconds is not None


def zone_found(state: State, event: Event, context: TurnContext) -> Turn:
    """The day there is known, or it is not to be had: then that is said."""
    assert isinstance(event, ZoneFound)  # noqa: S101  # the table pairs types
    turn = _zoned(replace(state, zone=event.zone or ""), event, context)
    return turn if event.zone else replace(turn, state=replace(turn.state, zone=None))


def _zoned(state: State, event: ZoneFound, context: TurnContext) -> Turn:
    if event.deed == "skip":
        return skip(state, event.wishes, context)
    return wished(state, event.deed, event.wishes, context)


def _troubled(
    state: State, trouble: Trouble, wish: Wish, before: Plan, context: TurnContext
) -> Turn:
    """Why it can't be proposed, and how to go on."""
    if trouble == "zone":
        act = Act("reminders.failed", {"why": "zone", "what": "set"})
        return Turn(replace(state, plan=None, pick=None), Reply((act,)))
    if trouble == "odd":
        timed = planned(wish._replace(days=Wish().days), before, None, None)
        kept = timed if isinstance(timed, Plan) else before
        return Turn(replace(state, plan=kept), Reply((), _DAYS_WANTED))
    now = here(state, context)
    today = replace(before, clock=None, days="once", date=now.date().isoformat() if now else None)
    state, past = worded(state, "reminders.past", context.now)
    return Turn(replace(state, plan=today), Reply((past,), WHAT_TIME))


def _before(state: State, deed: Deed, wish: Wish, context: TurnContext) -> Plan | None:
    """What the wish is laid over: the plan that is open, or a reminder that is there.

    None where several are there, and it was not said which one.
    """
    if state.plan and not wish.another:
        return replace(state.plan, also=None)
    standing = context.preferences.standing(context.now)
    if deed == "move" and standing:
        now = here(state, context) or here_by(standing, context)
        meant = meant_of(standing, wish, now)
        return _opened(meant[0], wish) if len(meant) == 1 else None
    again = [one for one in standing if one.days != "once"]
    if len(again) != 1 or wish.another or _beside(wish, again[0]):
        return Plan()
    return _opened(again[0], wish)


def _opened(kept: Reminder, wish: Wish) -> Plan:
    """The reminder that is changed; without its time, where nothing is said of when."""
    plan, days = plan_of(kept), wish.days
    says = wish.timed or days.days or days.without or days.one_day or days.once
    return plan if says else replace(plan, clock=None)


def _beside(wish: Wish, kept: Reminder) -> bool:
    """Whether it is another beside the one there: for once, or at the other end of the day."""
    other = wish.half and bool(wish.clock) and (wish.clock < _NOON) != (kept.clock < _NOON)
    return other or bool(wish.delay) or wish.days.one_day or wish.days.once


def _propose(state: State, plan: Plan, context: TurnContext) -> Turn:
    now = here(state, context)
    facts = when(plan, now)
    if plan.also:
        facts |= with_prefix("also", when(plan.also, now))
    old = _replaced(plan, context)
    if old and (was := when(plan_of(old), now)) != facts:
        facts |= with_prefix("instead" if plan.replaces else "beside", was)
    proposed = Reply((), Act("reminders.confirm", facts))
    return Turn(replace(state, plan=plan, declined=None, pick=None), proposed)


def decline(state: State, _event: Event, _here: TurnContext) -> Turn:
    """A no to the proposed time: ask for another."""
    plan = state.plan or Plan()
    left = replace(plan, clock=None, seconds=None, also=None)
    left = replace(left, days="daily") if plan.seconds else left
    return Turn(replace(state, plan=left, declined=plan.clock), Reply((), WHAT_TIME))


def suggest(state: State, _event: Event, context: TurnContext) -> Turn:
    """Not sure when: half past nine is proposed."""
    return wished(state, "set", (Wish(clock=clock.NIGHT, half=True),), context)


def instead(state: State, named: Act, offer: Act, context: TurnContext) -> Turn:
    """Behind what is no reminder of ours: what was proposed stays open; else one is offered."""
    if state.plan is not None:
        proposed = _propose(state, state.plan, context) if is_timed(state.plan) else None
        asks = proposed.reply.asks if proposed else WHAT_TIME
        return Turn(state, Reply((named,), asks))
    standing = context.preferences.standing(context.now)
    return Turn(state, Reply((named,), ANYTHING_ELSE if standing else offer))


def drop_it(state: State, _event: Event, _here: TurnContext) -> Turn:
    """No time at all: nothing is set."""
    return Turn(replace(state, plan=None, declined=None), Reply((Act("reminders.nothing_set"),)))


def refuse(state: State, _event: Event, context: TurnContext) -> Turn:
    """A no to the offer: not offered again for a week."""
    refused = replace(context.preferences, refused=context.now.date().isoformat())
    return Turn(replace(state, plan=None), Reply((Act("basics.goodbye"),)), refused)


def offered(state: State, _event: Event, _here: TurnContext) -> Turn:
    """A yes to the offer: ask at what time."""
    return Turn(replace(state, plan=Plan()), Reply((), WHAT_TIME))


def pick_one(state: State, event: Event, context: TurnContext) -> Turn:
    """Which one is meant was said: it is done; else it is asked again."""
    pick = state.pick or Pick("cancel")
    meant = picked(state, event, context)
    if not meant:
        return ask_which(state, pick.deed, pick.wishes, context)
    if pick.deed == "cancel":
        return drop(state, meant)
    if pick.deed == "skip":
        return leave_out(state, meant, context)
    wishes = pick.wishes or (Wish(),)
    plan = _opened(meant[0], wishes[0])
    return wished(replace(state, plan=plan, pick=None), "move", wishes, context)


def leave_all(state: State, _event: Event, _here: TurnContext) -> Turn:
    """No to which one: they stay as they are."""
    return Turn(replace(state, pick=None), Reply((Act("reminders.left"),)))
