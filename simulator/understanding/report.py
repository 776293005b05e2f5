"""What is wrong with a model, found from the model alone: Amazon's own tools for it are retired.

Utterance Conflict Detection and the NLU Evaluation Tool:
https://developer.amazon.com/en-US/docs/alexa/ask-overviews/deprecated-features.html
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from nlu.catalogue import Catalogue
from nlu.words import read_sentence
from simulator.understanding.background import is_background
from simulator.understanding.built_in_types import (
    DATE,
    DAY_OF_WEEK,
    DURATION,
    NUMBER,
    PARSERS,
    TIME,
)
from simulator.understanding.grammar import Grammar, Match
from simulator.understanding.guess import Guesser
from simulator.understanding.index import Index, build_index
from simulator.understanding.model import InteractionModel
from simulator.understanding.samples import Sample
from simulator.understanding.slot_reader import SlotReader

_EXAMPLES = {
    NUMBER: "seven",
    DURATION: "two weeks",
    TIME: "nine thirty pm",
    DATE: "tomorrow",
    DAY_OF_WEEK: "tuesday",
}
_ANY_DAY = date(2026, 1, 5)
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Conflict:
    """An utterance that is a sample of more than one intent; `samples`: (intent, sample) each.

    Between two custom intents Alexa's choice "may change"; a custom one beats a built-in one.
    """

    utterance: str
    samples: tuple[tuple[str, str], ...]

    @property
    def undefined(self) -> bool:
        """Whether two custom intents are at odds."""
        custom = {intent for intent, _ in self.samples if not intent.startswith("AMAZON.")}
        return len(custom) > 1


@dataclass(frozen=True, slots=True)
class Confusion:
    """Samples of `intent` that, left out, are guessed as `guessed`; some of them as examples."""

    intent: str
    guessed: str
    count: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unreachable:
    """A sample whose own words are taken by another intent's sample."""

    intent: str
    sample: str
    taken_by: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Unused:
    """What no sample can fill, and words that mean two values of one type.

    `types`: custom types; `slots`: (intent, slot); `shared`: (type, words, ids).
    """

    types: tuple[str, ...]
    slots: tuple[tuple[str, str], ...]
    shared: tuple[tuple[str, str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The whole lint of a model. `left_out`: share of samples guessed right without themselves."""

    conflicts: tuple[Conflict, ...]
    confusions: tuple[Confusion, ...]
    unreachable: tuple[Unreachable, ...]
    unused: Unused
    left_out: float


def examine(model: InteractionModel) -> Report:
    """Everything below in one; some ten seconds for ten thousand samples."""
    index = build_index(model)
    wrong = confusions(index)
    guessed = sum(1 for _ in _guessable(index))
    missed = sum(each.count for each in wrong)
    return Report(
        conflicts=tuple(conflicts(model, index)),
        confusions=tuple(wrong),
        unreachable=tuple(unreachable(model, index)),
        unused=unused(model, index),
        left_out=1 - missed / guessed if guessed else 1.0,
    )


def conflicts(model: InteractionModel, index: Index) -> list[Conflict]:
    """Samples that another intent's samples are too, slots filled with a listed value."""
    found: dict[frozenset[tuple[str, str]], Conflict] = {}
    for sample, utterance, matches in _matched(model, index):
        samples = {(each.sample.intent, each.sample.text) for each in matches}
        if len({intent for intent, _ in samples}) > 1:
            samples.add((sample.intent, sample.text))
            found.setdefault(frozenset(samples), Conflict(utterance, tuple(sorted(samples))))
    return sorted(found.values(), key=lambda conflict: (not conflict.undefined, conflict.utterance))


def unreachable(model: InteractionModel, index: Index) -> list[Unreachable]:
    """Samples that lose against another intent's, said word for word."""
    lost = []
    for sample, _, matches in _matched(model, index):
        best = min(matches, key=lambda match: match.rank, default=None)
        if best and best.sample.intent != sample.intent:
            winner = (best.sample.intent, best.sample.text)
            lost.append(Unreachable(sample.intent, sample.text, winner))
    return lost


def confusions(index: Index) -> list[Confusion]:
    """Each sample guessed as if it were none: which intents are taken for which, most first."""
    guesser = Guesser(index)
    wrong: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row, sample in _guessable(index):
        guessed = guesser.without(row)[0].intent
        if guessed != sample.intent:
            wrong[sample.intent, guessed].append(sample.text)
    return [
        Confusion(intent, guessed, len(texts), tuple(texts[:_SHOWN]))
        for (intent, guessed), texts in sorted(wrong.items(), key=lambda each: -len(each[1]))
    ]


def unused(model: InteractionModel, index: Index) -> Unused:
    """Types and slots that no sample names, and words listed for two values of a type."""
    named = {(sample.intent, name) for sample in index.samples for name in sample.slots}
    declared = [(intent.name, name) for intent in model.intents.values() for name in intent.slots]
    used = {model.intents[intent].slots[name].type for intent, name in named}
    shared = [
        (kind, words, tuple(identifier or name for identifier, name in values))
        for words, types in index.keys.items()
        for kind, values in types.items()
        if len(values) > 1
    ]
    return Unused(
        types=tuple(sorted(set(model.types) - used)),
        slots=tuple(each for each in declared if each not in named),
        shared=tuple(sorted(shared)),
    )


def _guessable(index: Index) -> Iterator[tuple[int, Sample]]:
    """(row, sample) of the custom intents."""
    for row, (origin, name) in enumerate(zip(index.origins, index.classes, strict=True)):
        if not is_background(name):
            yield row, index.samples[origin]


def _matched(
    model: InteractionModel, index: Index
) -> Iterator[tuple[Sample, str, Sequence[Match]]]:
    """Each sample of the model's own, as an utterance, and all samples that this utterance is."""
    catalogue = Catalogue(index.keys)
    grammar = Grammar(index.samples, index.tree)
    for sample in index.samples:
        if sample.text in model.intents[sample.intent].samples:
            utterance = _utterance(model, sample)
            reader = SlotReader(read_sentence(utterance), catalogue, _ANY_DAY)
            matches = grammar.matches(reader, (0, len(reader.words)))
            yield sample, utterance, [match for match in matches if not match.unlisted]


def _utterance(model: InteractionModel, sample: Sample) -> str:
    """The sample's words with an example in each slot."""
    slots = model.intents[sample.intent].slots
    return " ".join(
        _example(model, slots[part[1:-1]].type) if part[0] == "{" else part for part in sample.parts
    )


def _example(model: InteractionModel, type_name: str) -> str:
    if type_name in PARSERS:
        return _EXAMPLES.get(type_name, "two thousand")
    values = model.types.get(type_name)
    return values[0].name if values else "something"
