"""The shapes of a Reading: everything that one sentence told, with the words that told it."""

from typing import Any, Literal, TypeAlias

import msgspec

Polarity: TypeAlias = Literal["affirmed", "denied", "unsure", "cue"]
Time: TypeAlias = Literal["now", "past", "if"]
Outcome: TypeAlias = Literal[
    "stated", "suspected", "denied", "unsure", "past", "if", "asked", "history"
]
Tier: TypeAlias = Literal["body", "mind", "swallowed"]
Quantity: TypeAlias = Any  # the readers of numbers and times bring their own shapes
When: TypeAlias = Any


class Span(msgspec.Struct, frozen=True, order=True):
    """A stretch of words: from the word `start` up to, not with, the word `end`."""

    start: int
    end: int


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A thing that was named: what, where in the words, and how it was meant.

    `owner` is "me", a relation ("mother"), "other" (he, she), "child" or "thing" (a dog, a film).
    `cue` is where the word stands that denies, doubts or moves it in time. "cue" as polarity: the
    word that denies stands first and may be a reply; who knows the open question decides.
    """

    id: str
    span: Span
    polarity: Polarity = "affirmed"
    time: Time = "now"
    owner: str = "me"
    asked: bool = False
    cue: Span | None = None
    side: str | None = None
    since: str | None = None


class ReadFinding(msgspec.Struct, frozen=True, kw_only=True):
    """A symptom or danger that the mentions amount to, and how it was told.

    `level` after content/urgency.yaml (None: less than urgent). `tier` is whose danger it is.
    `plain`: it is told beside other things ("i take a statin"), and is no report by itself.
    `clear`: its words are said of nothing else ("a snake bit me").
    """

    id: str
    how: Outcome
    level: str | None
    tier: Tier
    span: Span
    owner: str = "me"
    cue: Span | None = None
    plain: bool = False
    clear: bool = False


class Moved(msgspec.Struct, frozen=True):
    """Words that are denied, past or supposed, and the word that makes them so."""

    how: Literal["denied", "past", "if"]
    span: Span
    cue: int


class Suspicion(msgspec.Struct, frozen=True):
    """How likely a danger is spoken of, 0 to 1, for the body, the mind and what was swallowed."""

    body: float = 0.0
    mind: float = 0.0
    swallowed: float = 0.0


class Candidate(msgspec.Struct, frozen=True):
    """A subject that the words may ask for, and how likely."""

    subject: str
    p: float


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What one sentence told. A field without evidence is empty; nothing is guessed from state.

    `who`: the person that it is about by id, "anyone" for people in general, None for the speaker.
    `suspicion`: by rules or ear, whichever is more; `by_ear`: what the ear alone makes of it.
    `suspected`: whose danger the ear hears where no rule found one, told or denied.
    `reply`: what the words mean as a reply to any question ("yes", "no", "unsure", "neither",
    "why", "meaning", "again"), said by tokens[reply_span].
    `replies`: the same as the ear hears it, with how likely, also "question" and "other".
    `words` as said; `tokens` with short forms opened and numbers in digits, as nlu counts them.
    `bare`: signs told without their part ("it is hot"): a finding where one was asked for.
    `moved`: the words that are denied, past or supposed, a stretch each.
    `figure`: a figure of speech stands in it ("dying for tea").
    `repair`: what was meant instead, read by itself ("no i said …"); `ending`: a question behind
    something else ("… so do i need to worry").
    `unlisted` are spans of things that no list has ("dragon fruit"). `complete` is False where the
    way that the words came by can cut them.
    """

    words: tuple[str, ...] = ()
    tokens: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    unlisted: tuple[Span, ...] = ()
    who: str | None = None
    quantities: tuple[Quantity, ...] = ()
    whens: tuple[When, ...] = ()
    frame: str | None = None
    form: str | None = None
    forms_other: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    suspicion: Suspicion = Suspicion()
    by_ear: Suspicion | None = None
    suspected: tuple[Tier, ...] = ()
    findings: tuple[ReadFinding, ...] = ()
    bare: tuple[ReadFinding, ...] = ()
    replies: tuple[Candidate, ...] = ()
    moved: tuple[Moved, ...] = ()
    reply: str | None = None
    reply_span: Span | None = None
    figure: bool = False
    repair: "Reading | None" = None
    ending: "Reading | None" = None
    complete: bool = True

    def moved_by(self, start: int, end: int) -> str | None:
        """How the words from `start` to `end` are meant, if not as here and now.

        A negative inside them is their own: "can't keep drinks down".
        """
        span = Span(start, end)
        over = (one for one in self.moved if _meet(one.span, span) and not start <= one.cue < end)
        return next((one.how for one in over), None)

    def states(self, finding: str) -> bool:
        """Whether this finding was stated, as here and now."""
        return any(one.id == finding for one in self.told("stated"))

    def told(self, how: Outcome) -> tuple[ReadFinding, ...]:
        """The findings that were told in this way, in the order of the words."""
        return tuple(finding for finding in self.findings if finding.how == how)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
