"""Stage 2: sentences that are a sample, word for word, with its slots filled.

The samples stand in a tree, so that beginnings shared by many samples are walked once.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from nlu.words import Span
from simulator.understanding.model import InteractionModel
from simulator.understanding.samples import Sample
from simulator.understanding.slot_reader import SEARCH_QUERY, Fit, SlotReader

# A sample leaves room for one unlisted span when it has this many words of its own, else it takes
# anything.
_CARRIER = 2
_ENDS = ""  # the key under which a node holds the numbers of the samples that end there
_SLOTS = " "  # the key under which it lists its edges that are slots: nodes may have hundreds

Tree = dict[str, Any]


class Match(NamedTuple):
    """A sample that the sentence is, the span of each of its slots, and how many are unlisted."""

    sample: Sample
    spans: tuple[Span, ...]
    unlisted: int

    @property
    def rank(self) -> tuple[int, int, bool, int]:
        """The least wins: listed values, then literal words, then custom intents, few slots."""
        built_in = self.sample.intent.startswith("AMAZON.")
        return (self.unlisted, -self.sample.literals, built_in, len(self.spans))


class Grammar:
    """Finds the samples that a sentence, or a part of it, is."""

    def __init__(self, samples: Sequence[Sample], tree: Tree) -> None:
        self._samples = samples
        self._tree = tree

    def best(self, reader: SlotReader, window: Span) -> Match | None:
        """The match with the least rank, the first in the model's order among equals."""
        return min(self.matches(reader, window), key=lambda match: match.rank, default=None)

    def matches(self, reader: SlotReader, window: Span) -> Iterator[Match]:
        """Every sample that tokens[window] are."""
        for numbers, spans, unlisted in _walk(self._tree, reader, window, ()):
            for sample in (self._samples[number] for number in numbers):
                if not unlisted or (unlisted == 1 and sample.literals >= _CARRIER):
                    yield Match(sample, spans, unlisted)


def grow(model: InteractionModel, samples: Sequence[Sample]) -> Tree:
    """The tree of samples: a word, or "{Type}", or "{Type*}" for a list, to the next node."""
    tree: Tree = {}
    for number, sample in enumerate(samples):
        node = tree
        for part in sample.parts:
            edge = _edge(model, sample.intent, part)
            if edge[0] == "{" and edge not in node:
                node.setdefault(_SLOTS, []).append(edge)
            node = node.setdefault(edge, {})
        node.setdefault(_ENDS, []).append(number)
    return tree


def _edge(model: InteractionModel, intent: str, part: str) -> str:
    if part[0] != "{":
        return part
    slot = model.intents[intent].slots[part[1:-1]]
    return "{" + slot.type + ("*}" if slot.multiple else "}")


def _walk(
    node: Mapping[str, Any], reader: SlotReader, window: Span, spans: tuple[Span, ...]
) -> Iterator[tuple[list[int], tuple[Span, ...], int]]:
    at, end = window
    if at == end:
        if _ENDS in node:
            yield node[_ENDS], spans, 0
        return
    literal = node.get(reader.words[at])
    if literal is not None:
        yield from _walk(literal, reader, (at + 1, end), spans)
    for edge in node.get(_SLOTS, ()):
        yield from _fill(edge, node[edge], reader, window, spans)


def _fill(
    edge: str, after: Mapping[str, Any], reader: SlotReader, window: Span, spans: tuple[Span, ...]
) -> Iterator[tuple[list[int], tuple[Span, ...], int]]:
    at, end = window
    multiple = edge[-2] == "*"
    type_name = edge[1 : -2 if multiple else -1]
    for stop in range(end, at, -1):
        if not _can_go_on(after, reader, stop, end):
            continue
        fit = reader.fit(type_name, (at, stop), multiple=multiple)
        if fit is Fit.NONE:
            continue
        listed = fit is Fit.LISTED or type_name == SEARCH_QUERY
        for numbers, found, unlisted in _walk(after, reader, (stop, end), (*spans, (at, stop))):
            yield numbers, found, unlisted + (not listed)


def _can_go_on(node: Mapping[str, Any], reader: SlotReader, stop: int, end: int) -> bool:
    """Whether anything in the tree follows there: spares reading spans in vain."""
    if stop == end:
        return _ENDS in node
    return reader.words[stop] in node or _SLOTS in node
