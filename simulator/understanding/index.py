"""What is prepared from a model once and kept: plain lists and dictionaries, as JSON holds them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from nlu.catalogue import Catalogue, Entries, build_keys
from simulator.understanding.background import PREFIX, sentences
from simulator.understanding.built_in_types import NUMBER
from simulator.understanding.features import Marked, Marks, extract, mark
from simulator.understanding.grammar import Tree, grow
from simulator.understanding.model import FALLBACK, InteractionModel
from simulator.understanding.samples import Sample, read_samples

_RELATED = 0.3  # a type's values are another's too, from this share on (a union type's parts)
_TYPES = 3  # marks a value gets at most

Row = dict[int, float]  # feature number → weight


class Index(NamedTuple):
    """`rows`: features of each sample that is guessed from; `classes`: its intent, in step."""

    samples: list[Sample]
    tree: Tree
    keys: Mapping[str, Mapping[str, Entries]]
    vocabulary: list[str]
    rows: list[Row]
    classes: list[str]
    origins: list[int]  # each row's sample, -1 for the background


def build_index(model: InteractionModel) -> Index:
    """The index of a model; about a second for ten thousand samples."""
    samples = list(read_samples(model))
    keys = build_keys(model.types)
    builder = _Rows(model, Catalogue(keys))
    rows, classes, origins = [], [], []
    for intent, origin, words, marked in builder.read(samples):
        rows.append(builder.number(extract(words, marked)))
        classes.append(intent)
        origins.append(origin)
    tree = grow(model, samples)
    return Index(samples, tree, keys, list(builder.numbers), rows, classes, origins)


class _Rows:
    """Turns samples and background sentences into rows of numbered features."""

    def __init__(self, model: InteractionModel, catalogue: Catalogue) -> None:
        self.numbers: dict[str, int] = {}
        self._model = model
        self._catalogue = catalogue
        self._marks = {name: _marks(catalogue, name) for name in model.types}

    def read(
        self, samples: Sequence[Sample]
    ) -> Iterator[tuple[str, int, Sequence[str], list[Marked]]]:
        for origin, sample in enumerate(samples):
            intent = self._model.intents[sample.intent]
            if sample.intent == FALLBACK:
                yield (PREFIX, origin, *self._shape(sample))
            elif not intent.built_in:
                yield (sample.intent, origin, *self._shape(sample))
        for name, words in sentences():
            yield name, -1, words, mark_words(self._catalogue, words)

    def number(self, features: dict[str, float]) -> Row:
        numbers = self.numbers
        return {
            numbers.setdefault(name, len(numbers)): round(weight, 3)
            for name, weight in features.items()
        }

    def _shape(self, sample: Sample) -> tuple[list[str], list[Marked]]:
        """The sample's words, "" for a slot, and its marks: the slots' and its own words'."""
        slots = self._model.intents[sample.intent].slots
        words = ["" if part[0] == "{" else part for part in sample.parts]
        marked = mark_words(self._catalogue, words)
        for place, part in enumerate(sample.parts):
            if part[0] == "{":
                kind = slots[part[1:-1]].type
                marks = self._marks.get(kind) or {mark(kind): 1.0}
                marked.append(Marked(place, place + 1, marks))
        return words, sorted(marked, key=lambda each: each.start)


def mark_words(catalogue: Catalogue, words: Sequence[str]) -> list[Marked]:
    """The listed values and the numbers among words, with the marks of their types."""
    marked = [
        Marked(spot.start, spot.end, {mark(kind): 1.0 for kind in list(spot.types)[:_TYPES]})
        for spot in catalogue.spot(words)
    ]
    taken = {place for each in marked for place in range(each.start, each.end)}
    marked += [
        Marked(place, place + 1, {mark(NUMBER): 1.0})
        for place, word in enumerate(words)
        if word[:1].isdecimal() and word != "1" and place not in taken
    ]
    return sorted(marked, key=lambda each: each.start)


def _marks(catalogue: Catalogue, type_name: str) -> Marks:
    """A type's own mark, and those of the types that list its values too, by their share."""
    counts: dict[str, int] = {}
    for types in catalogue.keys.values():
        if type_name in types:
            for kind in types:
                counts[kind] = counts.get(kind, 0) + 1
    own = counts.get(type_name, 1)
    most = sorted(counts.items(), key=lambda each: -each[1])[:_TYPES]
    shares = {mark(kind): round(count / own, 2) for kind, count in most}
    return {name: share for name, share in shares.items() if share >= _RELATED} or {
        mark(type_name): 1.0
    }
