"""Cancelled on some of its days only: "drop the friday one" of one that rings on two days.

Nothing is taken away that was not named: it is proposed to ring on the days that are left.
"""

from nlu.ring_days import RingDays
from nlu.rings import Wish
from skill.dialog import kept_reminders
from skill.dialog.events import Event
from skill.dialog.preferences import Reminder
from skill.dialog.reminder_events import CanceledReminder
from skill.dialog.reminder_facts import here, here_by
from skill.dialog.reminders import wished
from skill.dialog.ring_times import named_days
from skill.dialog.state import State, Turn
from skill.dialog.turn_context import TurnContext


def cancel(state: State, event: Event, context: TurnContext) -> Turn:
    """Delete what is meant, whole; where it rings on other days too, propose those."""
    assert isinstance(event, CanceledReminder)  # noqa: S101  # the table pairs types
    wish = event.wishes[0] if event.wishes else Wish()
    named = _named(wish.days)
    standing = context.preferences.standing(context.now)
    if event.every or not named or not standing:
        return kept_reminders.cancel(state, event, context)
    by_day = wish._replace(days=RingDays(days=named))
    now = here(state, context) or here_by(standing, context)
    meant = kept_reminders.meant_of(standing, by_day, now)
    if len(meant) == 1 and _rings_besides(meant[0], named):
        left = Wish(days=_without(named, meant[0]), of_days=meant[0].days)
        return wished(state, "move", (left,), context)
    return kept_reminders.cancel(state, CanceledReminder(wishes=(by_day,)), context)


def _named(days: RingDays) -> str:
    """The days of the week in the words; "the friday one" is read as one left out."""
    return days.without or ("" if days.days in ("daily", "alternate") else days.days)


def _rings_besides(kept: Reminder, named: str) -> bool:
    return kept.days != "once" and not {*named_days(kept.days)} <= {*named_days(named)}


def _without(named: str, kept: Reminder) -> RingDays:
    """Every second night has no days that could be left out: which days is asked."""
    odd = kept.days == "alternate"
    return RingDays(odd=True) if odd else RingDays(without=" ".join(named_days(named)))
