"""Whether something is asked in words, and where: at the head, behind a joint, or turned round."""

from collections.abc import Sequence

from nlu.wordlists import word_set
from skill.understanding.reading import Reading

_ASKING = word_set(
    "what how why does do did can could is are should shall ought which when who will would tell "
    "where"
)
_OPENLY = word_set("what how why")
_VERBS = word_set(
    "stop stops help helps do does can should is are could would else about much long many often "
    "come causes"
)
_TURNING = word_set("am do does did can could is are should shall ought will would was")
_WHO = word_set("i it that this they we he she you these those")
_HELPING = word_set("do does did can could should will would")
_ITS = word_set("the my his her our a an any magnesium")
_NOT_TURNED = word_set(
    "is does do nor neither as so all thing what and was it can could would like"
)
_TAGS = (
    ("or", "not"),
    ("or", "no"),
    ("or", "what"),
    ("or", "nah"),
    ("is", "it"),
    ("am", "i"),
    ("can", "you"),
)
_NOT_BEFORE = word_set("know knows that of is was like no not matter to tell me see wonder and for")
CALLING = word_set("call ring phone dial telephone")
WAITING = word_set("wait waiting tomorrow morning monday weekend")
_JOINS_CLAUSES = ("and", "but", "so")
_JOINING = word_set(
    "and but so also then just please well okay ok right oh now otherwise alternatively instead"
)


def asks(tokens: Sequence[str], start: int = 0) -> bool:
    """Whether a question begins there, behind words that join."""
    while start < len(tokens) and tokens[start] in _JOINING:
        start += 1
    return start < len(tokens) and tokens[start] in _ASKING


def asks_somewhere(reading: Reading) -> bool:
    """Whether a question begins anywhere: "i'm five months gone but does it matter"."""
    tokens = reading.tokens
    behind = (at for at, word in enumerate(tokens) if word in _JOINS_CLAUSES)
    asked_ = asks(tokens) or any(asks(tokens, at) for at in behind if not _denies(tokens, at + 1))
    asked_ = asked_ or _asks_at_last(tokens)
    return reading.frame == "question" or asked_ or _turns_round(tokens)


def _denies(tokens: Sequence[str], at: int) -> bool:
    """Whether what begins there denies: "and can't feel my feet", not "and can't i"."""
    return tokens[at + 1 : at + 2] == ("not",) and _WHO.isdisjoint(tokens[at + 2 : at + 3])


def _turns_round(tokens: Sequence[str]) -> bool:
    """Whether a verb stands before its subject, or a tag at the end: "could that be", "or not"."""
    if tokens[-2:] in _TAGS:
        return True
    for before, verb, who in zip(("", *tokens), tokens, tokens[1:], strict=False):
        if verb in _TURNING and who in _WHO and before not in _NOT_TURNED:
            return True
        if verb in _HELPING and who in _ITS and before not in _NOT_TURNED | _WHO:
            return True
    return False


def _asks_at_last(tokens: Sequence[str]) -> bool:
    """Whether a question ends a story without a joint: "three nights now what stops them"."""
    for before, word, after in zip(tokens[1:], tokens[2:], tokens[3:], strict=False):
        if word in _OPENLY and after in _VERBS and before not in _NOT_BEFORE:
            return True
    return False
