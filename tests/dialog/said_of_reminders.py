"""Words for the tests of reminders: what is kept, and what somebody says of it."""

from nlu.rings import find_rings
from nlu.words import tokenise
from skill.dialog.effects import Plan
from skill.dialog.events import Event
from skill.dialog.preferences import Preferences, Reminder
from skill.dialog.reminder_events import AskedReminder, MovedReminder
from skill.dialog.replies import Act
from skill.dialog.state import Turn

NIGHTLY = Preferences(reminders=(Reminder("token-1", "21:30"),), hinted=True)
AT_HALF_PAST_NINE = Plan(clock="21:30")
BUT_FRIDAY = "monday tuesday wednesday thursday saturday sunday"


def ask_for(said: str) -> Event:
    return AskedReminder(wishes=find_rings(tokenise(said)))


def move_to(said: str) -> Event:
    return MovedReminder(wishes=find_rings(tokenise(said)))


def asked_of(turn: Turn) -> Act:
    assert turn.reply.asks is not None
    return turn.reply.asks
