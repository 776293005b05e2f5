"""What a person did, in the past tense, with what Alexa heard and nothing raw beyond it."""

from collections.abc import Mapping

from msgspec import Struct


class SlotValue(Struct, frozen=True):
    """What one slot heard: the words, and the ids they resolved to (none: not listed)."""

    heard: str
    ids: tuple[str, ...] = ()

    @property
    def id(self) -> str | None:
        """The first id, or None where the words are in no list of ours."""
        return self.ids[0] if self.ids else None


# What is said to an alarm: a wish for its number, a soothing; a question, and anything else.
NUMBER, WELL, FIRST, AGAIN = "number", "well", "first", "again"
# What is asked of the leg check itself: how long it takes, whom to call, what comes of it.
HOW_LONG, WHOM, VERDICT = "how-long", "whom", "verdict"

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
    `point`: what is asked of just this subject (skill/dialog/points.py), told before the form.
    """

    answer: str = ""
    form: str | None = None
    point: str | None = None
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


class SaidToAlarm(Event, frozen=True):
    """Said to an alarm, without taking it back: "what number was it", "he says he's fine".

    `about`: number, well (it is played down), or what its row may say never to do ("drink").
    """

    about: str = ""


class Misheard(Event, frozen=True):
    """Said: "I didn't say that", "you misheard"."""


class StartedTriage(Event, frozen=True):
    """Said: "Check my leg", "should I see a doctor"."""


class AskedOfCheck(Event, frozen=True):
    """Asked in the leg check, of the check: `about` is how-long, whom or verdict."""

    about: str = ""


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
