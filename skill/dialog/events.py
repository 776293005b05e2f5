"""What a person did, in the past tense, with what Alexa heard and nothing raw beyond it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from skill.dialog.wants import Plan


@dataclass(frozen=True)
class Word:
    """What one slot heard: the words, and the ids they resolved to (none: not listed)."""

    heard: str
    ids: tuple[str, ...] = ()

    @property
    def id(self) -> str | None:
        """The first id, or None where the words are in no list of ours."""
        return self.ids[0] if self.ids else None


Slots = Mapping[str, tuple[Word, ...]]


@dataclass(frozen=True)
class Event:
    """What happened; `slots` is what was heard along with it (slot name → words)."""

    slots: Slots = field(default_factory=dict)

    def word(self, slot: str) -> Word | None:
        """The first word heard in a slot."""
        words = self.slots.get(slot, ())
        return words[0] if words else None


@dataclass(frozen=True)
class Opened(Event):
    """The skill was opened without a question."""


@dataclass(frozen=True)
class Asked(Event):
    """A question that has an answer of its own."""

    answer: str = ""


@dataclass(frozen=True)
class AskedAbout(Event):
    """Said: "Tell me about …", "and …?": the slot `subject` says what, or whom."""


@dataclass(frozen=True)
class AskedMore(Event):
    """Said: "Tell me more", "go on"."""


@dataclass(frozen=True)
class AskedWhy(Event):
    """Said: "Why", "why is that", "why do you ask"."""


@dataclass(frozen=True)
class AskedSources(Event):
    """Said: "Who says so", "are you sure"."""


@dataclass(frozen=True)
class AskedMeaning(Event):
    """Said: "What do you mean", "I don't understand the question"."""


@dataclass(frozen=True)
class AskedRepeat(Event):
    """Said: "Say that again"; `slowly` when it was asked slower."""

    slowly: bool = False


@dataclass(frozen=True)
class AskedHelp(Event):
    """Said: "Help"."""


@dataclass(frozen=True)
class AskedForget(Event):
    """Said: "Forget me", "delete my data"."""


@dataclass(frozen=True)
class AskedCall(Event):
    """Said: "Call an ambulance", "call my doctor": the skill can't."""


@dataclass(frozen=True)
class SaidYes(Event):
    """Yes, to the question last asked."""


@dataclass(frozen=True)
class SaidNo(Event):
    """No, to the question last asked."""


@dataclass(frozen=True)
class SaidUnsure(Event):
    """Said: "I don't know", "maybe", "a bit", "sometimes"."""


@dataclass(frozen=True)
class Acknowledged(Event):
    """Said: "Okay", "right"."""


@dataclass(frozen=True)
class Thanked(Event):
    """Said: "Thanks", "never mind", "that's all"."""


@dataclass(frozen=True)
class Told(Event):
    """A report: findings and circumstances in the slots, as an opening or in reply."""


@dataclass(frozen=True)
class Reported(Told):
    """A whole sentence that reports one finding (more may stand in its slots)."""

    finding: str = ""


@dataclass(frozen=True)
class ReportedEmergency(Event):
    """Said: "This is an emergency", with no sign named."""


@dataclass(frozen=True)
class SaidSelfHarm(Event):
    """Thoughts of dying or of hurting oneself."""


@dataclass(frozen=True)
class StartedTriage(Event):
    """Said: "Check my leg", "should I see a doctor"."""


@dataclass(frozen=True)
class WentBack(Event):
    """Said: "Go back", "previous"."""


@dataclass(frozen=True)
class Corrected(Event):
    """Said: "I meant yes": the slot `answer` holds the new answer."""


@dataclass(frozen=True)
class Stopped(Event):
    """Said: "Stop", "cancel"."""


@dataclass(frozen=True)
class NotUnderstood(Event):
    """Speech that Alexa gave to the fallback intent, or an intent that fits nothing now."""


@dataclass(frozen=True)
class StartedRoutine(Event):
    """Said: "Start my bedtime routine"; slots `length` and `position` say which and how."""


@dataclass(frozen=True)
class WentOn(Event):
    """Said: "Next"."""


@dataclass(frozen=True)
class Skipped(Event):
    """Said: "Skip this one"."""


@dataclass(frozen=True)
class Paused(Event):
    """Said: "Pause", "pause a minute" (slot `since`: how long)."""


@dataclass(frozen=True)
class Resumed(Event):
    """Said: "Resume", "carry on with my routine"."""


@dataclass(frozen=True)
class StartedOver(Event):
    """Said: "Start over"."""


@dataclass(frozen=True)
class AskedHowManyLeft(Event):
    """Said: "How many are left"."""


@dataclass(frozen=True)
class AskedHowLong(Event):
    """Said: "How long does it take"."""


@dataclass(frozen=True)
class Hurt(Event):
    """Said: "I can't do this one", "it hurts"."""


@dataclass(frozen=True)
class AskedShorter(Event):
    """Said: "Shorter please"."""


@dataclass(frozen=True)
class SatDown(Event):
    """Said: "I'm sitting", "I'm in bed already"."""


@dataclass(frozen=True)
class AskedReminder(Event):
    """Said: "Remind me every night at half past nine": slots `time`, `since` (in …), `days`."""


@dataclass(frozen=True)
class MovedReminder(AskedReminder):
    """Said: "Move it to ten thirty"."""


@dataclass(frozen=True)
class AskedWhichReminder(Event):
    """Said: "What time is my reminder"."""


@dataclass(frozen=True)
class CanceledReminder(Event):
    """Said: "Cancel my reminder"."""


@dataclass(frozen=True)
class PermissionAnswered(Event):
    """The person answered Alexa's question whether we may set reminders; `plan` is ours."""

    given: bool = False
    plan: Plan | None = None


@dataclass(frozen=True)
class ReminderSet(Event):
    """Alexa has made or changed the reminder; `at`: epoch seconds of one that rings once."""

    token: str = ""
    plan: Plan = field(default_factory=Plan)
    at: int | None = None


@dataclass(frozen=True)
class ReminderRefused(Event):
    """Alexa lets us set no reminders: the permission is missing."""

    plan: Plan = field(default_factory=Plan)


@dataclass(frozen=True)
class ReminderFound(Event):
    """Alexa still has the reminder."""


@dataclass(frozen=True)
class ReminderGone(Event):
    """Alexa knows the reminder no longer, or has deleted it just now (`dropped`)."""

    token: str = ""
    plan: Plan | None = None
    dropped: bool = False


Trouble = Literal["full", "device", "busy", "permission", "unavailable", "unknown"]


@dataclass(frozen=True)
class ReminderFailed(Event):
    """It could not be done; `unknown`: we can't tell whether it was."""

    why: Trouble = "unavailable"


@dataclass(frozen=True)
class Forgotten(Event):
    """What was kept is deleted; `rings`: a reminder may still stand in Alexa."""

    rings: bool = False


@dataclass(frozen=True)
class NotForgotten(Event):
    """The store could not be reached: nothing was deleted."""
