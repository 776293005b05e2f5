"""Words of a body that tell nothing of it: "the heart doctor", "the chest freezer", an odd leg.

A part before the noun of a trade, a place or a thing names that one. And what only a person can be
("acting funny") is nothing that a part of the body is.
"""

from collections.abc import Iterator, Sequence, Set

from .lexicon import Lexicon
from .phrases import Found
from .words import WordToken, word_set

_PARTS = word_set(
    "heart chest leg foot toe foot-leg both-legs both-feet ankles joint hip hands back skin belly "
    "sight head bladder pee throat jaw arm calf-thigh mouth"
)
# What a part before it only sorts.
_HEADS = word_set(
    "doctor doctors dr specialist specialists surgeon surgeons nurse nurses consultant consultants "
    "clinic clinics hospital ward team unit department tablet tablets pill pills medicine "
    "medicines medication medications meds med drops drug drugs capsule capsules appointment "
    "appointments check checkup test tests scan scans freezer freezers drawer drawers "
    "foundation society charity association class classes workout day rest stool warmer warmers "
    "brace press machine man lady fella bloke people guy"
)
# Between a part and what it is said to do: "my leg has been acting funny".
_LINKS = word_set("is has have are was been be keep keeps kept started just all been still a bit")


def live(lexicon: Lexicon, tokens: Sequence[WordToken], finds: Sequence[Found]) -> Iterator[Found]:
    """The finds without those of the body that stand in the name of something else."""
    parts = [find for find in finds if find.name in _PARTS]
    sorts = {find.end - 1 for find in parts if _sorts(tokens, find)}
    ends = {find.end for find in parts}
    for find in finds:
        if not (_in_a_name(lexicon, find, sorts) or _of_a_part(lexicon, tokens, find, ends)):
            yield find


def _sorts(tokens: Sequence[WordToken], find: Found) -> bool:
    return find.end < len(tokens) and tokens[find.end].word in _HEADS


def _in_a_name(lexicon: Lexicon, find: Found, sorts: Set[int]) -> bool:
    """Whether it is a part, or a sign of the body, with a word that only sorts what follows."""
    entry = lexicon.findings.get(find.name.rstrip("?!~"))
    body = find.name in _PARTS or (entry is not None and entry.tier == "body" and not entry.plain)
    return body and any(at in sorts for at in range(find.start, find.end))


def _of_a_part(lexicon: Lexicon, tokens: Sequence[WordToken], find: Found, ends: Set[int]) -> bool:
    """Whether what only a person can be is said of a part of the body."""
    entry = lexicon.findings.get(find.name.rstrip("?!~"))
    if entry is None or not entry.person:
        return False
    at = find.start
    while at and tokens[at - 1].word in _LINKS:
        at -= 1
    return at in ends
