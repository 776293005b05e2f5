"""The postman: for a model with an open slot, it hands words over and understands nothing.

Such a model has a custom intent whose only sample is a bare slot of a custom type: the skill reads
the words itself, so there is no topic to guess and no confidence. Alexa decides only by which
route the words arrive: a built-in intent said exactly, a carrier ("why {rest}"), or the open slot.
Which one she would choose nobody outside Amazon knows; here the longest carrier that fits wins.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from simulator.understanding.canned import CANNED
from simulator.understanding.heard import Launch, Slot, SlotValue, Understood
from simulator.understanding.launching import Launching
from simulator.understanding.model import IntentSpec, InteractionModel
from simulator.understanding.rough import ROUTE, damage
from simulator.understanding.spoken import spoken


class Way(NamedTuple):
    """A route that takes a slot: its intent, the words that begin it, and the slot's name."""

    intent: str
    words: tuple[str, ...]
    slot: str


class Arrived(NamedTuple):
    """What arrives of a damaged sentence. `axis`: of the damage; `turns`: one item a turn."""

    axis: str
    turns: tuple[Understood, ...]


class Postman:
    """Hands every word over, by one model that has an open slot."""

    def __init__(self, model: InteractionModel) -> None:
        """Raises ValueError for a model without an open slot."""
        self.model = model
        self._launching = Launching(model.invocation_name)
        found = open_slot(model)
        if found is None:
            raise ValueError(f"{model.invocation_name}: the model has no open slot")
        self._open = found
        self._closed = _closed(model)
        self._carriers = sorted(_carriers(model), key=lambda way: -len(way.words))

    def launch(self, text: str) -> Launch | None:
        """As in "open cramp coach", "ask cramp coach how much …"; None for anything else."""
        return self._launching.launch(text)

    def is_exit(self, text: str) -> bool:
        """Whether it is "exit" or "quit", which end the session without the skill being asked."""
        return self._launching.is_exit(text)

    def understand(
        self,
        text: str,
        eliciting: tuple[str, str] | None = None,  # noqa: ARG002  # this model asks for no slot
        today: date | None = None,  # noqa: ARG002  # no word is read as a date
    ) -> Understood:
        """The route by which the words of a sentence arrive, with all of them."""
        return self._whole(spoken(text))

    def roughly(self, text: str, seed: int) -> Arrived:
        """What arrives of a sentence that is damaged on its way; the same for the same seed."""
        words = spoken(text)
        ways = self.ways(words)[0 if words in self._closed else 1 :]  # all but the usual one
        harm = damage(words, seed, routes=1 + len(ways))
        if harm.axis == ROUTE:
            return Arrived(harm.axis, (self.by(harm.draw.choice(ways), words),))
        return Arrived(harm.axis, tuple(map(self._whole, harm.turns)))

    def _whole(self, words: tuple[str, ...]) -> Understood:
        closed = self._closed.get(words)
        if closed:
            return Understood(closed, {}, "posted", 0.0)
        return self.by(self.ways(words)[0], words)

    def ways(self, words: Sequence[str]) -> tuple[Way, ...]:
        """All routes that could take the words: the longest carrier first, the open slot last."""
        fitting = [way for way in self._carriers if _begins(way, words)]
        return (*fitting, self._open)

    def by(self, way: Way, words: Sequence[str]) -> Understood:
        """The words on one of these routes; without a word the slot stays empty."""
        rest = " ".join(words[len(way.words) :])
        kind = self.model.intents[way.intent].slots[way.slot].type
        slot = Slot(way.slot, kind, (SlotValue(rest, rest),))
        return Understood(way.intent, {way.slot: slot} if rest else {}, "posted", 0.0)


def open_slot(model: InteractionModel) -> Way | None:
    """The route that takes any words; None for a model that leaves understanding to Alexa."""
    for intent in model.intents.values():
        ways = _ways(intent)
        alone = len(intent.samples) == 1 and ways and not ways[0].words
        if alone and intent.slots[ways[0].slot].type in model.types:
            return ways[0]
    return None


def _closed(model: InteractionModel) -> dict[tuple[str, ...], str]:
    """Words → the built-in intent that is said with exactly these."""
    return {
        spoken(text): intent.name
        for intent in model.intents.values()
        if intent.built_in
        for text in (*CANNED.get(intent.name, ()), *intent.samples)
    }


def _carriers(model: InteractionModel) -> list[Way]:
    custom = (intent for intent in model.intents.values() if not intent.built_in)
    return [way for intent in custom for way in _ways(intent) if way.words]


def _ways(intent: IntentSpec) -> list[Way]:
    """The samples that are some words, or none, and one declared slot at the end."""
    if intent.built_in:
        return []
    found = []
    for sample in intent.samples:
        literal, brace, rest = sample.partition("{")
        name = rest.removesuffix("}").strip()
        if brace and rest.endswith("}") and name in intent.slots:
            found.append(Way(intent.name, spoken(literal), name))
    return found


def _begins(way: Way, words: Sequence[str]) -> bool:
    """Whether a carrier's words begin these, and leave at least one for its slot."""
    return len(words) > len(way.words) and tuple(words[: len(way.words)]) == way.words
