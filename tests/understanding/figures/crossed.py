"""Cross-validation inside our own lines: each hand's by an ear that has learnt nothing of it.

The rules and the lexicon have seen all hands, so this flatters them and not the ear.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from tests.understanding.figures.sets import digests, grow_hands
from tests.understanding.readings.measure import measure
from tests.understanding.readings.taken import House
from tests.understanding.readings.tally import Count, Tally

SUBJECT = "subject / right"
_GAP = 8.0


def crossed(folder: Path, given: House) -> dict[str, Any]:
    """What is committed: all figures, hand by hand the subject. Raises OSError, EarFileError."""
    total = Tally()
    hands: dict[str, Any] = {}
    for hand, lines in grow_hands().items():
        ear = (folder / f"{hand}.ear").read_bytes()
        reader = replace(given.parts, ear=ear).reader()
        counts = measure(lines, reader.read, given.knowledge, given.sets).tally.counts
        hands[hand] = _plain(counts.get(SUBJECT, Count()))
        for name, count in counts.items():
            sums = total.counts.setdefault(name, Count())
            sums.hits += count.hits
            sums.of += count.of
    figures = {name: _plain(count) for name, count in sorted(total.counts.items())}
    return {"digests": digests(), "hands": hands, "figures": figures}


def counts_of(record: Mapping[str, Any]) -> dict[str, Count]:
    """The figures of such a file as counts."""
    return {name: Count(*found) for name, found in record.get("figures", {}).items()}


def gap(crossed_counts: Mapping[str, Count], name: str, figures: Mapping[str, Any]) -> str | None:
    """How far a set is from cross-validation, where that is more than eight points."""
    inside = 100 * crossed_counts.get(SUBJECT, Count()).share
    apart = figures.get(SUBJECT, {}).get("percent", inside) - inside
    if not inside or abs(apart) <= _GAP:
        return None
    way = "above" if apart > 0 else "below"
    return (
        f"{name}: {SUBJECT} is {abs(apart):.1f} points {way} cross-validation ({inside:.1f} %):"
        f" more than {_GAP:.0f} says that "
        + (
            "the set has been learnt, or is easier than our hands"
            if apart > 0
            else "our lines are alike and strangers are not"
        )
    )


def _plain(count: Count) -> list[int]:
    return [count.hits, count.of]
