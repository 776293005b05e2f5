"""Finds the phrases of findings in words that no list has as a whole. Prepared once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from skill.knowledge.models import Telling

Reading = tuple[str, bool]  # the id of a finding, and whether it is there


class Phrases:
    """The ways to say findings, by first word, the longest first and denials before the rest."""

    def __init__(self, told: Mapping[str, Telling]) -> None:
        self._told = told

    @cached_property
    def _by_first(self) -> dict[str, list[tuple[list[str], Reading]]]:
        """Takes 10 ms, so it is left to the first turn that hears such words."""
        found: dict[str, list[tuple[list[str], Reading]]] = {}
        spoken = _spoken(self._told)
        for words, reading in sorted(spoken, key=lambda one: (-len(one[0]), one[1][1])):
            found.setdefault(words[0], []).append((words, reading))
        return found

    def scan(self, heard: str) -> Iterator[Reading]:
        """The findings told in `heard`, left to right, none inside another; whole words only."""
        yield from (reading for _, _, reading in self.find(heard.lower().split()))

    def find(self, words: Sequence[str]) -> Iterator[tuple[int, int, Reading]]:
        """The same with their places: from the word `start` up to, not with, the word `end`."""
        words = [word.lower() for word in words]
        place = 0
        while place < len(words):
            length, reading = self._at(words, place)
            if reading:
                yield place, place + length, reading
            place += length

    def _at(self, words: list[str], place: int) -> tuple[int, Reading | None]:
        for phrase, reading in self._by_first.get(words[place], ()):
            if words[place : place + len(phrase)] == phrase:
                return len(phrase), reading
        return 1, None


def _spoken(told: Mapping[str, Telling]) -> Iterable[tuple[list[str], Reading]]:
    for name, one in told.items():
        yield from ((phrase.split(), (name, True)) for phrase in one.said)
        yield from ((phrase.split(), (name, False)) for phrase in one.denied)
