"""Words that are written alike: "magnesum" and "magnesium", "dehydrating" and "dehydration".

Alike by the cosine of their runs of two to five letters, rare runs weighing more.
"""

from collections import defaultdict
from collections.abc import Iterable
from math import log, sqrt

ALIKE = 0.42  # below this two words have only an ending or a beginning in common
MOST = 6


class Likeness:
    """Finds the known words most like a word."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = list(words)
        self._holders: dict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(self._words):
            for run in _runs(word):
                self._holders[run].append(number)
        self._rarity = {
            run: log(1 + len(self._words) / len(holders)) for run, holders in self._holders.items()
        }
        self._never = log(1 + len(self._words))
        self._norms = [self._norm(word) for word in self._words]
        self._asked: dict[str, list[tuple[str, float]]] = {}

    def like(self, word: str) -> list[tuple[str, float]]:
        """Up to MOST other known words and how alike they are, 0 to 1, the most alike first."""
        known = self._asked.get(word)
        if known is None:
            known = self._asked[word] = self._find(word)
        return known

    def _find(self, word: str) -> list[tuple[str, float]]:
        overlap: dict[int, float] = defaultdict(float)
        for run in _runs(word):
            rarity = self._rarity.get(run, 0.0) ** 2
            for number in self._holders.get(run, ()):
                overlap[number] += rarity
        norm = self._norm(word)
        alike = [
            (self._words[number], weight / (norm * self._norms[number]))
            for number, weight in overlap.items()
            if self._words[number] != word
        ]
        close = [each for each in alike if each[1] >= ALIKE]
        return sorted(close, key=lambda each: -each[1])[:MOST]

    def _norm(self, word: str) -> float:
        return sqrt(sum(self._rarity.get(run, self._never) ** 2 for run in _runs(word))) or 1.0


def _runs(word: str) -> set[str]:
    """The runs of two to five letters of a word, its edges marked."""
    edged = f" {word} "
    return {
        edged[at : at + length] for length in range(2, 6) for at in range(len(edged) - length + 1)
    }
