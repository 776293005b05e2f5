"""An answer in short: its first sentence that says something, and every one that warns.

Content has no second, shorter wording; so nothing that sends to somebody, forbids or limits is
dropped. "Maybe." alone says nothing.
"""

import re
from collections.abc import Iterator

_ENDS = re.compile(r"(?<=[.!?])\s+(?=[^a-z])")
_SAYS_ENOUGH = 3  # words
# Parts of words that warn, forbid, limit or send to somebody, in lower case.
_WARNS = (
    *("n't ", "never", "not ", "nor with", "stop if", "leave ", "limit", "harm", "danger", "clot"),
    *("allerg", "emergency", "urgent", "call ", "ask ", "see ", "tell "),
    *("doctor", "midwife", "team", "pharmacist", "nurse"),
)


def in_short(words: str) -> str:
    """The sentences that stay, in their order."""
    return " ".join(_kept(words))


def sentences(words: str) -> list[str]:
    """The sentences, in their order."""
    return _ENDS.split(words)


def warns(sentence: str) -> bool:
    """Whether it warns, forbids, limits or sends to somebody."""
    return any(one in sentence.lower() for one in _WARNS)


def _kept(words: str) -> Iterator[str]:
    said = False
    for sentence in sentences(words):
        if not said or warns(sentence):
            yield sentence
        said = said or len(sentence.split()) > _SAYS_ENOUGH
