"""The phrases of the lexicon: how one is written, how it is found in a sentence.

A phrase is words, matched by stem; small words between them don't matter. `a|b` is either,
`=word` the word as it stands, `<name>` anything that the entry `name` lists, `_` up to three words
(none of which denies), `(a b|c)` either stretch, `(a|)` a stretch or nothing, `^` the beginning
and `.` the end of the sentence. An entry is found
at a place if one of its phrases is.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise, product
from typing import TypeAlias

import msgspec

from .words import WordToken, stem, word_set

FILLERS = word_set(
    "a an the my his her our your their its this that these those really very so all just quite "
    "proper real bit kind sort of is are am be been was were has have had got get getting still "
    "right left right-hand now too even me it he she i they like wee little awful awfully badly "
    "bloody flipping blooming such completely totally pretty some any also both one own keep "
    "keeps started starting suddenly feels feel feeling felt seems about at in on to and up will "
    "would does do did simply properly actually really honestly please oh um uh er ah"
)
DENY = word_set("no not never none nothing cannot without nor neither but hardly barely")
_GAP = 3
_END = WordToken(".", ".", -1)  # stands behind the last word


class Found(msgspec.Struct, frozen=True):
    """An entry found: its name, and the tokens from `start` up to, not with, `end`."""

    name: str
    start: int
    end: int


class Phrase(msgspec.Struct, frozen=True, array_like=True):
    """One phrase of the entry `name`, ready to match. Each part is a few keys, or a gap: none."""

    name: str
    parts: tuple[tuple[str, ...], ...]


_GROUP = re.compile(r"\(([^()]*)\)")


def ways(text: str) -> list[str]:
    """The plain phrases that a phrase with brackets stands for; a gap before nothing is dropped."""
    pieces = _GROUP.split(text)  # every second piece stood in brackets
    choices = [_options(piece) if at % 2 else [piece] for at, piece in enumerate(pieces)]
    return [" ".join("".join(chosen).removesuffix("_ ").split()) for chosen in product(*choices)]


def _options(piece: str) -> list[str]:
    """The options of one bracket; those of one word stay together as one part of a phrase."""
    options = [option.strip() for option in piece.split("|")]
    single = [option for option in options if option and " " not in option and option != "_"]
    rest = [option for option in options if option not in single]
    return [*(["|".join(single)] if single else []), *rest]


def parse(name: str, text: str) -> Phrase:
    """A phrase as it is written in YAML. Raises ValueError saying what can't be read."""
    parts = tuple(_part(word) for word in text.split())
    if not parts or not parts[0] or not parts[-1]:
        raise ValueError(f"{text!r} must begin and end with a word")
    return Phrase(name, parts)


def _part(word: str) -> tuple[str, ...]:
    return () if word == "_" else tuple(dict.fromkeys(_key(way) for way in word.split("|")))


def _key(way: str) -> str:
    if way.startswith(("<", "=")):
        return way
    return stem(way.removesuffix("'s"))  # "my husband's" is said as husband, is


def by_first(phrases: Sequence[Phrase]) -> dict[str, list[Phrase]]:
    """Phrases by what they may begin with."""
    found: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        for key in phrase.parts[0]:
            found.setdefault(key, []).append(phrase)
    return found


_Ready: TypeAlias = tuple[Phrase, tuple[frozenset[str], ...]]


class PhraseIndex:
    """All phrases by what they may begin with, so that a sentence meets few of them."""

    def __init__(self, beginning: Mapping[str, Sequence[Phrase]]) -> None:
        """`beginning`: what each may begin with; made ready when a sentence first has it."""
        self._beginning = beginning
        self._ready: dict[str, list[_Ready]] = {}

    def _by_first(self, key: str) -> Sequence[_Ready]:
        ready = self._ready.get(key)
        if ready is None:
            if key not in self._beginning:
                return ()  # and nothing is kept: these are a person's words
            # The last part first: it tells phrases apart the best.
            ready = self._ready[key] = [
                (phrase, tuple(frozenset(part) for part in reversed(phrase.parts[1:]) if part))
                for phrase in self._beginning[key]
            ]
        return ready

    def find(self, tokens: Sequence[WordToken]) -> list[Found]:
        """Every entry that stands in the sentence, in the order of its words."""
        last = len(tokens)
        closed = [*tokens, _END]
        at: list[dict[str, int]] = [{} for _ in closed]
        there: set[str] = {_END.stem}  # what stands from here on: a quick refusal of most phrases
        for place in range(last - 1, -1, -1):
            self._here(closed, at, place, there)
        return [
            Found(name, i, min(end, last))
            for i, names in enumerate(at)
            for name, end in names.items()
        ]

    def _here(
        self, tokens: Sequence[WordToken], at: list[dict[str, int]], place: int, there: set[str]
    ) -> None:
        token, here = tokens[place], at[place]
        waiting = [token.stem, f"={token.word}"]
        there.update(waiting)
        waiting += ["^"] if place == 0 else []
        while waiting:
            key = waiting.pop(0)
            start = here[key[1:-1]] if key[0] == "<" else place + (key != "^")
            for phrase, rest in self._by_first(key):
                for part in rest:
                    if there.isdisjoint(part):
                        break
                else:
                    end = _match(tokens, at, phrase.parts, 1, start)
                    if end > here.get(phrase.name, 0):
                        here[phrase.name] = end
                        named = f"<{phrase.name}>"
                        there.add(named)
                        waiting.append(named)


def _match(
    tokens: Sequence[WordToken],
    at: Sequence[Mapping[str, int]],
    parts: Sequence[tuple[str, ...]],
    part: int,
    place: int,
) -> int:
    """Where the phrase ends if its parts from `part` on stand at `place`; 0 if they don't."""
    if part == len(parts):
        return place
    gap = not parts[part]
    skipped = 0
    while place < len(tokens):
        end = _match(tokens, at, parts, part + 1, place) if gap else 0
        end = end or (0 if gap else _one(tokens, at, parts, part, place))
        if end:
            return end
        word = tokens[place].word
        if skipped == _GAP or (word in DENY if gap else word not in FILLERS):
            return 0
        skipped += 1
        place += 1
    return 0


def _one(
    tokens: Sequence[WordToken],
    at: Sequence[Mapping[str, int]],
    parts: Sequence[tuple[str, ...]],
    part: int,
    place: int,
) -> int:
    wanted, token = parts[part], tokens[place]
    if token.stem in wanted or f"={token.word}" in wanted:
        end = _match(tokens, at, parts, part + 1, place + 1)
        if end:
            return end
    for name, stop in at[place].items():
        if f"<{name}>" in wanted:
            end = _match(tokens, at, parts, part + 1, stop)
            if end:
                return end
    return 0


def unknown(phrases: Sequence[Phrase]) -> set[str]:
    """The entries that some phrase refers to and that no phrase defines."""
    named = {phrase.name for phrase in phrases}
    keys = {key for phrase in phrases for part in phrase.parts for key in part}
    return {key[1:-1] for key in keys if key.startswith("<")} - named


def overlap(one: Found, other: Found) -> bool:
    """Whether two finds share a token."""
    return one.start < other.end and other.start < one.end


def gaps(finds: Sequence[Found]) -> int:
    """The most tokens that lie between neighbours of these finds."""
    ordered = sorted(finds, key=lambda find: find.start)
    return max((b.start - a.end for a, b in pairwise(ordered)), default=0)
