"""The room of reminders: proposed with time and days, set after a yes, read back as it was set.

Amazon asks for two consents: the permission, and a yes to each reminder after hearing when it
rings (alexa.md 5.1). Nothing is called set before Alexa has said so.
"""

from msgspec.structs import replace

from nlu.durations_iso import read_duration
from skill.dialog import clock
from skill.dialog.effects import (
    AskPermission,
    Days,
    DropReminder,
    Effect,
    FindReminder,
    Plan,
    SetReminder,
    ShowPermissionCard,
)
from skill.dialog.events import (
    Event,
    PermissionAnswered,
    ReminderFailed,
    ReminderGone,
    ReminderRefused,
    ReminderSet,
    SlotValue,
)
from skill.dialog.preferences import Once, Preferences, Reminder
from skill.dialog.replies import Act, FactValue, Reply
from skill.dialog.state import State, Turn
from skill.dialog.turn_context import TurnContext

WHAT_TIME = Act("reminders.what_time")
_SOONEST, _LATEST = 60, 24 * 60 * 60  # seconds: a one-off rings within the coming day


def ask(state: State, event: Event, context: TurnContext) -> Turn:
    """Propose what was asked for; without a time, ask for one."""
    plan = _plan(state, event, context)
    if plan is None and state.plan and is_timed(state.plan):
        named = event.word("days")  # without: "well set it anyway", after a question in between
        plan = replace(state.plan, days=_days(named.id)) if named else state.plan
    if plan is None:
        return Turn(replace(state, plan=_days_only(event)), Reply((), WHAT_TIME))
    return _propose(state, plan)


def is_timed(plan: Plan) -> bool:
    """Whether it is known when it rings."""
    return plan.clock is not None or plan.seconds is not None


def _plan(state: State, event: Event, context: TurnContext) -> Plan | None:
    delay, time = event.word("since"), event.word("time")
    if delay and (after := read_duration(delay.heard)):
        return Plan(seconds=min(max(int(after.total_seconds()), _SOONEST), _LATEST))
    settled = _settled(time, state) if time else None
    reminder = context.preferences.reminder
    if settled is None and event.word("days") and reminder:
        settled = reminder.clock
    if settled is None:
        return None
    named = event.word("days")
    before = state.plan.days if state.plan else reminder.days if reminder else "daily"
    return Plan(clock=settled, days=_days(named.id) if named else before)


def _settled(time: SlotValue, state: State) -> str | None:
    """A clock; of the evening where nothing says that it is of the morning."""
    morning = time.id == "morning" and clock.CLOCK.fullmatch(time.heard)
    return time.heard if morning else clock.settle(time.heard, state.declined)


def _days_only(event: Event) -> Plan:
    """A plan without a time: it stays open while a question is answered."""
    named = event.word("days")
    return Plan(days=_days(named.id if named else None))


def _days(name: str | None) -> Days:
    return name or "daily"


def _propose(state: State, plan: Plan) -> Turn:
    asks = Act("reminders.confirm", when(plan))
    return Turn(replace(state, plan=plan, declined=None), Reply((), asks))


def when(plan: Plan) -> dict[str, FactValue]:
    """A plan as facts of an act: `clock` ("21:30" or empty), `days`, `minutes` of a one-off."""
    minutes = round((plan.seconds or 0) / 60)
    return {"clock": plan.clock or "", "days": plan.days, "minutes": minutes}


def accept(state: State, _event: Event, context: TurnContext) -> Turn:
    """A yes to the time and days: have it set; a nightly one that exists is changed."""
    plan = state.plan or Plan()
    token = (
        context.preferences.reminder.token if context.preferences.reminder and plan.clock else None
    )
    return _with_effect(state, SetReminder(plan, token))


def decline(state: State, _event: Event, _here: TurnContext) -> Turn:
    """A no to the proposed time: ask for another."""
    declined = state.plan.clock if state.plan else None
    days = state.plan.days if state.plan else "daily"
    return Turn(replace(state, plan=Plan(days=days), declined=declined), Reply((), WHAT_TIME))


def suggest(state: State, _event: Event, _here: TurnContext) -> Turn:
    """Not sure when: half past nine is proposed."""
    return _propose(state, Plan(clock=clock.NIGHT, days=state.plan.days if state.plan else "daily"))


def drop_it(state: State, _event: Event, _here: TurnContext) -> Turn:
    """No time at all: nothing is set."""
    return Turn(replace(state, plan=None), Reply((Act("reminders.nothing_set"),)))


def refuse(state: State, _event: Event, context: TurnContext) -> Turn:
    """A no to the offer: not offered again for a week."""
    refused = replace(context.preferences, refused=context.now.date().isoformat())
    return Turn(replace(state, plan=None), Reply((Act("basics.goodbye"),)), refused)


