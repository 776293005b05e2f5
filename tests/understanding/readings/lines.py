"""Labelled lines, in the format of docs/understanding/labels.md, section 8."""

from pathlib import Path
from typing import Literal, TypeAlias, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

Kind: TypeAlias = Literal[
    "question",
    "report",
    "command",
    "reply",
    "danger-body",
    "danger-mind",
    "danger-swallowed",
    "denial",
    "harmless-lookalike",
    "near",
    "far",
]
Level: TypeAlias = Literal[
    "emergency", "emergency_department", "urgent", "soon", "routine", "self_care", "none"
]
Polarity: TypeAlias = Literal["affirmed", "denied", "unsure", "past", "hypothetical", "asked"]
DANGERS = ("danger-body", "danger-mind", "danger-swallowed")
ASKING = ("question", "report", "command")
HARMLESS = (*ASKING, "denial", "harmless-lookalike", "near", "far")
_Shape = TypeVar("_Shape", bound=Struct)


class LineError(ValueError):
    """A line that is not in the format; the message says which one and what is wrong."""


class Number(Struct, frozen=True):
    """A number as labelled: an amount, a count, a duration, a time, or another value."""

    kind: str
    value: float | str
    unit: str | None = None


class Told(Struct, frozen=True):
    """A finding as labelled, with its polarity."""

    id: str
    polarity: Polarity
    side: str | None = None
    since: str | None = None


class Line(Struct, frozen=True, kw_only=True):
    """One sentence with its labels. `n` is its number, by which a second labelling names it.

    `also` is the subject of a second labelling where that is another one: either is right.
    """

    text: str
    kind: Kind
    asked: str | None
    subject: str | None
    form: str | None
    who: str | None
    age: float | str | None
    numbers: tuple[Number, ...]
    things: tuple[str, ...]
    findings: tuple[Told, ...]
    level: Level | None
    tier: Literal["body", "mind", "swallowed"] | None
    openness: Literal["open", "veiled"] | None
    reply: Literal["yes", "no", "unsure", "value", "other"] | None = None
    asked_back: bool = False
    negative: bool = False
    n: int = 0
    also: str | None = None

    @property
    def wanted(self) -> tuple[str, ...]:
        """The subjects of which each is right; none where the line asks for nothing."""
        return tuple(one for one in (self.subject, self.also) if one)


def read_lines(path: Path) -> list[Line]:
    """The lines of a file, numbered from 1 where they have no `n`. Raises LineError."""
    return [replace(one, n=one.n or at) for at, one in enumerate(decoded(path, Line), 1)]


def decoded(path: Path, shape: type[_Shape]) -> list[_Shape]:
    """Each line of a file as one of these. Raises LineError."""
    decoder = msgspec.json.Decoder(shape)
    found = []
    for at, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            found.append(decoder.decode(text))
        except msgspec.DecodeError as wrong:
            raise LineError(f"{path}, line {at}: {wrong} (labels.md, section 8)") from wrong
    return found
