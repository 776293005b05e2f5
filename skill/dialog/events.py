"""What a person did, in the past tense, with what Alexa heard and nothing raw beyond it."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

from nlu.rings import Wish
from skill.dialog.effects import Deed, Plan
from skill.knowledge.routine import Position, Side


class SlotValue(Struct, frozen=True):
    """What one slot heard: the words, and the ids they resolved to (none: not listed)."""

    heard: str
    ids: tuple[str, ...] = ()

    @property
    def id(self) -> str | None:
        """The first id, or None where the words are in no list of ours."""
        return self.ids[0] if self.ids else None


Slots = Mapping[str, tuple[SlotValue, ...]]


class Event(Struct, frozen=True):
    """What happened; `slots` is what was heard along with it (slot name → words)."""

    slots: Slots = {}

    def word(self, slot: str) -> SlotValue | None:
        """The first word heard in a slot."""
        words = self.slots.get(slot, ())
        return words[0] if words else None


class Opened(Event, frozen=True):
    """The skill was opened without a question."""


class Asked(Event, frozen=True):
    """A question that has an answer of its own; `form`: what it wants to know (nlu/forms.py).

    `clear`: beyond doubt a question, answered also where an account of the leg was asked for.
    `supposed`: of a cramp that is not there now ("what do I do when I get one").
    """

    answer: str = ""
    form: str | None = None
    clear: bool = False
    supposed: bool = False


class AskedAbout(Event, frozen=True):
    """Said: "Tell me about …", "and …?": the slot `subject` says what, or whom."""

    form: str | None = None


class Doubted(Event, frozen=True):
    """A question that could be about either of two answers."""

    first: str = ""
    second: str = ""
    form: str | None = None


class AskedMore(Event, frozen=True):
    """Said: "Tell me more", "go on"."""


class AskedWhy(Event, frozen=True):
    """Said: "Why", "why is that", "why do you ask"."""


class AskedSources(Event, frozen=True):
    """Said: "Who says so", "are you sure"."""


class AskedMeaning(Event, frozen=True):
    """Said: "What do you mean", "I don't understand the question"."""


class AskedRepeat(Event, frozen=True):
    """Said: "Say that again"; `slowly` when it was asked slower."""

    slowly: bool = False


class AskedHelp(Event, frozen=True):
    """Said: "Help"."""


class AskedForget(Event, frozen=True):
    """Said: "Forget me", "delete my data"."""


class AskedCall(Event, frozen=True):
    """Said: "Call an ambulance", "call my doctor": the skill can't."""


class SaidYes(Event, frozen=True):
    """Yes, to the question last asked."""


class SaidNo(Event, frozen=True):
    """No, to the question last asked."""


class SaidUnsure(Event, frozen=True):
    """Said: "I don't know", "maybe", "a bit", "sometimes"."""


class Acknowledged(Event, frozen=True):
    """Said: "Okay", "right"."""


class Thanked(Event, frozen=True):
    """Said: "Thanks", "never mind", "that's all"."""


class Greeted(Event, frozen=True):
    """Said: "good evening", or only whom it is about: "it's about my mum"."""


class Reported(Event, frozen=True):
    """A report: findings and circumstances in the slots, as an opening or in reply."""


class ReportedSign(Reported, frozen=True):
    """A whole sentence that reports one finding (more may stand in its slots)."""

    finding: str = ""


class Suspected(Event, frozen=True):
    """A danger that the words may speak of: it is asked about, never taken as there or not."""

    finding: str = ""


class ReportedEmergency(Event, frozen=True):
    """Said: "This is an emergency", with no sign named."""


class SaidSelfHarm(Event, frozen=True):
    """Thoughts of dying or of hurting oneself; `finding` says how open, and how near."""

    finding: str = "self-harm-thoughts"


class Called(Event, frozen=True):
    """Said: "I've called them", "they're on their way"."""


class Misheard(Event, frozen=True):
    """Said: "I didn't say that", "you misheard"."""


class StartedTriage(Event, frozen=True):
    """Said: "Check my leg", "should I see a doctor"."""


class WentBack(Event, frozen=True):
    """Said: "Go back", "previous"."""


class Corrected(Event, frozen=True):
    """Said: "I meant yes": the slot `answer` holds the new answer."""


class Stopped(Event, frozen=True):
    """Said: "Stop", "cancel"."""


class NotUnderstood(Event, frozen=True):
    """Speech that Alexa gave to the fallback intent, or an intent that fits nothing now.

    `far`: it was understood as nothing of ours. `distress`: a word of pain or fear was heard; None
    where nobody knows the words. `example`: the answer that is nearest to what was said; `nearest`:
    the two that are. `caught`: the thing that was heard all the same, as our tables call it.
    """

    far: bool = False
    distress: bool | None = None
    example: str | None = None
    nearest: tuple[str, str] | None = None
    caught: str | None = None


class NotCovered(NotUnderstood, frozen=True):
    """What is close to ours and not covered; `subject` is its id in content/near.yaml."""

    subject: str = ""


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
