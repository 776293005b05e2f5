"""The postman: for a model with an open slot, it hands words over and understands nothing.

Such a model has a custom intent whose only sample is a bare slot of a custom type: the skill reads
the words itself, so there is no topic to guess and no confidence. Alexa decides only by which
route the words arrive: a built-in intent said exactly, a carrier ("why {rest}"), or the open slot.
Which one she would choose nobody outside Amazon knows; here the longest carrier that fits wins.

Another such model has carriers on AMAZON.SearchQuery and a slot that takes any words when it alone
is asked for; what fits nothing there is the fallback intent's, and its words are lost.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from simulator.understanding.canned import CANNED
from simulator.understanding.heard import Launch, Slot, SlotValue, Understood
from simulator.understanding.launching import Launching
from simulator.understanding.model import FALLBACK, IntentSpec, InteractionModel, SlotSpec
from simulator.understanding.rough import ROUTE, damage
from simulator.understanding.spoken import spoken

_ANY_WORDS = "AMAZON.SearchQuery"


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
        """Raises ValueError for a model that leaves understanding to Alexa."""
        self.model = model
        self._launching = Launching(model.invocation_name)
        if not is_postal(model):
            raise ValueError(f"{model.invocation_name}: the model has no open slot")
        self._open = open_slot(model)
        self._closed = dict(closed_phrases(model))
        self._carriers = sorted(carriers(model), key=lambda way: -len(way.words))

    def launch(self, text: str) -> Launch | None:
        """As in "open cramp coach", "ask cramp coach how much …"; None for anything else."""
        return self._launching.launch(text)

    def is_exit(self, text: str) -> bool:
        """Whether it is "exit" or "quit", which end the session without the skill being asked."""
        return self._launching.is_exit(text)

    def understand(
        self,
        text: str,
        eliciting: tuple[str, str] | None = None,
        today: date | None = None,  # noqa: ARG002  # no word is read as a date
    ) -> Understood:
        """The route by which the words of a sentence arrive, with all of them."""
        return self._whole(spoken(text), eliciting)

    def roughly(self, text: str, seed: int, eliciting: tuple[str, str] | None = None) -> Arrived:
        """What arrives of a sentence that is damaged on its way; the same for the same seed."""
        words = spoken(text)
        ways = self.ways(words, eliciting)[
            0 if words in self._closed else 1 :
        ]  # all but the usual one
        harm = damage(words, seed, routes=1 + len(ways))
        if harm.axis == ROUTE:
            return Arrived(harm.axis, (self.by(harm.draw.choice(ways), words),))
        return Arrived(harm.axis, tuple(self._whole(part, eliciting) for part in harm.turns))

    def _whole(self, words: tuple[str, ...], eliciting: tuple[str, str] | None) -> Understood:
        ways = self.ways(words, eliciting)
        closed = self._closed.get(words) or (None if ways else FALLBACK)
        return Understood(closed, {}, "posted", 0.0) if closed else self.by(ways[0], words)

    def ways(
        self, words: Sequence[str], eliciting: tuple[str, str] | None = None
    ) -> tuple[Way, ...]:
        """All routes that could take the words: the longest carrier first, the open slot last.

        `eliciting`: (intent, slot) that is asked for by itself, which takes any words then.
        """
        fitting = [way for way in self._carriers if _begins(way, words)]
        asked = Way(eliciting[0], (), eliciting[1]) if eliciting else None
        return (*fitting, *filter(None, (asked, self._open)))

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


def is_postal(model: InteractionModel) -> bool:
    """Whether words are handed over: an open slot, or any words asked for by themselves."""
    slots = (slot for intent in model.intents.values() for slot in intent.slots.values())
    by_itself = FALLBACK in model.intents and any(map(_asked_alone, slots))
    return by_itself or open_slot(model) is not None


def _asked_alone(slot: SlotSpec) -> bool:
    return slot.type == _ANY_WORDS and f"{{{slot.name}}}" in slot.samples


def closed_phrases(model: InteractionModel) -> list[tuple[tuple[str, ...], str]]:
    """Words, and the built-in intent that is said with exactly these."""
    return [
        (spoken(text), intent.name)
        for intent in model.intents.values()
        if intent.built_in
        for text in (*CANNED.get(intent.name, ()), *intent.samples)
    ]


def carriers(model: InteractionModel) -> list[Way]:
    """The routes that begin with words of their own."""
    custom = (intent for intent in model.intents.values() if not intent.built_in)
    return [
        way
        for intent in custom
        for way in _ways(intent)
        if way.words and not _asked_alone(intent.slots[way.slot])
    ]


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
