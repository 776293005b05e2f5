"""How much a feature tells: one that few intents have tells more than one that all have."""

from collections.abc import Mapping, Sequence
from math import exp, log

from simulator.understanding.index import Row

# Between counting each class that has a feature at all (0) and how evenly it is spread over them
# (1): a word that slipped into one sample of another intent is still that of its own.
_EVEN = 0.6

Spread = list[dict[str, float]]  # by feature: class → weight


def spread_of(rows: Sequence[Row], classes: Sequence[str], size: int) -> Spread:
    """How much of each of `size` features each class has."""
    spread: Spread = [{} for _ in range(size)]
    for row, name in zip(rows, classes, strict=True):
        for feature, weight in row.items():
            counts = spread[feature]
            counts[name] = counts.get(name, 0.0) + weight
    return spread


def rarities(spread: Spread, classes: int) -> list[float]:
    """Weight of each feature: 1 when one class of `classes` has it, towards 0 when all do."""
    most = log(1 + classes)
    return [log(1 + classes / max(_width(counts), 1.0)) / most for counts in spread]


def _width(counts: Mapping[str, float]) -> float:
    """Over how many classes a feature is spread, evenly or not (the exponential of entropy)."""
    total = sum(counts.values())
    if len(counts) < 2 or not total:  # noqa: PLR2004 - in one class alone
        return 1.0
    entropy = -sum([count / total * log(count / total) for count in counts.values()])
    return exp(entropy) * _EVEN + len(counts) * (1 - _EVEN)
