"""The samples most like a sentence, by the cosine of their features."""

from array import array
from collections.abc import Mapping, Sequence
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
        # Plain numbers side by side: tuples all over the memory took four times as long to visit.
        self._holders = [array("l") for _ in rarity]
        self._shares = [array("d") for _ in rarity]
        for number, row in enumerate(self._rows):
            for feature, weight in row.items():
                self._holders[feature].append(number)
                self._shares[feature].append(weight)

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
            for number, share in zip(self._holders[feature], self._shares[feature], strict=True):
                found[number] = found.get(number, 0.0) + weight * share
        found.pop(skip, None)
        best = _best(found)
        alike = [(self._likeness(number, weights) / length, number) for number in best]
        return [(number, likeness) for likeness, number in sorted(alike, reverse=True)]

    def _likeness(self, number: int, weights: Mapping[int, float]) -> float:
        row = self._rows[number]
        return sum([weights[feature] * row[feature] for feature in row.keys() & weights.keys()])

    def _weighed(self, row: Row) -> Row:
        weighed = {feature: weight * self.rarity[feature] for feature, weight in row.items()}
        length = sqrt(sum([weight * weight for weight in weighed.values()])) or 1.0
        return {feature: weight / length for feature, weight in weighed.items()}


def _best(found: Mapping[int, float]) -> list[int]:
    """The candidates, the most alike first. A cut first: few need be put in order by a key."""
    values = sorted(found.values(), reverse=True)
    cut = values[min(CANDIDATES, len(values)) - 1] if values else 0.0
    good = [number for number, value in found.items() if value >= cut]
    return sorted(good, key=found.__getitem__, reverse=True)[:CANDIDATES]
