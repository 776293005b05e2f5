"""Words to features: what the linear model and its second judge look at.

Single words and pairs, and runs of three to five letters inside the bounds of a word, so that a
word misheard or misspelt still shares most of its letters with the right one. Marks are strings of
the caller ("thing:medicine", "form:how-much"): a feature like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

# Nobody says more to a speaker in one breath; whatever is longer is read up to here.
MOST_LETTERS = 600
MOST_WORDS = 60

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_SHORTEST, _LONGEST = 3, 5


def split(text: str) -> list[str]:
    """Lower-case words without punctuation, at most MOST_WORDS of them."""
    plain = text[:MOST_LETTERS].casefold().replace("\u2019", "'")
    return _WORD.findall(plain)[:MOST_WORDS]


def of_words(words: list[str]) -> set[str]:
    """Each word, each pair of neighbours, and with what the sentence begins ("^ why")."""
    found = set(words)
    found.update(f"{a} {b}" for a, b in zip(["^", *words], words, strict=False))
    return found


@lru_cache(maxsize=4096)
def of_letters(word: str) -> frozenset[str]:
    """Runs of letters of one word with its bounds, as "#_leg", "#leg_", "#_leg_"."""
    bound = f"_{word[:30]}_"
    return frozenset(
        "#" + bound[start : start + length]
        for length in range(_SHORTEST, _LONGEST + 1)
        for start in range(max(1, len(bound) - length + 1))
    )


def marks_of_reply(text: str, asked: str) -> list[str]:
    """The marks of an answer: what was asked, by itself and with each word of the answer."""
    return [f"asked:{asked}", *(f"asked:{asked}={word}" for word in split(text))]


def groups(text: str, marks: Iterable[str] = ()) -> tuple[set[str], set[str]]:
    """The features of a sentence in two groups, each weighed as one: words with marks, letters."""
    words = split(text)
    letters: set[str] = set()
    for word in set(words):
        letters |= of_letters(word)
    return of_words(words) | {f"!{mark}" for mark in marks}, letters
