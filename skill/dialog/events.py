"""What a person did, in the past tense, with what Alexa heard and nothing raw beyond it."""

from collections.abc import Mapping
from dataclasses import dataclass, field


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
