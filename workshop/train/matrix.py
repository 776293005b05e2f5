"""Lines as a matrix of features, with the same values that the reader gives them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from scipy.sparse import csr_matrix

from nlu.features import groups, marks_of_reply

# How often a feature must stand in the lines: words and pairs, and runs of letters.
LEAST_WORDS, LEAST_LETTERS = 2, 3
# What was said, and for a line that teaches an answer: what was asked.
Said: TypeAlias = tuple[str, str | None]
STEPS = 16  # rarity is kept in sixteenths, as a byte


class Vocabulary:
    """The features that the models know, sorted, and how rare each is."""

    def __init__(self, said: Sequence[Said]) -> None:
        counted = Counter(feature for text, asked in said for feature in _features(text, asked))
        self.features = sorted(f for f, times in counted.items() if times >= _least(f))
        self.index = {feature: row for row, feature in enumerate(self.features)}
        self.rarity = [
            min(255, round(STEPS * (1 + math.log((1 + len(said)) / (1 + counted[feature])))))
            for feature in self.features
        ]

    def matrix(self, said: Sequence[Said]) -> csr_matrix:
        """One row a text; nlu.linear.Linear.rows gives the same values."""
        starts, columns, values = [0], [], []
        for text, asked in said:
            for group in _groups(text, asked):
                known = [row for row in map(self.index.get, group) if row is not None]
                square = sum(self.rarity[row] ** 2 for row in known)
                length = math.sqrt(square + STEPS**2 * (len(group) - len(known))) or 1.0
                columns += known
                values += [self.rarity[row] / length for row in known]
            starts.append(len(columns))
        shape = (len(said), len(self.features))
        return csr_matrix((np.array(values), columns, starts), shape=shape)


def _groups(text: str, asked: str | None) -> tuple[set[str], set[str]]:
    return groups(text, marks_of_reply(text, asked) if asked else ())


def _features(text: str, asked: str | None) -> set[str]:
    words, letters = _groups(text, asked)
    return words | letters


def _least(feature: str) -> int:
    return LEAST_LETTERS if feature.startswith("#") else LEAST_WORDS
