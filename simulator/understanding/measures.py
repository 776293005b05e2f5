"""Numbers, durations, times and dates anywhere in a sentence."""

from collections.abc import Collection
from typing import NamedTuple

from nlu.wordlists import word_set
from simulator.understanding.built_in_types import (
    DATE,
    DAY_OF_WEEK,
    DURATION,
    NUMBER,
    TIME,
)
from simulator.understanding.slot_reader import Fit, SlotReader

_UNITS = word_set(
    "second minute hour day night week month year fortnight seconds minutes hours days nights "
    "weeks months years fortnights"
)
_CLOCK = word_set("pm am oclock noon midday midnight half quarter past morning evening")
_CLOCK |= {"afternoon", "tonight", "night", "at"}
_DAYS = word_set("today tomorrow yesterday week weekend month year next last this")
_DAYS |= {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
_LEADS = frozenset({"at", "in", "on", "by", "for", "about", "around", "the", "every", "since"})
_LONGEST = 6
# A type is looked for only where one of its words stands; of two readings the first type wins.
_SIGNS = {DURATION: _UNITS, TIME: _CLOCK, DATE: _DAYS, DAY_OF_WEEK: _DAYS}


class Measure(NamedTuple):
    """tokens[start:end] are a value of an Amazon type."""

    start: int
    end: int
    type: str


def find_measures(
    reader: SlotReader,
    types: Collection[str],
    taken: Collection[int] = (),
    *,
    bare: bool = False,
) -> list[Measure]:
    """The values of the given types in the sentence: the longest first, none inside another.

    `taken`: places of tokens that belong to something else; `bare`: "ten" may be ten o'clock.
    """
    found: list[Measure] = []
    for kind in (DURATION, TIME, DATE, DAY_OF_WEEK, NUMBER, "AMAZON.FOUR_DIGIT_NUMBER"):
        loose = bare and kind == TIME
        if kind in types and (loose or _may_hold(reader, kind)):
            spans = _find(reader, kind, frozenset(taken), bare=loose)
            found += (each for each in spans if not _overlaps(each, found))
    return sorted(found)


def _may_hold(reader: SlotReader, kind: str) -> bool:
    signs = _SIGNS.get(kind)
    return signs is None or any(word in signs or ":" in word for word in reader.words)


def _find(reader: SlotReader, kind: str, taken: frozenset[int], *, bare: bool) -> list[Measure]:
    found: list[Measure] = []
    position, count = 0, len(reader.words)
    while position < count:
        ends = range(min(position + _LONGEST, count), position, -1)
        free = (end for end in ends if taken.isdisjoint(range(position, end)))
        end = next((end for end in free if _fits(reader, kind, position, end, bare=bare)), 0)
        if end:
            found.append(Measure(position, end, kind))
        position = end or position + 1
    return found


def _fits(reader: SlotReader, kind: str, start: int, end: int, *, bare: bool) -> bool:
    words = reader.words
    if words[start] in _LEADS:
        return False  # "at nine": the time is "nine"
    if words[end : end + 1] == ("old",):
        return False  # "eighty years old" is no duration
    if kind == TIME and end == start + 1 and words[start].isdecimal() and not bare:
        return False  # a bare number is a number; a time has something more to it
    if kind == NUMBER and (end > start + 1 or not words[start][0].isdecimal()):
        return False
    return reader.fit(kind, (start, end)) is Fit.LISTED


def _overlaps(measure: Measure, found: list[Measure]) -> bool:
    return any(measure.start < each.end and each.start < measure.end for each in found)
