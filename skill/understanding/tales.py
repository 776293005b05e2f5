"""What of a sentence is a tale: a film, a play, a picture, and nobody's body.

"I watched a film and my chest hurts" tells of a film, then of the speaker: a clause is real where
somebody of the speaker's own stands in it, and where it was told before the tale was named.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from .phrases import Found
from .words import WordToken, word_set

KIN = word_set(
    "dad daddy mum mother father wife husband son daughter gran grandad grandma grandpa nan baby "
    "brother sister partner"
)
_JOINS = word_set("and but when while then so now because as where after before until")
_OURS = word_set("my our")
_FIRST = word_set("i my me we our mine myself")
_THEIRS = word_set("he she his her him")
# Between "i" and the naming of a tale: "i was just at home watching a film".
_TO_TALE = word_set(
    "i we my was were am is are have has had been just only busy home at the a in on bed last "
    "night yesterday today still again sat sitting love like loved liked enjoy cried laughed cry "
    "keep kept husband wife mum dad daughter son sister brother gran grandad friend mate kids "
    "remember do not"
)


def tale(
    tokens: Sequence[WordToken], stories: Sequence[Found], finds: Sequence[Found]
) -> Iterator[tuple[range, Found]]:
    """Each clause that is made up, and what named the tale."""
    if stories:
        mine = _mine(tokens, finds)
        for clause in _clauses(tokens):
            if _in_tale(tokens, clause, stories, mine):
                yield clause, stories[0]


def _clauses(tokens: Sequence[WordToken]) -> list[range]:
    """The sentence cut before each word that joins ("and", "when", "but" …)."""
    cuts = [place for place in range(1, len(tokens)) if tokens[place].word in _JOINS]
    return [range(*ends) for ends in pairwise([0, *cuts, len(tokens)])]


def _mine(tokens: Sequence[WordToken], finds: Sequence[Found]) -> int:
    """From where on "he" and "she" are somebody of the speaker's; behind the end if nobody is."""
    people = [find for find in finds if find.name.startswith("people:")]
    kin = [at.start for at in people if at.start and tokens[at.start - 1].word in _OURS]
    kin += [place for place, token in enumerate(tokens) if token.word in KIN]
    return min(kin, default=len(tokens))


def _in_tale(
    tokens: Sequence[WordToken], clause: range, stories: Sequence[Found], mine: int
) -> bool:
    """Whether a clause is of the tale: the tale is named in it, or nobody real stands in it."""
    named = [story for story in stories if story.start in clause]
    if named:
        return not any(_before(tokens, clause, story) for story in named)
    words = {tokens[place].word for place in clause}
    others = mine < clause.stop and not _THEIRS.isdisjoint(words)
    return not others and mine not in clause and _FIRST.isdisjoint(words)


def _before(tokens: Sequence[WordToken], clause: range, story: Found) -> bool:
    """Whether a clause tells of the speaker first: "my chest hurts watching the film"."""
    first = (at for at in range(clause.start, story.start) if tokens[at].word in _FIRST)
    start = next(first, story.start) + 1
    return any(tokens[place].word not in _TO_TALE for place in range(start, story.start))
