"""A count of the nights on which the routine was done: for whoever asked for it, and told so.

It is kept with the other preferences, said when it begins, and gone with "forget me" or "stop
counting".
"""

from datetime import datetime, timedelta

from msgspec.structs import replace

from skill.dialog.events import Event
from skill.dialog.preferences import Nights, Preferences
from skill.dialog.replies import Act, Reply
from skill.dialog.routine_events import AskedCount
from skill.dialog.state import State, Turn
from skill.dialog.turn_context import TurnContext

# By hours, for nobody tells us the time zone: twice in an evening is one night, and from one night
# to the next, early and late, is less than a day and a half.
_SAME_NIGHT, _NEXT_NIGHT = timedelta(hours=12), timedelta(hours=36)


def done_tonight(preferences: Preferences, now: datetime) -> Preferences:
    """The record with this night counted, once, where nights are counted."""
    nights, since = preferences.nights, _since(preferences, now)
    if nights is None or (since is not None and since < _SAME_NIGHT):
        return preferences
    return replace(preferences, nights=Nights(nights.count + 1, int(now.timestamp())))


def skipped(preferences: Preferences, now: datetime) -> bool:
    """Whether a night was left out just now, for whoever has them counted."""
    since = _since(preferences, now)
    return since is not None and since > _NEXT_NIGHT


def _since(preferences: Preferences, now: datetime) -> timedelta | None:
    at = preferences.nights.at if preferences.nights else None
    return None if at is None else timedelta(seconds=now.timestamp() - at)


def count(state: State, event: Event, context: TurnContext) -> Turn:
    """Begin to count, and say what is kept; or stop, and forget the number."""
    keeps = isinstance(event, AskedCount) and event.keep
    nights = (context.preferences.nights or Nights()) if keeps else None
    act = Act("routine.counting" if keeps else "routine.not_counting")
    return Turn(state, Reply((act,)), replace(context.preferences, nights=nights))


def begin_to_count(state: State, _event: Event, context: TurnContext) -> Turn:
    """A yes to counting."""
    return count(state, AskedCount(), context)


def how_many(state: State, _event: Event, context: TurnContext) -> Turn:
    """The number so far; where nights are not counted, that they can be."""
    nights = context.preferences.nights
    if nights is None:
        return Turn(state, Reply((), Act("routine.offer_count")))
    return Turn(state, Reply((Act("routine.nights", {"count": nights.count}),)))