def offered(state: State, _event: Event, _here: TurnContext) -> Turn:
    """A yes to the offer: ask at what time."""
    return Turn(replace(state, plan=Plan()), Reply((), WHAT_TIME))


def was_set(state: State, event: Event, context: TurnContext) -> Turn:
    """Alexa has it: say when it rings, and keep its token."""
    assert isinstance(event, ReminderSet)  # noqa: S101  # the table pairs types
    preferences = _with(context.preferences, event)
    told = Act("reminders.set", when(event.plan))
    return Turn(replace(state, plan=None, declined=None), Reply((told,)), preferences)


def _with(preferences: Preferences, event: ReminderSet) -> Preferences:
    if event.plan.clock is None:
        return replace(preferences, once=Once(event.token, event.at or 0))
    reminder = Reminder(event.token, event.plan.clock, event.plan.days)
    return replace(preferences, reminder=reminder, refused=None)


def ask_permission(state: State, event: Event, context: TurnContext) -> Turn:
    """Alexa lets us set none: it asks the person by voice; after a second no, there is the card."""
    assert isinstance(event, ReminderRefused)  # noqa: S101  # the table pairs types
    if event.plan.asked:
        return _no_permission(state, context)
    act = Act("reminders.ask_permission")
    return Turn(state, Reply((act,), effect=AskPermission(event.plan)))


def permitted(state: State, event: Event, context: TurnContext) -> Turn:
    """The person's answer to Alexa: set what was planned, or leave it and say how to allow it."""
    assert isinstance(event, PermissionAnswered)  # noqa: S101  # the table pairs types
    if not event.given or event.plan is None:
        return _no_permission(state, context)
    return accept(replace(state, plan=replace(event.plan, asked=True)), event, context)


def _no_permission(state: State, context: TurnContext) -> Turn:
    preferences = replace(context.preferences, refused=context.now.date().isoformat())
    reply = Reply((Act("reminders.no_permission"),), effect=ShowPermissionCard())
    return Turn(replace(state, plan=None), reply, preferences)


def which(state: State, _event: Event, context: TurnContext) -> Turn:
    """When it rings, after a look whether Alexa still has it."""
    if token := _token(context):
        return _with_effect(state, FindReminder(token))
    return Turn(state, Reply((Act("reminders.none"),), Act("reminders.offer")))


def found(state: State, _event: Event, context: TurnContext) -> Turn:
    """Alexa has it: when it rings."""
    preferences = context.preferences
    if preferences.reminder is None:
        return Turn(state, Reply((Act("reminders.once_is", _left(context)),)))
    plan = Plan(preferences.reminder.clock, preferences.reminder.days)
    return Turn(state, Reply((Act("reminders.is", when(plan)),)))


def _left(context: TurnContext) -> dict[str, FactValue]:
    at = context.preferences.once.at if context.preferences.once else 0
    return {"minutes": max(round((at - context.now.timestamp()) / 60), 1)}


def cancel(state: State, _event: Event, context: TurnContext) -> Turn:
    """Delete it."""
    if token := _token(context):
        return _with_effect(state, DropReminder(token))
    return Turn(state, Reply((Act("reminders.none"),)))


def _token(context: TurnContext) -> str | None:
    """The reminder spoken of: the nightly one, else the one-off that is still to come."""
    preferences = context.preferences
    if preferences.reminder:
        return preferences.reminder.token
    return (
        preferences.once.token
        if preferences.once and preferences.once.at > context.now.timestamp()
        else None
    )


def gone(state: State, event: Event, context: TurnContext) -> Turn:
    """Deleted, or no longer known to Alexa: forgotten quietly; a change makes a new one."""
    assert isinstance(event, ReminderGone)  # noqa: S101  # the table pairs types
    preferences = context.preferences
    reminder = (
        preferences.reminder
        if preferences.reminder and preferences.reminder.token != event.token
        else None
    )
    once = preferences.once if preferences.once and preferences.once.token != event.token else None
    preferences = replace(preferences, reminder=reminder, once=once)
    if event.plan:
        return replace(_with_effect(state, SetReminder(event.plan)), preferences=preferences)
    act = Act("reminders.canceled" if event.dropped else "reminders.none")
    return Turn(state, Reply((act,)), preferences)


def failed(state: State, event: Event, context: TurnContext) -> Turn:
    """It could not be done: say what was not done, and why."""
    assert isinstance(event, ReminderFailed)  # noqa: S101  # the table pairs types
    wanted = state.last.effect if state.last else None
    if isinstance(wanted, FindReminder):
        return found(state, event, context)  # what we remember is still the best answer
    what = "cancel" if isinstance(wanted, DropReminder) else "set"
    act = Act("reminders.failed", {"why": event.why, "what": what})
    return Turn(replace(state, plan=None), Reply((act,)))


def _with_effect(state: State, effect: Effect) -> Turn:
    return Turn(state, Reply(effect=effect))
