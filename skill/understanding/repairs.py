"""What was meant instead, where somebody says that we heard or took it wrong.

"Nah i meant what should i be wearing": the question stands behind the words that repair, and the
ear, which was taught questions, knows it better without them. "Not him, me" means "and for me".
"""

from collections.abc import Sequence

from nlu.wordlists import word_set
from skill.knowledge.replies import Replies

_LONGEST = 9  # tokens of a phrase
_FEW = 3  # tokens before "not him me"
_SAYS_ENOUGH = 1  # tokens of what was meant
_NO = word_set("no nope nah sorry oh wait well")
_FOR = ("for",)
_WHOM = word_set("me him her them us")


def meant_instead(tokens: Sequence[str], replies: Replies) -> Sequence[str]:
    """The words that say what was meant; none where nothing is repaired."""
    if whom := _whom(tokens):
        return ("and", "for", whom)
    end = _last_end(tokens, replies)
    if end:
        return tokens[end:] if len(tokens) - end >= _SAYS_ENOUGH else ()
    start = _repaired_from(tokens, replies)
    return tokens[:start] if start >= _SAYS_ENOUGH else ()


def _last_end(tokens: Sequence[str], replies: Replies) -> int:
    """Where the last phrase that repairs ends; 0 where there is none."""
    for start in range(len(tokens) - 1, -1, -1):
        for end in range(min(start + _LONGEST, len(tokens)), start, -1):
            if " ".join(tokens[start:end]) in replies.repairs:
                return end
    return 0


def _repaired_from(tokens: Sequence[str], replies: Replies) -> int:
    """Where the phrase at the end begins that repairs; 0 where there is none."""
    for start in range(max(len(tokens) - _LONGEST, 0), len(tokens)):
        if " ".join(tokens[start:]) in replies.repaired:
            return start
    return 0


def _whom(tokens: Sequence[str]) -> str | None:
    """Whom it is about, in "no not him me", "me not him": of two the one that is not denied."""
    named = [one for one in tokens if one not in _NO and one not in _FOR]
    if len(named) != _FEW or "not" not in named:
        return None
    denied = named.index("not")
    kept = [one for at, one in enumerate(named) if at not in (denied, denied + 1)]
    both = word_set(" ".join(named)) - {"not"}
    return kept[0] if both <= _WHOM and len(both) == len(kept) + 1 else None
