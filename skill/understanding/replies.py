"""A reply at the head of what was said, or in its last word: yes, no, unsure, why, the second one.

What counts as one depends on the way of asking (interaction_model/en/replies.yaml); `ANY` is what
holds for every question. The longest phrase counts; what takes it back takes its place: "no wait
yes", "yeah nah".
"""

from collections import ChainMap
from collections.abc import Mapping, Sequence, Set

from msgspec import Struct

from skill.knowledge.replies import ALONE, ANY, Replies

_LONGEST = 9  # tokens of a phrase
_SHORT = 8  # tokens of a reply whose yes or no comes last: "swelling no"
_THEREFORE = ("so", "then", "but", "and", "or")
_MOST = 4  # times that one takes another back
NONE = "none"
_SOFTENED = ("yes", "no")
_DENYING = ("no", "neither")


class Said(Struct, frozen=True):
    """What tokens[start:end] mean as a reply; `whole`: nothing more was said.

    `excepted`: where what a no excepts begins ("none, apart from | …"); 0 where it excepts nothing.
    """

    meaning: str
    start: int
    end: int
    whole: bool
    excepted: int = 0


def reply_in(tokens: Sequence[str], replies: Replies, way: str = ANY) -> Said | None:
    """The reply that stands in these tokens, to a question asked in this way."""
    said = ChainMap(replies.said[way], replies.said[ANY]) if way != ANY else replies.said[ANY]
    anywhere = replies.anywhere.get(way, {})
    last = _without_ends(tokens, replies.ends)
    start = _behind(tokens, 0, replies.leads)
    found = _phrase(tokens, start, last, said) or _phrase(tokens, 0, last, said)
    if found is None:
        return _at_the_end(tokens, last, replies, said) or _anywhere(tokens, anywhere)
    meaning, end = found
    for _ in range(_MOST):
        mended = _mended(tokens, end, last, replies, said)
        if mended is None:
            break
        meaning, end = mended
    if (
        meaning in _SOFTENED
        and tokens[start] not in replies.bare
        and _doubted(tokens[end:], anywhere)
    ):
        meaning = "unsure"  # "a touch warm perhaps, i couldn't swear to it"
    if meaning == NONE:
        return None
    excepted = _excepted(tokens, end, replies.excepts) if meaning in _DENYING else 0
    return Said(meaning, start, end, end >= last, excepted)


def _excepted(tokens: Sequence[str], at: int, excepts: Set[str]) -> int:
    """Where that begins which a no leaves out: behind the first "apart from"."""
    for start in range(at, len(tokens) - 1):
        if (end := _behind(tokens, start, excepts)) > start:
            return end
    return 0


def _phrase(
    tokens: Sequence[str], start: int, last: int, said: Mapping[str, str]
) -> tuple[str, int] | None:
    """The longest phrase from `start` on, its meaning and its end."""
    for end in range(min(start + _LONGEST, len(tokens)), start, -1):
        meaning = said.get(" ".join(tokens[start:end]))
        if meaning and not (meaning.endswith(ALONE) and end < last):
            return meaning.removesuffix(ALONE), end
    return None


def _mended(
    tokens: Sequence[str], at: int, last: int, replies: Replies, said: Mapping[str, str]
) -> tuple[str, int] | None:
    """A bare yes or no that follows at once, or behind words that mend."""
    again = _behind(tokens, at, replies.mends)
    if again >= len(tokens) or tokens[again] not in replies.bare:
        return None
    return _phrase(tokens, again, last, said)


def _at_the_end(
    tokens: Sequence[str], last: int, replies: Replies, said: Mapping[str, str]
) -> Said | None:
    """A yes or no that comes last: "swelling no", "i can wiggle my toes so no"."""
    place = last - 1
    if place < 1 or tokens[place] not in replies.bare:
        return None
    if last > _SHORT and tokens[place - 1] not in _THEREFORE:
        return None
    return Said(said[tokens[place]], place, last, whole=False)


def _doubted(tokens: Sequence[str], anywhere: Mapping[str, str]) -> bool:
    doubt = _anywhere(tokens, anywhere)
    return doubt is not None and doubt.meaning == "unsure"


def _anywhere(tokens: Sequence[str], anywhere: Mapping[str, str]) -> Said | None:
    """A phrase that is a reply wherever it stands: "i'm in bed so i couldn't say".

    What means the same again behind it belongs to it.
    """
    found: Said | None = None
    for start in range(len(tokens) if anywhere else 0):
        for end in range(min(start + _LONGEST, len(tokens)), start, -1):
            meaning = anywhere.get(" ".join(tokens[start:end]))
            if meaning and (found is None or found.meaning == meaning):
                begin = found.start if found else start
                found = Said(meaning, begin, end, whole=False)
                break
    return found


def _behind(tokens: Sequence[str], at: int, phrases: Set[str]) -> int:
    """Past all of these phrases that stand there; never past the last token."""
    moved = True
    while moved:
        moved = False
        for end in range(min(at + _LONGEST, len(tokens)), at, -1):
            if end < len(tokens) and " ".join(tokens[at:end]) in phrases:
                at, moved = end, True
                break
    return at


def _without_ends(tokens: Sequence[str], ends: Set[str]) -> int:
    """How many tokens are left without "love", "thank you" and the like at the end."""
    last, moved = len(tokens), True
    while moved:
        moved = False
        for start in range(max(last - _LONGEST, 1), last):
            if " ".join(tokens[start:last]) in ends:
                last, moved = start, True
                break
    return last
