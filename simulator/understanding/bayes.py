"""Multinomial Bayes over the features of samples: which intent makes these words likely.

All intents are as likely before a word is heard; the number of samples says nothing of that.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log, log1p

from simulator.understanding.index import Row
from simulator.understanding.rarity import Spread

_SMOOTHING = 0.06
_COMMON = 0.3  # weight of a feature that every intent has; one of a single intent has 2 - this


class Bayes:
    """Log-likelihoods of a sentence's features under each class (an intent, or the background)."""

    def __init__(self, spread: Spread, rarity: Sequence[float]) -> None:
        self._spread = spread
        self._size = len(spread)
        self._totals: dict[str, float] = defaultdict(float)
        for counts in spread:
            for name, weight in counts.items():
                self._totals[name] += weight
        self._names = list(self._totals)
        self._numbers = {name: number for number, name in enumerate(self._names)}
        self._floors = [self._floor(total) for total in self._totals.values()]
        self._telling = [_COMMON + (1 - _COMMON) * 2 * each for each in rarity]
        self._gains: dict[int, tuple[array[int], array[float]]] = {}

    def score(self, query: Mapping[int, float]) -> dict[str, float]:
        """Class → log-likelihood of the features (number → weight)."""
        query = {feature: weight * self._telling[feature] for feature, weight in query.items()}
        asked = sum(query.values())
        scores = [-asked * floor for floor in self._floors]
        for feature, weight in query.items():
            for number, gain in zip(
                *(self._gains.get(feature) or self._gain(feature)), strict=True
            ):
                scores[number] += weight * gain
        return dict(zip(self._names, scores, strict=True))

    def without(self, query: Mapping[int, float], row: Row, name: str) -> dict[str, float]:
        """The same, as if a row of class `name` had never been a sample."""
        scores = self.score(query)
        query = {feature: weight * self._telling[feature] for feature, weight in query.items()}
        total = self._totals[name] - sum(row.values())
        likelihood = -sum(query.values()) * self._floor(total)
        for feature, weight in query.items():
            count = max(self._spread[feature].get(name, 0.0) - row.get(feature, 0.0), 0.0)
            likelihood += weight * log1p(count / _SMOOTHING)
        scores[name] = likelihood
        return scores

    def _floor(self, total: float) -> float:
        """Minus the log-likelihood of a feature that the class never had."""
        return log(total + _SMOOTHING * self._size) - log(_SMOOTHING)

    def _gain(self, feature: int) -> tuple["array[int]", "array[float]"]:
        """Class numbers and what the feature adds for each, as plain numbers side by side."""
        counts = self._spread[feature]
        numbers = array("l", [self._numbers[name] for name in counts])
        gains = array("d", [log1p(count / _SMOOTHING) for count in counts.values()])
        self._gains[feature] = numbers, gains
        return numbers, gains


def rare_share(rows: Iterable[tuple[Row, str]], words: Iterable[int]) -> dict[str, float]:
    """Class → how often a word of it is one that none of its other samples has.

    Good and Turing's estimate of how likely a word never heard is, in that class.
    """
    single: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    known = set(words)
    for row, name in rows:
        for feature in row.keys() & known:
            single[name][feature] += 1
    return {
        name: (1 + sum(count == 1 for count in counts.values())) / (2 + sum(counts.values()))
        for name, counts in single.items()
    }
