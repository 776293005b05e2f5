"""Effects that a reply wants done outside: the dialog can't call Alexa's services itself.

`skill/alexa/effects.py` does them and comes back with an event; then `step` runs once more.
"""

from typing import Annotated

from msgspec import Meta, Struct

_DAY = "(mon|tues|wednes|thurs|fri|satur|sun)day"
Days = Annotated[str, Meta(pattern=f"^(daily|weekdays|{_DAY}( {_DAY})*)$")]
"""On which days it rings: every one, Monday to Friday, or those that are named."""


class Plan(Struct, frozen=True, tag=True, omit_defaults=True):
    """A reminder to be: at a wall clock ("21:30") on some days, or once in so many seconds.

    `asked`: the person has answered whether we may set reminders; it is not asked twice.
    """

    clock: str | None = None
    days: Days = "daily"
    seconds: int | None = None
    asked: bool = False


class SetReminder(Struct, frozen=True, tag=True):
    """Make the reminder; where `token` is given, change that one."""

    plan: Plan
    token: str | None = None


class FindReminder(Struct, frozen=True, tag=True):
    """Look whether Alexa still has the reminder."""

    token: str


class DropReminder(Struct, frozen=True, tag=True):
    """Delete the reminder."""

    token: str


class AskPermission(Struct, frozen=True, tag=True):
    """Have Alexa ask the person whether we may set reminders; `plan` comes back with the answer."""

    plan: Plan


class ShowPermissionCard(Struct, frozen=True, tag=True):
    """Put the card into the Alexa app on which reminders can be allowed."""


class ForgetPerson(Struct, frozen=True, tag=True):
    """Delete what is kept of the person, and the reminders that we know of."""

    tokens: tuple[str, ...] = ()


ServiceCall = SetReminder | FindReminder | DropReminder | ForgetPerson  # done, then an event comes
Directive = AskPermission | ShowPermissionCard  # sent along with the reply
Effect = ServiceCall | Directive
