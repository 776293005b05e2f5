"""Finds an unlisted value by the words that a sample has around its slot.

"could zolpidem cause leg cramps" beside "can {medicine} cause cramps": what stands before
"cause" is the medicine, though no list has it. Alexa's custom slots are open in that way.
"""

from collections.abc import Collection, Iterator, Sequence

from nlu.stems import stem
from nlu.wordlists import word_set
from nlu.words import Span
from simulator.understanding.families import families
from simulator.understanding.samples import Sample

_LONGEST = 4
# A value is a name: a span with one of these has swallowed a piece of the sentence.
_NEVER = word_set(
    "i you he she it we they me is are am was were be been do does did can could will would should "
    "may might must have has had how what why when where which who if because that this there not "
    "no yes to too for with about from in on at of and or but so much many more"
)


def align(
    sample: Sample, words: Sequence[str], taken: Collection[int], used: Collection[str]
) -> Iterator[tuple[str, Span]]:
    """(slot, span) for each slot of the sample with its literal neighbours in the sentence.

    `taken`: token positions that belong to other slots; `used`: words that samples have of their
    own, of which a name has at least one other.
    """
    kin = [_kin(word) for word in words]
    for place, part in enumerate(sample.parts):
        if part[0] != "{":
            continue
        before = _literal(sample.parts, place - 1)
        after = _literal(sample.parts, place + 1)
        span = _between(kin, before, after)
        if span and _is_name(words, span, used) and not set(range(*span)) & set(taken):
            yield part[1:-1], span


def _literal(parts: Sequence[str], place: int) -> str | None:
    """The kin of a literal neighbour; "" at the sample's edge, None where a slot stands."""
    if not 0 <= place < len(parts):
        return ""
    return None if parts[place][0] == "{" else _kin(parts[place])


def _between(kin: Sequence[str], before: str | None, after: str | None) -> Span | None:
    """The shortest span right between the two words (or the sentence's edges)."""
    if before is None or after is None or before == after == "":
        return None
    starts = [0] if before == "" else [at + 1 for at, word in enumerate(kin) if word == before]
    ends = [len(kin)] if after == "" else [at for at, word in enumerate(kin) if word == after]
    spans = [(s, e) for s in starts for e in ends if 0 < e - s <= _LONGEST]
    return min(spans, key=lambda span: span[1] - span[0], default=None)


def _is_name(words: Sequence[str], span: Span, used: Collection[str]) -> bool:
    inside = words[slice(*span)]
    new = any(word not in used and not word[0].isdecimal() for word in inside)
    return new and _NEVER.isdisjoint(inside)


def _kin(word: str) -> str:
    root = stem(word)
    return families().get(root, root)
