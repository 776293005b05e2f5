"""What a person said of reminders, in the past tense."""

from nlu.rings import Wish
from skill.dialog.events import Event


class OfReminder(Event, frozen=True):
    """Said of reminders: `wishes`, when they are to ring, or which one is meant (nlu/rings.py)."""

    wishes: tuple[Wish, ...] = ()


class AskedReminder(OfReminder, frozen=True):
    """Said: "Remind me every night at half past nine"."""


class MovedReminder(OfReminder, frozen=True):
    """Said: "Move it to ten thirty", "half an hour earlier", "leave Friday off"."""


class SkippedReminder(OfReminder, frozen=True):
    """Said: "Not tonight", "skip it tonight"."""


class CanceledReminder(OfReminder, frozen=True):
    """Said: "Cancel my reminder"; `every`: "cancel them all"."""

    every: bool = False


class PickedReminder(OfReminder, frozen=True):
    """Said which one is meant: "the nine o'clock one", "the first", "both" (`every`).

    `place`: counted from 0, -1 the last; None where none was said.
    """

    every: bool = False
    place: int | None = None


class AskedWhichReminder(Event, frozen=True):
    """Said: "What time is my reminder"."""
