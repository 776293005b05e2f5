"""The samples of a model, cut into literal words and slots."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from nlu.words import tokenise
from simulator.understanding.canned import CANNED
from simulator.understanding.model import IntentSpec, InteractionModel

_SLOT = re.compile(r"\{\s*([\w.]+)\s*\}(?:'s)?")


class Sample(NamedTuple):
    """A sample of an intent. `parts`: literal tokens, and slots as "{name}"."""

    intent: str
    text: str
    parts: tuple[str, ...]

    @property
    def slots(self) -> tuple[str, ...]:
        """The names of its slots, in order."""
        return tuple(part[1:-1] for part in self.parts if part[0] == "{")

    @property
    def literals(self) -> int:
        """How many of its words are given."""
        return sum(part[0] != "{" for part in self.parts)


def read_samples(model: InteractionModel) -> Iterator[Sample]:
    """Every sample of every intent in the model's order; Amazon's own phrases after them."""
    for intent in model.intents.values():
        for text in (*intent.samples, *CANNED.get(intent.name, ())):
            parts = cut(text)
            if parts and _known(intent, parts):
                yield Sample(intent.name, text, parts)


def cut(text: str) -> tuple[str, ...]:
    """A sample's parts: "my {part} is red" → ("my", "{part}", "is", "red")."""
    pieces = _SLOT.split(text)
    parts: list[str] = []
    for literal, slot in zip(pieces[::2], (*pieces[1::2], ""), strict=True):
        parts.extend(tokenise(literal))
        if slot:
            parts.append("{" + slot + "}")
    return tuple(parts)


def _known(intent: IntentSpec, parts: tuple[str, ...]) -> bool:
    """A sample with a slot that its intent does not declare can never be heard."""
    return all(part[1:-1] in intent.slots for part in parts if part[0] == "{")
