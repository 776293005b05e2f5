"""Listed values by type: which words mean which value.

Equal without plural, possessive and a leading "my", "the", "a"; and, in a longer span, a listed
value at its end when only words like "really bad" stand around it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from nlu.stems import singular
from nlu.wordlists import word_set
from nlu.words import Span, tokenise

DETERMINERS = word_set("my the a an some his her our their your any this that these those")
# May stand around a value without changing which one it is. No "no", "not", "without" here.
_FILLERS = DETERMINERS | word_set(
    "really very quite so bad badly awful terrible horrible severe mild slight slightly little bit "
    "of kind sort just also today still pretty rather such lot lots have has got feel feels "
    "feeling new old own poor dear"
)

Entries = Sequence[Sequence[str]]  # (id, name) each
Resolutions = tuple[tuple[str, str], ...]


class Listed(Protocol):
    """A value with the words for it."""

    @property
    def id(self) -> str:
        """What the value is called in data."""

    @property
    def name(self) -> str:
        """What it is called by people."""

    @property
    def synonyms(self) -> Sequence[str]:
        """What else they call it."""


class Spot(NamedTuple):
    """Listed values in tokens[start:end], by type."""

    start: int
    end: int
    types: Mapping[str, Entries]


class Catalogue:
    """Looks words up among the listed values. `keys`: words → type → (id, name) of its values."""

    def __init__(self, keys: Mapping[str, Mapping[str, Entries]]) -> None:
        self.keys = keys
        self._longest: dict[str, int] = {}
        for key in keys:
            first, length = key.partition(" ")[0], key.count(" ") + 1
            if length > self._longest.get(first, 0):
                self._longest[first] = length

    def resolve(self, type_name: str, words: Sequence[str]) -> Resolutions:
        """The values that a whole span means, with fillers around it; empty for no match."""
        exact = self.listed(type_name, words)
        if exact:
            return exact
        first, last = _core(words)
        singulars = [singular(word) for word in words]
        for start in range(first + 1):
            for end in range(len(words), max(last, start + 1) - 1, -1):
                found = self.keys.get(" ".join(singulars[start:end]), {}).get(type_name)
                if found:
                    return _resolutions(found)
        return ()

    def listed(self, type_name: str, words: Sequence[str]) -> Resolutions:
        """The values whose name or synonym the span is, no more and no less."""
        return _resolutions(self.keys.get(key(words), {}).get(type_name, ()))

    def names_other(self, type_name: str, words: Sequence[str]) -> bool:
        """Whether the span is, or holds in two words or more, a listed value of another type."""
        if type_name not in self.keys.get(key(words), {type_name: ()}):
            return True
        return any(
            spot.end - spot.start > 1 and type_name not in spot.types for spot in self.spot(words)
        )

    def spot(self, words: Sequence[str], wanted: Collection[str] | None = None) -> list[Spot]:
        """Listed values in a sentence, of any type or only of those wanted.

        The longest at each place, left to right, none inside another.
        """
        singulars = [singular(word) for word in words]
        spots = []
        position = 0
        while position < len(words):
            spot = self._longest_at(singulars, position, wanted)
            if spot:
                spots.append(spot)
            position = spot.end if spot else position + 1
        return spots

    def _longest_at(
        self, singulars: Sequence[str], start: int, wanted: Collection[str] | None
    ) -> Spot | None:
        length = min(self._longest.get(singulars[start], 0), len(singulars) - start)
        for end in range(start + length, start, -1):
            types = self.keys.get(" ".join(singulars[start:end]))
            if types and (wanted is None or not types.keys().isdisjoint(wanted)):
                return Spot(start, end, types)
        return None


def _resolutions(entries: Entries) -> Resolutions:
    return tuple((identifier, name) for identifier, name in entries)


def _core(words: Sequence[str]) -> Span:
    """Where the words that must belong to the value begin and end: all but fillers around."""
    telling = [at for at, word in enumerate(words) if word not in _FILLERS]
    return (telling[0], telling[-1] + 1) if telling else (len(words) - 1, 1)


def key(words: Sequence[str]) -> str:
    """What a value is looked up by: singular words without leading determiners."""
    start = 0
    while start < len(words) - 1 and words[start] in DETERMINERS:
        start += 1
    return " ".join(map(singular, words[start:]))


def build_keys(types: Mapping[str, Iterable[Listed]]) -> dict[str, dict[str, Resolutions]]:
    """The look-up table of the values of each type; two that share a synonym are both listed."""
    keys: dict[str, dict[str, Resolutions]] = {}
    for type_name, values in types.items():
        for value in values:
            for found in _spellings(value):
                by_type = keys.setdefault(found, {})
                entry = (value.id, value.name)
                if entry not in by_type.get(type_name, ()):
                    by_type[type_name] = (*by_type.get(type_name, ()), entry)
    return keys


def _spellings(value: Listed) -> set[str]:
    return {key(tokenise(text)) for text in (value.name, *value.synonyms)} - {""}
