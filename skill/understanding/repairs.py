"""What was meant instead, where somebody says that we heard or took it wrong.

"Nah i meant what should i be wearing": the question stands behind the words that repair, and the
ear, which was taught questions, knows it better without them. "Not him, me" means "and for me".
"""

from collections.abc import Sequence

from nlu.wordlists import word_set
from skill.knowledge.replies import Replies

_LONGEST = 9  # tokens of a phrase
_FEW = 3  # tokens of whom it is about
_SAYS_ENOUGH = 1  # tokens of what was meant
_NO = word_set("no nope nah sorry oh wait well")
_FOR = ("for",)
_ASKING = word_set("am was were are is do did does should")
_JOINTS = word_set("so but and anyway")
_ASKS = word_set("what how why does do did can could is are should which when who will would where")
_QUESTION = 3  # tokens
_IF, _BEING = word_set("if whether"), word_set("is are was does do can will would should could")
_WHOM = word_set("me him her them us")


def meant_instead(tokens: Sequence[str], replies: Replies) -> Sequence[str]:
    """The words that say what was meant; none where nothing is repaired."""
    if whom := _whom(tokens):
        return ("and", "for", *whom)
    end = _last_end(tokens, replies)
    if end:
        return _asks(tokens[end:], tokens[end - 1])
    start = _repaired_from(tokens, replies)
    return tokens[:start] if start >= _SAYS_ENOUGH else ()


def _asks(meant: Sequence[str], before: str) -> Sequence[str]:
    """What was meant, "if that is the cause" as the question that it is: "is that the cause"."""
    if meant[:1] and meant[0] in _IF:
        before, meant = meant[0], meant[1:]
    if before in _IF and len(meant) > 1 and meant[1] in _BEING:
        return (meant[1], meant[0], *meant[2:])
    return meant


def question_behind(tokens: Sequence[str]) -> Sequence[str]:
    """A question that ends what is told: "not swollen no so do i need to worry"; else nothing."""
    for start in range(len(tokens) - _QUESTION, _QUESTION - 1, -1):
        if tokens[start - 1] in _JOINTS and tokens[start] in _ASKS:
            return tokens[start:]
    return ()


def _last_end(tokens: Sequence[str], replies: Replies) -> int:
    """Where the last phrase that repairs ends; 0 where there is none."""
    for start in range(len(tokens) - 1, -1, -1):
        for end in range(min(start + _LONGEST, len(tokens)), start, -1):
            if " ".join(tokens[start:end]) in replies.repairs and not _asked(tokens, start):
                return end
    return 0


def _asked(tokens: Sequence[str], start: int) -> bool:
    """Whether "i meant" is part of a question: "what am i meant to do"."""
    return start > 0 and tokens[start - 1] in _ASKING


def _repaired_from(tokens: Sequence[str], replies: Replies) -> int:
    """Where the phrase at the end begins that repairs; 0 where there is none."""
    for start in range(max(len(tokens) - _LONGEST, 0), len(tokens)):
        if " ".join(tokens[start:]) in replies.repaired:
            return start
    return 0


def _whom(tokens: Sequence[str]) -> Sequence[str]:
    """Whom it is about, in "no not him me", "not her my mum", "me not them"; none elsewhere."""
    named = [one for one in tokens if one not in _NO and one not in _FOR]
    if "not" not in named:
        return ()
    at = named.index("not")
    denied, meant = named[at + 1 : at + 2], [*named[:at], *named[at + 2 :]]
    few = 0 < len(meant) <= _FEW and (at == 0 or at + 2 == len(named))
    return meant if few and denied and denied[0] in _WHOM else ()
