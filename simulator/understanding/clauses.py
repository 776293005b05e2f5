"""Which parts of a long sentence may be the question: people tell a story first and ask last."""

from collections.abc import Collection, Sequence

from nlu.wordlists import word_set
from nlu.words import Span

_OPENERS = word_set(
    "how what why when where which who can could should shall is are does do did will would may "
    "tell show remind give start check help"
)
_JOINERS = word_set("and so but because")
_STORY = 8  # words: shorter sentences are taken whole
_CLAUSE = 3  # words: the least that can be a question
_MOST = 2


def clauses(words: Sequence[str], pauses: Collection[int]) -> list[Span]:
    """The whole sentence first, then the last clauses of a long one, and what precedes a pause."""
    count = len(words)
    spans = [(0, count)]
    if count < _STORY and not pauses:
        return spans
    starts = [at for at in range(_CLAUSE, count - _CLAUSE + 1) if _begins(words, at, pauses)]
    spans += [(at, count) for at in starts[-_MOST:]]
    first_pause = min(pauses, default=0)
    if first_pause >= _CLAUSE:
        spans.append((0, first_pause))
    return spans


def _begins(words: Sequence[str], at: int, pauses: Collection[int]) -> bool:
    if at in pauses:
        return True
    opens = words[at] in _OPENERS and words[at - 1] not in _OPENERS
    return opens or (words[at - 1] in _JOINERS and words[at] in {"i", "my", "he", "she"})
