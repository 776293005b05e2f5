"""What a person said to the routine, in the past tense."""

from skill.dialog.events import Event
from skill.knowledge.routine import Position, Side


class StartedRoutine(Event, frozen=True):
    """Said: "Start my bedtime routine"; slots `length` and `position` say which and how."""


class WentOn(Event, frozen=True):
    """Said: "Next"."""


class Skipped(Event, frozen=True):
    """Said: "Skip this one"."""


class Paused(Event, frozen=True):
    """Said: "Pause", "pause a minute" (slot `since`: how long)."""


class Resumed(Event, frozen=True):
    """Said: "Resume", "carry on with my routine"."""


class StartedOver(Event, frozen=True):
    """Said: "Start over"."""


class AskedHowManyLeft(Event, frozen=True):
    """Said: "How many are left"."""


class AskedHowLong(Event, frozen=True):
    """Said: "How long does it take"."""


class CrampGone(Event, frozen=True):
    """Said: "It's gone", "it let go": the cramp is over."""


class CrampMoved(Event, frozen=True):
    """Said: "It's the other one now", "now my foot": slot `part` says where, if it was said."""


class Hurt(Event, frozen=True):
    """Said: "I can't do this one", "it hurts"."""


class AskedShorter(Event, frozen=True):
    """Said: "Shorter please"."""


class SatDown(Event, frozen=True):
    """Said: "I'm sitting", "I'm in bed already"."""


class ChangedPosition(Event, frozen=True):
    """Said: "I'm lying down", "I'd rather stand" (`to`); "the floor is no good for me" (None)."""

    to: Position | None = None


class ChoseLeg(Event, frozen=True):
    """Said: "Only the left leg", "both legs again"."""

    side: Side = "both"


class AskedWhichLeg(Event, frozen=True):
    """Said: "Which leg now"."""


class AskedFaster(Event, frozen=True):
    """Said: "Go faster", "less talking"."""


class Dozed(Event, frozen=True):
    """Said: "I fell asleep", or "I'm nodding off" (`still`: awake enough to go on)."""

    still: bool = True


class RuledOut(Event, frozen=True):
    """What rules stretching out tonight; `why`: clot, clinician, operation, injury or unwell."""

    why: str = "clinician"


class AskedCount(Event, frozen=True):
    """Said: "Keep count of my nights" (`keep`), "stop counting"."""

    keep: bool = True


class AskedNights(Event, frozen=True):
    """Said: "How many nights have I done"."""
