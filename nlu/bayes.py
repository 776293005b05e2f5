"""A small naive Bayes over words and pairs: the second judge, whose disagreement counts as doubt.

It is made of counts alone, so it errs elsewhere than the linear model does: where both name the
same class they are nearly always right.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

SMOOTHING = 0.3
MOST = 255  # a count is a byte
# Per count, what a feature seen so often in a class speaks for it.
_GAINS = [math.log1p(count / SMOOTHING) for count in range(MOST + 1)]


@dataclass(frozen=True)
class Bayes:
    """Counts of features by class, as rows of few columns; none is above MOST."""

    starts: Sequence[int]
    columns: Sequence[int]
    counts: Sequence[int]
    totals: Sequence[int]  # per class, all that was counted in it
    size: int  # features that were counted at all

    @cached_property
    def _absent(self) -> list[float]:
        """Per class, the logarithm of the share of a feature never seen in it."""
        return [-math.log(total + SMOOTHING * self.size) for total in self.totals]

    def best(self, rows: Iterable[int]) -> int | None:
        """The class that explains these features best; None where it knows none of them."""
        sums = [0.0] * len(self.totals)
        columns, counts = self.columns, self.counts
        known = 0
        for row in rows:
            first, last = self.starts[row], self.starts[row + 1]
            known += first < last
            for at in range(first, last):
                sums[columns[at]] += _GAINS[counts[at]]
        if not known:
            return None
        scores = [gain + known * floor for gain, floor in zip(sums, self._absent, strict=True)]
        return max(range(len(scores)), key=scores.__getitem__)
