"""A sentence, or a part of it, as numbered features to ask Bayes and the nearest samples."""

from collections.abc import Mapping, Sequence
from math import sqrt
from typing import NamedTuple

from nlu.likeness import Likeness
from nlu.stems import stem
from simulator.understanding.features import Marked, extract

_ALIKE = 0.65  # what a word like the one heard counts for, times how alike it is
_UNKNOWN = 0.6  # weight of a word that no sample knows, in the length of the sentence


def is_word(feature: str) -> bool:
    """Whether a feature is a word's stem: no pair, mark, family or number."""
    return feature[:1].isalpha() and " " not in feature


class Query(NamedTuple):
    """What was said, as features.

    `features`: number → weight, words written alike included; `length`: of the vector as said;
    `strange`: how many words nothing resembles; `words`: how many there are.
    """

    features: Mapping[int, float]
    length: float
    strange: int
    words: int


class Queries:
    """Makes queries over a vocabulary. `rarity`: of each feature, by number."""

    def __init__(self, numbers: Mapping[str, int], rarity: Sequence[float], rarest: float) -> None:
        self._numbers = numbers
        self._rarity = rarity
        self._rarest = rarest
        self._likeness = Likeness(filter(is_word, numbers))

    def make(
        self, words: Sequence[str], marked: Sequence[Marked], weights: Sequence[float] | None = None
    ) -> Query:
        """The query of some words with their marks; `weights`: one a word."""
        features: dict[int, float] = {}
        squares, strange = 0.0, 0
        for name, weight in extract(words, marked, weights).items():
            number = self._numbers.get(name)
            if number is not None:
                features[number] = features.get(number, 0.0) + weight
                squares += (weight * self._rarity[number]) ** 2
            elif is_word(name):
                squares += (weight * self._rarest * _UNKNOWN) ** 2
                strange += not self._likeness.like(name)
        self._add_alike(features, words)
        return Query(features, sqrt(squares) or 1.0, strange, len(words))

    def _add_alike(self, features: dict[int, float], words: Sequence[str]) -> None:
        """Words like those heard: a little beside a known word, in place of an unknown one."""
        for word in filter(is_word, set(map(stem, words))):
            known = word in self._numbers
            for other, alike in self._likeness.like(word):
                number = self._numbers[other]
                weight = (_ALIKE * alike) ** 2 if known else alike
                features[number] = features.get(number, 0.0) + weight
