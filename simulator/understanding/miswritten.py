"""What a recogniser writes in another way: other words that sound alike, numbers, letters.

Shapes as in `lost`: the words of a sentence and a seeded Random give the words as written; None
where there is nothing to change.
"""

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from random import Random

from nlu.numbers import fold
from nlu.wordlists import listed, word_set
from simulator.understanding.lost import Words

# A place in the sentence, from and to, and what is written there instead.
Change = tuple[int, int, Words]

_LETTERS = re.compile(r"[b-df-hj-np-tv-xz]{2,4}")  # no vowel: it is spelled out
_NO_LETTERS = word_set("mm hm hmm shh mg ml kg cm km ft lb lbs mr mrs ms dr st vs pm th nd rd")
_SPELLED = re.compile(r"(?:[a-z]\.){2,}[a-z]?|[a-z]\.")
_MIXED = re.compile(r"([a-z])(\d{1,2})")
_BELOW_TWENTY = listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = listed("twenty thirty forty fifty sixty seventy eighty ninety")


def confused(words: Sequence[str], draw: Random) -> Words | None:
    """One word, or two, gives way to what a recogniser took for it, by the table."""
    table = confusions()
    changes: list[Change] = [
        (at, at + size, tuple(heard.split()))
        for size in (1, 2)
        for at in range(len(words) - size + 1)
        for heard in table.get(" ".join(words[at : at + size]), ())
    ]
    return _one(words, changes, draw)


def written(words: Sequence[str], draw: Random) -> Words | None:
    """A number in digits or in words, letters with full stops or without: the other way."""
    changes = [*_numbers(words), *_letters(words)]
    return _one(words, changes, draw)


@cache
def confusions() -> dict[str, tuple[str, ...]]:
    """Said → heard, from confusions.txt beside this file (docs/simulator.md says whence)."""
    table: dict[str, tuple[str, ...]] = {}
    text = files(__package__).joinpath("confusions.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        said, arrow, heard = line.partition(" > ")
        if arrow:
            table[said] = (*table.get(said, ()), heard)
    return table


def _one(words: Sequence[str], changes: Sequence[Change], draw: Random) -> Words | None:
    """One of the changes is made."""
    if not changes:
        return None
    start, end, instead = draw.choice(changes)
    return (*words[:start], *instead, *words[end:])


def _numbers(words: Sequence[str]) -> list[Change]:
    """Numbers in words become digits, and whole ones below a hundred in digits become words."""
    changes: list[Change] = []
    for folded, start, end in fold(list(words)):  # it compares with lists
        said = tuple(words[start:end])
        if said != (folded,):
            changes.append((start, end, (folded,)))
        elif folded.isdecimal() and len(folded) <= 2:  # noqa: PLR2004  # below a hundred
            changes.append((start, end, _in_words(int(folded))))
    return changes


def _in_words(number: int) -> Words:
    tens, ones = divmod(number, 10)
    if tens <= 1:
        return (_BELOW_TWENTY[number],)
    return (_TENS[tens - 2], _BELOW_TWENTY[ones]) if ones else (_TENS[tens - 2],)


def _letters(words: Sequence[str]) -> list[Change]:
    """So "dvt" becomes "d. v. t.", "d.v.t." becomes "d v t", "b12" becomes "b. 12"."""
    changes: list[Change] = []
    for at, word in enumerate(words):
        if _SPELLED.fullmatch(word):
            changes.append((at, at + 1, tuple(word.replace(".", " ").split())))
        elif _LETTERS.fullmatch(word) and word not in _NO_LETTERS:
            changes.append((at, at + 1, tuple(f"{letter}." for letter in word)))
        elif mixed := _MIXED.fullmatch(word):
            changes.append((at, at + 1, (f"{mixed[1]}.", mixed[2])))
    return changes
