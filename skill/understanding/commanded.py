"""A command with other words around it: "strewth say that again", "too easy cheers see ya"."""

from collections.abc import Iterator, Sequence

from skill.knowledge.replies import Replies

LEAVES = "controls:thanks"
_LONGEST = 6  # tokens of a phrase
_SHORT = 8  # tokens before a leave-taking
_NOES = ("no", "nah", "nope", "naw")
_APART = 3  # tokens between a no and the leave: "no bye" is a no first
_ENOUGH, _JOINS = 3, "and"  # tokens that ask something
_ROUNDS = 4  # phrases on one side
# What replies say better: words around it are then not idle ("right thanks", "no wait yes").
_REPLIES = ("yes", "no", "unsure", "okay", "why", "meaning", "about", "change-answer")
# What is grave is heard in whole sentences, by the rules of danger.
_GRAVE = ("call-for-me", "self-harm", "emergency", "check-start")
NO_COMMAND = frozenset(f"controls:{one}" for one in (*_REPLIES, *_GRAVE))


def cores(tokens: Sequence[str], replies: Replies) -> Iterator[Sequence[str]]:
    """The words without the idle ones before them, behind them, on both sides; longest first."""
    starts, ends = [0], [len(tokens)]
    while len(starts) <= _ROUNDS and (found := _before(tokens, starts[-1], replies)):
        starts.append(found)
    while len(ends) <= _ROUNDS and (found := _behind(tokens, ends[-1], replies)):
        ends.append(found)
    spans = {(start, end) for start in starts for end in ends if start < end}
    for start, end in sorted(spans, key=lambda one: (one[0] - one[1], one)):
        if end - start < len(tokens):
            yield tokens[start:end]


def without_leads(tokens: Sequence[str], replies: Replies) -> Sequence[str]:
    """What is said behind idle words, where that is enough to ask: "okay so" should i quit it.

    An "and" says that something leans on what was said before, and is kept.
    """
    start = 0
    while found := _before(tokens, start, replies):
        if len(tokens) - found < _ENOUGH:
            break
        start = found
        if tokens[start] == _JOINS:
            break
    return tokens[start:]


def leaves(tokens: Sequence[str], replies: Replies) -> bool:
    """Whether the last words take leave, and those before are few and no yes."""
    for start in range(max(len(tokens) - _LONGEST, 0), min(len(tokens), _SHORT + 1)):
        if " ".join(tokens[start:]) in replies.leaving:
            apart = start >= _APART and tokens[0] in _NOES
            return start == 0 or tokens[0] not in replies.bare or apart
    return False


def _before(tokens: Sequence[str], at: int, replies: Replies) -> int:
    """Past the idle words that begin there; 0 where none do."""
    last = min(at + _LONGEST, len(tokens) - 1)
    return next((e for e in range(last, at, -1) if _idle(tokens[at:e], replies)), 0)


def _behind(tokens: Sequence[str], at: int, replies: Replies) -> int:
    first = max(at - _LONGEST, 1)
    return next((s for s in range(first, at) if _idle(tokens[s:at], replies)), 0)


def _idle(tokens: Sequence[str], replies: Replies) -> bool:
    words = " ".join(tokens)
    return words in replies.around or words in replies.leads or words in replies.ends
