"""What holds for one word of a sentence."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Literal

import msgspec

from .reading import Moved, Span
from .words import WordToken

# Outcome → the field of a mark.
_MOVES: Mapping[Literal["denied", "past", "if"], str] = {
    "denied": "denied",
    "past": "past",
    "if": "supposed",
}


class Mark(msgspec.Struct):
    """What holds for one token; each field is the token of its cue, or -1."""

    denied: int = -1
    unsure: int = -1
    past: int = -1
    supposed: int = -1
    story: int = -1
    asked: int = -1
    over: int = -1
    earlier: int = -1
    owner: str = "me"


def set_marks(found: list[Mark], field: str, places: range, cue: int) -> None:
    """Note a cue at these places."""
    for place in places:
        setattr(found[place], field, cue)


def moved(tokens: Sequence[WordToken], found: Sequence[Mark]) -> Iterator[Moved]:
    """The words that are denied, past or supposed, by the cue that makes them so."""
    for how, field in _MOVES.items():
        cues = [getattr(mark, field) for mark in found]
        for cue, places in groupby(range(len(found)), cues.__getitem__):
            within = list(places)
            if cue >= 0:
                span = Span(tokens[within[0]].at, tokens[within[-1]].at + 1)
                yield Moved(how, span, tokens[cue].at)
