"""What is remembered of a person between visits: preferences alone, never anything of health.

Amazon rejects skills that collect health information (alexa.md 1.2): no symptom, no answer and
no reason for a choice may be added here. A test holds the stored record to these fields.
"""

from datetime import date, datetime, timedelta

from msgspec import Struct

from skill.dialog.effects import Days
from skill.knowledge.routine import Length, Position

DISCLAIMER = 1  # raised when the spoken disclaimer changes, so that everyone hears it anew
PICK_UP = timedelta(minutes=30)  # how long a routine that broke off can be carried on
QUIET = timedelta(days=7)  # after a No, reminders are not offered again (Amazon's guidelines)


class ReachedStep(Struct, frozen=True, omit_defaults=True):
    """Where a routine broke off: the part of its version, the hold in it; `at`: epoch seconds."""

    length: Length
    part: int
    hold: int
    at: int


class Reminder(Struct, frozen=True, omit_defaults=True):
    """A reminder of ours: Alexa's token, the wall clock ("21:30", or empty), and on which days.

    `at` and `date` are of days "once": when it rings (epoch seconds), and the day there (ISO 8601,
    or empty). `start`: the first day of one that was put off.
    """

    token: str
    clock: str
    days: Days = "daily"
    at: int = 0
    date: str = ""
    start: str = ""


class Nights(Struct, frozen=True, omit_defaults=True):
    """On how many nights the routine was done, and when last (epoch seconds).

    Kept for whoever asked for it, and for nobody else.
    """

    count: int = 0
    at: int | None = None


class Preferences(Struct, frozen=True, omit_defaults=True):
    """The whole record. `visits`: launches; `disclaimer`: the version that was heard.

    `hinted`: it was told what to say when a reminder rings.
    `explained`: how often the routine was begun, and so explained, at most twice; then it is done
    in brief words. `lying`: on the bed, where `seated` is true. `nights`: only where asked for.
    """

    visits: int = 0
    disclaimer: int = 0
    length: Length | None = None
    seated: bool = False
    step: ReachedStep | None = None
    reminders: tuple[Reminder, ...] = ()
    refused: str | None = None
    hinted: bool = False
    explained: int = 0
    lying: bool = False
    nights: Nights | None = None

    @property
    def position(self) -> Position:
        """How the routine was done last."""
        if not self.seated:
            return "standing"
        return "lying" if self.lying else "seated"

    def broken_off(self, now: datetime) -> ReachedStep | None:
        """The routine that can still be carried on, or None."""
        if self.step is None:
            return None
        ago = now.timestamp() - self.step.at
        return self.step if 0 <= ago <= PICK_UP.total_seconds() else None

    def standing(self, now: datetime) -> tuple[Reminder, ...]:
        """The reminders that are still to ring, those that ring again and again first."""
        left = [one for one in self.reminders if one.days != "once" or one.at > now.timestamp()]
        return tuple(sorted(left, key=lambda one: (one.days == "once", one.at)))

    def may_offer_reminder(self, now: datetime) -> bool:
        """Whether reminders may be offered: none is set, and no No in the last seven days."""
        if any(one.days != "once" for one in self.reminders):
            return False
        return self.refused is None or now.date() - date.fromisoformat(self.refused) >= QUIET
