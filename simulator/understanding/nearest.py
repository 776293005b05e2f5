"""The samples most like a sentence, by the cosine of their features."""

from collections.abc import Mapping, Sequence
from heapq import nlargest
from math import sqrt

from simulator.understanding.index import Row

# Rows looked at through the sentence's rarest features; the common ones only refine the best.
VISITS = 2400
CANDIDATES = 48


class Nearest:
    """Finds the rows most like a query among thousands, through an inverted index."""

    def __init__(self, rows: Sequence[Row], rarity: Sequence[float]) -> None:
        self.rarity = rarity
        self.rarest = max(rarity, default=1.0)
        self._rows = [self._weighed(row) for row in rows]
        self._holders: list[list[tuple[int, float]]] = [[] for _ in rarity]
        for number, row in enumerate(self._rows):
            for feature, weight in row.items():
                self._holders[feature].append((number, weight))

    def find(
        self, query: Mapping[int, float], length: float, skip: int = -1
    ) -> list[tuple[int, float]]:
        """(row, likeness 0 to 1), the most alike first; `length`: of the query's vector.

        `skip`: a row not to find, for asking how a sample is guessed without itself.
        """
        weights = {feature: weight * self.rarity[feature] for feature, weight in query.items()}
        order = sorted(query, key=lambda feature: len(self._holders[feature]))
        found: dict[int, float] = {}
        visits = 0
        for feature in order:
            visits += len(self._holders[feature])
            if visits > VISITS and found:
                break
            weight = weights[feature]
            for number, share in self._holders[feature]:
                found[number] = found.get(number, 0.0) + weight * share
        found.pop(skip, None)
        best = nlargest(CANDIDATES, found, key=found.__getitem__)
        alike = [(self._likeness(number, weights) / length, number) for number in best]
        return [(number, likeness) for likeness, number in sorted(alike, reverse=True)]

    def _likeness(self, number: int, weights: Mapping[int, float]) -> float:
        row = self._rows[number]
        return sum([weights[feature] * row[feature] for feature in row.keys() & weights.keys()])

    def _weighed(self, row: Row) -> Row:
        weighed = {feature: weight * self.rarity[feature] for feature, weight in row.items()}
        length = sqrt(sum([weight * weight for weight in weighed.values()])) or 1.0
        return {feature: weight / length for feature, weight in weighed.items()}
