"""Calibration: how far the ear is as sure as it is right."""

from collections.abc import Iterable

from msgspec import Struct

from tests.understanding.readings.lines import Line
from tests.understanding.readings.sameness import Sets
from tests.understanding.readings.tally import Count

SURE = 0.9
_BINS = 10


class Guess(Struct, frozen=True):
    """How sure the ear was of its first candidate, and whether that was right."""

    p: float
    right: bool


class Calibration(Struct, frozen=True):
    """`wrong`: among guesses above 0.9; `ece`: the expected calibration error, of ten bins."""

    wrong: Count
    ece: float


def guess_of(line: Line, candidates: Iterable[tuple[str, float]], sets: Sets) -> Guess | None:
    """The first candidate of a line that wants a subject; None where it wants or has none."""
    best = next(iter(candidates), None)
    if best is None or not line.wanted:
        return None
    return Guess(best[1], any(sets.roughly(best[0], one) for one in line.wanted))


def calibration(guesses: Iterable[Guess]) -> Calibration:
    """Both figures. Source of ECE: Naeini et al., AAAI 2015."""
    listed = list(guesses)
    sure = [one for one in listed if one.p > SURE]
    bins: dict[int, list[Guess]] = {}
    for one in listed:
        bins.setdefault(min(int(one.p * _BINS), _BINS - 1), []).append(one)
    apart = sum(abs(sum(g.p for g in each) - sum(g.right for g in each)) for each in bins.values())
    wrong = Count(sum(not one.right for one in sure), len(sure))
    return Calibration(wrong, apart / len(listed) if listed else 0.0)
