"""Numbers and times as the answer to a question about a sign: "thirty eight five", "for years"."""

from collections.abc import Iterator, Set
from datetime import timedelta

from nlu.durations_iso import read_duration
from nlu.wordlists import word_set
from skill.dialog.heard_slots import slots_of
from skill.understanding.reading import Quantity, Reading
from skill.understanding.temperature import fevers

_DAYS = {"hour": 1, "day": 1, "night": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}
_NEW, _OLD = 14, 28  # days
_LONG_WORDS = word_set("years ages months always forever decades yonks donkey's")
_NEW_WORDS = word_set("new sudden suddenly yesterday today tonight overnight")
_NEW_DAYS = ("last night", "yesterday", "today", "this morning", "tonight", "this evening")
_DENIED = frozenset(("not", "nothing"))
_TIMED = ("same-for-months", "weak-fast")
Told = tuple[str, bool]


def valued(reading: Reading, wanted: Set[str]) -> Iterator[Told]:
    """The findings that a number or a time tells, of those that are asked for."""
    if "fever" in wanted and not any(one.id == "fever" for one in reading.findings):
        yield from (("fever", hot) for hot in fevers(reading.quantities))
    if not wanted.isdisjoint(_TIMED) and reading.frame != "question":
        yield from (one for one in _timed(reading) if one[0] in wanted)


def _timed(reading: Reading) -> Iterator[Told]:
    """How long it has been so: for months, or new."""
    days = max(lasted(reading), default=None)
    words = set(reading.tokens) if _DENIED.isdisjoint(reading.tokens) else set()
    if (days is not None and days >= _OLD) or (days is None and not words.isdisjoint(_LONG_WORDS)):
        yield from (("same-for-months", True), ("weak-fast", False))
    elif (days is not None and days < _NEW) or not words.isdisjoint(_NEW_WORDS):
        yield from (("newly", True), ("weak-fast", True))


def lasted(reading: Reading) -> Iterator[float]:
    """The times that were told, in days."""
    yield from (_days_of(one) for one in reading.quantities if one.unit in _DAYS)
    yield from (1.0 for one in reading.whens if one.value in _NEW_DAYS)
    for word in slots_of(reading).get("since", ()):
        if told := read_duration(word.heard):
            yield told / timedelta(days=1)


def _days_of(quantity: Quantity) -> float:
    days: float = quantity.high * _DAYS[quantity.unit]
    return days
