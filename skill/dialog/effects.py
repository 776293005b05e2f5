"""Effects that a reply wants done outside: the dialog can't call Alexa's services itself.

`skill/alexa/effects.py` does them and comes back with an event; then `step` runs once more.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from nlu.rings import Wish

_DAY = "(mon|tues|wednes|thurs|fri|satur|sun)day"
Days = Annotated[str, Meta(pattern=f"^(daily|weekdays|alternate|once|{_DAY}( {_DAY})*)$")]
"""When it rings: every day, Monday to Friday, every second day, on named days, or once."""

Deed = Literal["set", "move", "skip", "cancel"]
"""What is to be done with a reminder."""


class Plan(Struct, frozen=True, tag=True, omit_defaults=True):
    """A reminder to be: at a wall clock ("21:30") on some days, or once in so many seconds.

    `date`: the day there on which one of days "once" rings (ISO 8601); `start`: the first day of
    one that rings again and again, where it is not today; `replaces`: the token of the one that is
    changed by it, `beside` of the one that stays beside it; `also`: another that was wished for in
    the same breath. `asked`: the person has answered whether we may set reminders; it is not asked
    twice.
    """

    clock: str | None = None
    days: Days = "daily"
    seconds: int | None = None
    date: str | None = None
    start: str | None = None
    replaces: str | None = None
    beside: str | None = None
    also: "Plan | None" = None
    asked: bool = False


class SetReminder(Struct, frozen=True, tag=True):
    """Make the reminder; where `token` is given, change that one. `done`: set just before it.

    `deed`: "skip" where it is only put off.
    """

    plan: Plan
    token: str | None = None
    done: tuple[Plan, ...] = ()
    deed: Deed = "set"


class FindZone(Struct, frozen=True, tag=True):
    """Ask for the device's time zone: the wishes need the day there."""

    deed: Deed = "set"
    wishes: tuple[Wish, ...] = ()


Wanted = Literal["which", "cancel", "skip", "move", "pick"]
"""What is to be done with the reminders that are found."""


class FindReminders(Struct, frozen=True, tag=True):
    """Look which reminders of ours Alexa has. The rest: what was said of them (alexas_list.py)."""

    wanted: Wanted = "which"
    wishes: tuple[Wish, ...] = ()
    every: bool = False
    place: int | None = None


class DropReminder(Struct, frozen=True, tag=True):
    """Delete the reminder, and then those after it; `many`: it is one of several."""

    token: str
    after: tuple[str, ...] = ()
    many: bool = False


class TakeBack(Struct, frozen=True, tag=True):
    """Delete these reminders, which could not be noted down."""

    tokens: tuple[str, ...]


class AskPermission(Struct, frozen=True, tag=True):
    """Have Alexa ask the person whether we may set reminders; `plan` comes back with the answer."""

    plan: Plan


class ShowPermissionCard(Struct, frozen=True, tag=True):
    """Put the card into the Alexa app on which reminders can be allowed."""


class ForgetPerson(Struct, frozen=True, tag=True):
    """Delete what is kept of the person, and the reminders that we know of."""

    tokens: tuple[str, ...] = ()


# They are done, then an event comes.
ServiceCall = SetReminder | FindZone | FindReminders | DropReminder | TakeBack | ForgetPerson
Directive = AskPermission | ShowPermissionCard  # sent along with the reply
Effect = ServiceCall | Directive
