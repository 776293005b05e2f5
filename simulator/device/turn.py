"""One turn of a conversation: what was heard, what was sent, what came back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from simulator.device.consent import Asked
from simulator.services.happened import Called, Rung
from simulator.understanding import Understood
from simulator.wire.reply import Reply


@dataclass(frozen=True, slots=True)
class Around:
    """What happened around a turn.

    rings: the reminders that rang; calls: the skill's to Alexa's services; reminders: those that
    are set after it, of whoever speaks, in words.
    """

    rings: tuple[Rung, ...] = ()
    calls: tuple[Called, ...] = ()
    reminders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """What happened after one line.

    heard: the line as it was said.
    sent: the intent, or the type of a request that is none; None when nothing was sent because
        the device itself spoke its reprompt.
    utterance: the words that were understood, without "ask cramp coach".
    reply: the skill's; empty where there was none.
    ends: whether the session is over; microphone: whether the device listens.
    ms: how long the skill took, in milliseconds.
    faults: what Alexa or its certification would not take; broken: no reply that Alexa can read.
    request: the envelope as it was sent; reading: what the skill understood, where it tells.
    consent: the permission for which Alexa asks next; what is said then is her affair.
    note: what a step did, such as [wait 2h], or the rough ear; around: what happened around it.
    before: the turn of a sentence's first half, where a pause cut it in two.
    """

    heard: str
    sent: str | None = None
    utterance: str | None = None
    understood: Understood | None = None
    reply: Reply = field(default_factory=Reply)
    ends: bool = True
    microphone: bool = False
    ms: float = 0.0
    faults: tuple[str, ...] = ()
    broken: bool = False
    request: Mapping[str, Any] | None = None
    reading: Mapping[str, Any] | None = None
    consent: Asked | None = None
    note: str | None = None
    around: Around = field(default_factory=Around)
    before: "Turn | None" = None

    @property
    def guessed(self) -> bool:
        """Whether the intent was guessed: none of its samples says it in these words."""
        return self.understood is not None and self.understood.how == "guessed"

    @property
    def speech(self) -> str:
        """The words spoken; in a silence, those of the reprompt."""
        return self.reply.text
