"""A yes to a reminder that was proposed: set, refused, or failed; said as it came.

Nothing is called set before Alexa has said so, and what was not done is told with why.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from skill.dialog.effects import (
    AskPermission,
    Deed,
    DropReminder,
    Plan,
    SetReminder,
    ShowPermissionCard,
)
from skill.dialog.events import Event
from skill.dialog.preferences import Preferences, Reminder
from skill.dialog.reminder_facts import here, when
from skill.dialog.replies import Act, FactValue, Reply
from skill.dialog.service_events import (
    PermissionAnswered,
    ReminderFailed,
    ReminderRefused,
    ReminderSet,
)
from skill.dialog.state import State, Turn
from skill.dialog.turn_context import TurnContext


def accept(state: State, _event: Event, context: TurnContext) -> Turn:
    """A yes to the time and days: have it set; one that exists is changed.

    So is one that is just like it: the same yes may come twice (docs/decisions/0008).
    """
    plan = state.plan or Plan()
    standing = context.preferences.standing(context.now)
    alike = next((one.token for one in standing if _is_like(one, plan)), None)
    return Turn(state, Reply(effect=SetReminder(plan, plan.replaces or alike)))


def _is_like(kept: Reminder, plan: Plan) -> bool:
    same = kept.clock == plan.clock and kept.days == plan.days
    return same and (kept.date or None) == plan.date and plan.seconds is None


def was_set(state: State, event: Event, context: TurnContext) -> Turn:
    """Alexa has it: say when it rings, and keep its token; then the other one of this breath."""
    assert isinstance(event, ReminderSet)  # noqa: S101  # the table pairs types
    wanted = _wanted(state)
    done = (*wanted.done, event.plan)
    preferences = _with(context.preferences, event, context)
    if also := event.plan.also:
        again = SetReminder(also, also.replaces, done, wanted.deed)
        return Turn(state, Reply(effect=again), preferences)
    state = replace(state, plan=None, declined=None, pick=None)
    if wanted.deed == "skip":
        return Turn(state, Reply(_told("reminders.skipped", done, state, context)), preferences)
    *others, last = _told("reminders.set", done, state, context)
    if not preferences.hinted:
        last = replace(last, facts={**last.facts, "hint": True})
    told = (*others, last)
    return Turn(state, Reply(told), replace(preferences, hinted=True))


def _wanted(state: State) -> SetReminder:
    wanted = state.last.effect if state.last else None
    return wanted if isinstance(wanted, SetReminder) else SetReminder(Plan())


def _what(wanted: SetReminder) -> Deed:
    """One that is there already is changed, and stays as it was where that fails."""
    return "move" if wanted.deed == "set" and wanted.token else wanted.deed


def _told(act: str, plans: Sequence[Plan], state: State, context: TurnContext) -> tuple[Act, ...]:
    now = here(state, context)
    facts = [when(one, now) for one in plans]
    return tuple(Act(act, one | ({"beside": True} if at else {})) for at, one in enumerate(facts))


def _with(preferences: Preferences, event: ReminderSet, context: TurnContext) -> Preferences:
    """With the reminder in its place; those that have rung are forgotten."""
    plan, once = event.plan, event.plan.days == "once"
    kept = Reminder(
        event.token, plan.clock or "", plan.days, event.at or 0, plan.date or "", plan.start or ""
    )
    others = (one for one in preferences.standing(context.now) if one.token != event.token)
    refused = preferences.refused if once else None
    return replace(preferences, reminders=(*others, kept), refused=refused)


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
    told: dict[str, FactValue] = {"routines": True} if context.preferences.refused is None else {}
    preferences = replace(context.preferences, refused=context.now.date().isoformat())
    reply = Reply((Act("reminders.no_permission", told),), effect=ShowPermissionCard())
    return Turn(replace(state, plan=None), reply, preferences)


def failed(state: State, event: Event, context: TurnContext) -> Turn:
    """It could not be done: say what was not done, and why; and what was done before it."""
    assert isinstance(event, ReminderFailed)  # noqa: S101  # the table pairs types
    wanted = state.last.effect if state.last else None
    what = "cancel" if isinstance(wanted, DropReminder) else _what(_wanted(state))
    done = _told("reminders.set", _wanted(state).done, state, context)
    facts: dict[str, FactValue] = {"why": event.why, "what": what}
    act = Act("reminders.failed", facts | ({"beside": True} if done else {}))
    return Turn(replace(state, plan=None, pick=None), Reply((*done, act)))
