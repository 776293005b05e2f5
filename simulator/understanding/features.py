"""What a sample and a sentence are compared by: stems, pairs of them, families and slot marks.

A listed value stands twice: as its words, lighter, and as marks like "<Food>", which a sample's
{food} carries too; so "do almonds help" and "does {food} help" meet.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from nlu.stems import stem
from simulator.understanding.families import families

WORD_IN_VALUE = 0.9  # weight of a word inside a listed value, beside the value's mark
FAMILY = 0.55
MARK = 1.1
PAIR = 0.33
_BEGIN, _END = "^", "$"

Marks = Mapping[str, float]  # "<Food>" → how surely, 0 to 1


class Marked(NamedTuple):
    """parts[start:end] stand for values of some types."""

    start: int
    end: int
    marks: Marks


def extract(
    words: Sequence[str], marked: Sequence[Marked], weights: Sequence[float] | None = None
) -> dict[str, float]:
    """Feature → weight. `words`: tokens, "" where only a mark stands; `weights`: one a word."""
    weights = weights or [1.0] * len(words)
    found: dict[str, float] = {}
    inside = {place for each in marked for place in range(each.start, each.end)}
    for place, word in enumerate(words):
        if word:
            share = weights[place] * (WORD_IN_VALUE if place in inside else 1.0)
            _add_word(found, word, share)
    plain = [
        {_relative(word): weight} if word else {}
        for word, weight in zip(words, weights, strict=True)
    ]
    _add_pairs(found, plain)
    _add_marks(found, plain, marked)
    return found


def mark(type_name: str) -> str:
    """The mark of a slot type."""
    return f"<{type_name}>"


def _add_word(found: dict[str, float], word: str, weight: float) -> None:
    root = stem(word)
    found[root] = found.get(root, 0.0) + weight
    relative = families().get(root)
    if relative:
        found["~" + relative] = found.get("~" + relative, 0.0) + FAMILY * weight


def _relative(word: str) -> str:
    root = stem(word)
    return families().get(root, root)


def _add_marks(
    found: dict[str, float], plain: list[dict[str, float]], marked: Sequence[Marked]
) -> None:
    """The marks, and the pairs that they make with their neighbours."""
    if not marked:
        return
    chain: list[dict[str, float]] = []
    position = 0
    for each in marked:
        weight = max(
            (w for part in plain[each.start : each.end] for w in part.values()), default=1.0
        )
        marks = {name: sure * weight for name, sure in each.marks.items()}
        for name, sure in marks.items():
            found[name] = found.get(name, 0.0) + MARK * sure
        chain += [*plain[position : each.start], marks]
        position = each.end
    _add_pairs(found, chain + plain[position:])


def _add_pairs(found: dict[str, float], chain: Iterable[Mapping[str, float]]) -> None:
    """Pairs of neighbours, begin and end of the sentence included; each kind is added once."""
    before: Mapping[str, float] = {_BEGIN: 1.0}
    for part in (*chain, {_END: 1.0}):
        for first, sure in before.items():
            for second, also in part.items():
                pair = f"{first} {second}"
                found[pair] = max(found.get(pair, 0.0), PAIR * sure * also)
        before = part
