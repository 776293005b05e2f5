"""What Alexa and the store answered, in the past tense."""

from typing import Literal

from msgspec import field

from nlu.rings import Wish
from skill.dialog.effects import Deed, Plan
from skill.dialog.events import Event


class PermissionAnswered(Event, frozen=True):
    """The person answered Alexa's question whether we may set reminders; `plan` is ours."""

    given: bool = False
    plan: Plan | None = None


class ReminderSet(Event, frozen=True):
    """Alexa has made or changed the reminder; `at`: epoch seconds of one that rings once."""

    token: str = ""
    plan: Plan = field(default_factory=Plan)
    at: int | None = None


class ReminderRefused(Event, frozen=True):
    """Alexa lets us set no reminders: the permission is missing."""

    plan: Plan = field(default_factory=Plan)


class ZoneFound(Event, frozen=True):
    """The device's time zone by its name; None where it could not be had. See FindZone."""

    zone: str | None = None
    deed: Deed = "set"
    wishes: tuple[Wish, ...] = ()


class RemindersFound(Event, frozen=True):
    """Alexa still has the reminders, but those that are `gone` (their tokens)."""

    gone: tuple[str, ...] = ()


class ReminderGone(Event, frozen=True):
    """Alexa knows the reminder no longer, or has deleted it just now (`dropped`).

    `after`, `many`: see DropReminder.
    """

    token: str = ""
    plan: Plan | None = None
    dropped: bool = False
    after: tuple[str, ...] = ()
    many: bool = False


Trouble = Literal["full", "zone", "device", "busy", "permission", "unavailable", "unknown"]


class ReminderFailed(Event, frozen=True):
    """It could not be done; `unknown`: we can't tell whether it was."""

    why: Trouble = "unavailable"


class Forgotten(Event, frozen=True):
    """What was kept is deleted; `rings`: a reminder may still stand in Alexa."""

    rings: bool = False


class NotForgotten(Event, frozen=True):
    """The store could not be reached: nothing was deleted."""
