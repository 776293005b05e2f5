"""What Alexa and the store answered, in the past tense."""

from typing import Literal

from msgspec import field

from nlu.rings import Wish
from skill.dialog.effects import Deed, Plan
from skill.dialog.events import Event
from skill.dialog.preferences import Reminder


class ServiceAnswered(Event, frozen=True):
    """What came back from outside, not from the person."""


class PermissionAnswered(ServiceAnswered, frozen=True):
    """The person answered Alexa's question whether we may set reminders; `plan` is ours."""

    given: bool = False
    plan: Plan | None = None


class ReminderSet(ServiceAnswered, frozen=True):
    """Alexa has made or changed the reminder; `at`: epoch seconds of one that rings once.

    `made`: it was not there before.
    """

    token: str = ""
    plan: Plan = field(default_factory=Plan)
    at: int | None = None
    made: bool = False


class NotKept(ServiceAnswered, frozen=True):
    """What was set in this turn could not be noted down: what Alexa made was taken back.

    `sets`: all that was set, in its order; `left`: tokens of those that could not be taken back.
    """

    sets: tuple[ReminderSet, ...] = ()
    left: tuple[str, ...] = ()


class ReminderRefused(ServiceAnswered, frozen=True):
    """Alexa lets us set no reminders: the permission is missing."""

    plan: Plan = field(default_factory=Plan)


class ZoneFound(ServiceAnswered, frozen=True):
    """The device's time zone by its name; None where it could not be had. See FindZone."""

    zone: str | None = None
    deed: Deed = "set"
    wishes: tuple[Wish, ...] = ()


class RemindersFound(ServiceAnswered, frozen=True):
    """The reminders of ours that Alexa has.

    `unread`: the tokens of those whose times are in no form that we write.
    """

    listed: tuple[Reminder, ...] = ()
    unread: tuple[str, ...] = ()


class ReminderGone(ServiceAnswered, frozen=True):
    """Alexa knows the reminder no longer, or has deleted it just now (`dropped`).

    `after`, `many`: see DropReminder.
    """

    token: str = ""
    plan: Plan | None = None
    dropped: bool = False
    after: tuple[str, ...] = ()
    many: bool = False


Trouble = Literal["full", "zone", "device", "busy", "permission", "unavailable", "unknown"]


class ReminderFailed(ServiceAnswered, frozen=True):
    """It could not be done; `unknown`: we can't tell whether it was."""

    why: Trouble = "unavailable"


class Forgotten(ServiceAnswered, frozen=True):
    """What was kept is deleted; `rings`: a reminder may still stand in Alexa.

    `unseen`: Alexa could not be asked which there are, and we know of none.
    """

    rings: bool = False
    unseen: bool = False


class NotForgotten(ServiceAnswered, frozen=True):
    """The store could not be reached: nothing was deleted."""
