"""Before anything is done with reminders, Alexa is asked which of ours she has.

What we noted down may be out of date: one was changed or deleted in the app, or could not be noted
when it was set. Her list counts: what is in it is told, changed and cancelled, known to us or not.
Where it can't be had, what we know is the best there is, and that is said.
"""

from collections.abc import Mapping

from msgspec.structs import replace

from skill.dialog.effects import FindReminders, Wanted
from skill.dialog.events import Event
from skill.dialog.fewer_days import cancel
from skill.dialog.kept_reminders import drop, skipped, which
from skill.dialog.preferences import Preferences, Reminder
from skill.dialog.reminder_events import (
    AskedWhichReminder,
    CanceledReminder,
    MovedReminder,
    OfReminder,
    PickedReminder,
    SkippedReminder,
)
from skill.dialog.reminders import ask, pick_one
from skill.dialog.replies import Act, Reply
from skill.dialog.service_events import ReminderFailed, RemindersFound, Trouble
from skill.dialog.set_reminders import failed as not_done
from skill.dialog.state import State, Turn
from skill.dialog.turn_context import TurnContext

_WANTED: Mapping[type[Event], Wanted] = {
    AskedWhichReminder: "which",
    CanceledReminder: "cancel",
    SkippedReminder: "skip",
    MovedReminder: "move",
    PickedReminder: "pick",
}
_TOLD = ("reminders.is", "reminders.once_is", "reminders.none")
_UNREAD = Act("reminders.unread")
_ALIKE = 120  # seconds between two readings of the moment at which one rings


def look(state: State, event: Event, context: TurnContext) -> Turn:
    """Have the list fetched; what was said comes back with it. An open plan is only mended."""
    if isinstance(event, MovedReminder) and state.plan:
        return ask(state, event, context)
    wishes = event.wishes if isinstance(event, OfReminder) else ()
    every = isinstance(event, CanceledReminder | PickedReminder) and event.every
    place = event.place if isinstance(event, PickedReminder) else None
    effect = FindReminders(_WANTED[type(event)], wishes, every, place)
    return Turn(state, Reply(effect=effect))


def found(state: State, event: Event, context: TurnContext) -> Turn:
    """What is in the list is what there is; the record follows it quietly."""
    assert isinstance(event, RemindersFound)  # noqa: S101  # the table pairs types
    before = context.preferences
    known = _reconciled(before, event)
    kept = {one.token for one in known.reminders}
    unread = tuple(token for token in event.unread if token not in kept)
    turn = _go_on(state, replace(context, recall=lambda: known), unread)
    if before.standing(context.now) and not known.standing(context.now):
        turn = _quietly(turn)
    changed = known.reminders != before.reminders
    return replace(turn, preferences=known) if changed and not turn.preferences else turn


def failed(state: State, event: Event, context: TurnContext) -> Turn:
    """The list can't be had: it is gone on with what we know; other failures are told."""
    assert isinstance(event, ReminderFailed)  # noqa: S101  # the table pairs types
    if state.last is None or not isinstance(state.last.effect, FindReminders):
        return not_done(state, event, context)
    return _unseen(_go_on(state, context, ()), event.why)


def _quietly(turn: Turn) -> Turn:
    """Whoever deleted theirs in the app is offered no other."""
    none = any(act.act == "reminders.none" for act in turn.reply.says)
    return replace(turn, reply=replace(turn.reply, asks=None)) if none else turn


def _reconciled(preferences: Preferences, event: RemindersFound) -> Preferences:
    listed = {one.token: one for one in event.listed}
    unread = set(event.unread)
    ours = [one for one in preferences.reminders if one.token in listed or one.token in unread]
    left = [_agreed(one, listed.pop(one.token, one)) for one in ours]
    return replace(preferences, reminders=(*left, *listed.values()))


def _agreed(ours: Reminder, theirs: Reminder) -> Reminder:
    """As Alexa has it; where that is what we noted, as we noted it."""
    same = replace(theirs, at=ours.at, start=ours.start) == ours
    return ours if same and abs(ours.at - theirs.at) < _ALIKE and _starts(ours, theirs) else theirs


def _starts(ours: Reminder, theirs: Reminder) -> bool:
    """Whether a first day that is still to come is the one that we noted."""
    return theirs.start in ("", ours.start)


def _go_on(state: State, context: TurnContext, unread: tuple[str, ...]) -> Turn:
    """What was wanted is done with what is known now."""
    wanted = state.last.effect if state.last else None
    wanted = wanted if isinstance(wanted, FindReminders) else FindReminders()
    if unread and wanted.wanted in ("which", "cancel"):
        return _with_unread(state, wanted, context, unread)
    return _done(state, wanted, context)


def _done(state: State, wanted: FindReminders, context: TurnContext) -> Turn:
    wishes, every = wanted.wishes, wanted.every
    match wanted.wanted:
        case "which":
            return which(state, AskedWhichReminder(), context)
        case "cancel":
            return cancel(state, CanceledReminder(wishes=wishes, every=every), context)
        case "skip":
            return skipped(state, SkippedReminder(wishes=wishes), context)
        case "move":
            return ask(state, MovedReminder(wishes=wishes), context)
        case "pick":
            picked = PickedReminder(wishes=wishes, every=every, place=wanted.place)
            return pick_one(state, picked, context)


def _with_unread(
    state: State, wanted: FindReminders, context: TurnContext, unread: tuple[str, ...]
) -> Turn:
    """Also one whose time we can't read: told, and cancelled with all or where it is alone."""
    standing = context.preferences.standing(context.now)
    if wanted.wanted == "cancel" and (wanted.every or not standing):
        return drop(state, (*standing, *(Reminder(token, "") for token in unread)))
    turn = _done(state, wanted, context)
    told = turn.reply.says if standing else ()
    asks = turn.reply.asks if standing else None
    return replace(turn, reply=replace(turn.reply, says=(*told, _UNREAD), asks=asks))


def _unseen(turn: Turn, why: Trouble) -> Turn:
    """Told as what we know, without Alexa; another is offered only where she may be asked to."""
    says = tuple(
        replace(act, facts=act.facts | {"unseen": why}) if act.act in _TOLD else act
        for act in turn.reply.says
    )
    none = any(act.act == "reminders.none" for act in says)
    asks = None if none and why != "permission" else turn.reply.asks
    return replace(turn, reply=replace(turn.reply, says=says, asks=asks))
