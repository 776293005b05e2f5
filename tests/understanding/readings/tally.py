"""Counts by name, with the interval of each share."""

from math import sqrt

from msgspec import Struct

_Z = 1.959964  # 95 %, both sides


class Count(Struct):
    """How many of how many; `low` and `high` are the 95 % interval of the share (Wilson)."""

    hits: int = 0
    of: int = 0

    @property
    def share(self) -> float:
        """0 to 1; 0 of nothing is 0."""
        return self.hits / self.of if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's interval of 95 %. Source: E. B. Wilson, JASA 22 (1927), 209 to 212."""
        return wilson(self.hits, self.of)


class Tally(Struct):
    """Counts by name, in the order in which they were first met."""

    counts: dict[str, Count] = {}

    def add(self, name: str, hit: bool) -> None:  # noqa: FBT001  (a count takes what is counted)
        """Count one more."""
        count = self.counts.setdefault(name, Count())
        count.hits += hit
        count.of += 1


def wilson(hits: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share; of nothing, all is possible."""
    if not of:
        return 0.0, 1.0
    share, wide = hits / of, _Z * _Z / of
    middle = (share + wide / 2) / (1 + wide)
    half = _Z * sqrt(share * (1 - share) / of + wide / (4 * of)) / (1 + wide)
    return max(0.0, middle - half), min(1.0, middle + half)
