"""Clock times in a sentence: "half past nine", "at ten", "up since three", "nineish".

A number alone is a time where words that lead to one stand before it, where it stands alone, and
where the sentence speaks of reminders. It takes words as `nlu.words` folds them.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nlu.times import to_time
from nlu.units import UNIT_WORDS
from nlu.wordlists import listed, word_set
from nlu.words import Span

_LEADS = word_set("at by till until since from after before past")
_LOOSE_LEADS = word_set("around about for it me to every make say between and or no not then")
_OF_REMINDERS = word_set(
    "remind reminds reminder reminders alarm wake nudge ring rewind move shift change reschedule "
    "push prepone postpone put set bring"
)
_DAYS = word_set("morning evening tonight tomorrow night nightly daily oclock am pm")
_NAMED = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}
# Behind "around four" these go on with the sentence; a noun would be counted.
_GOES_ON = word_set("my his her it i he she and then is so every in a the but or on when this")
_POINTING = word_set("the that this which another me want need have get")
_HALVES = (("a", "m"), ("p", "m"))
_QUARTERS = word_set("15 25 30 35 45 55")  # minutes that make no amount: "seven fifteen"
_TAKEN = word_set("of take takes taking took on dose got have had")
_SIDES = word_set("past to after before till of")
_BEFORE_HOUR = word_set("half quarter")
_ISH = {
    f"{word}ish": hour
    for hour, word in enumerate(
        listed("one two three four five six seven eight nine ten eleven twelve"), start=1
    )
} | {"tennish": 10}
_MINUTES = word_set("5 10 15 20 25")
_NOT_BEHIND = word_set("of in more times percent out point over by reminder nudge") | UNIT_WORDS
_LONGEST = 6  # words
_HOURS, _LONE_HOUR = 24, 2  # digits
_ALONE = 3  # words of a reply that is a time: "nine thirty please"
# Of nothing but numbers and these a sentence is a time, or mends one: "no nine not nine thirty".
_SMALL = word_set(
    "no not sorry wait i said say make it at please love the a ones then yes okay mean meant "
    "actually scrap that let us us for around about say go with maybe do is be by how is fine good"
)


class Clock(NamedTuple):
    """words[span] are a time of day: HH:MM, on the clock as said."""

    value: str
    span: Span


def find_clocks(words: Sequence[str]) -> list[Clock]:
    """The clock times of a sentence, from left to right, each in its longest wording."""
    said = tuple(words)
    if not any(one[0].isdecimal() or one in _NAMED or one in _ISH for one in said):
        return []
    bare = len(said) <= _ALONE or all(one in _SMALL or one[0].isdecimal() for one in said)
    reminding = bare or not _OF_REMINDERS.isdisjoint(said)
    return list(_found(said, reminding=reminding))


def all_clocks(words: Sequence[str]) -> list[Clock]:
    """Those of a sentence that is known to be about reminders: a number near "at" is one."""
    said = tuple(words)
    return list(_found(said, reminding=True))


def _found(words: tuple[str, ...], *, reminding: bool) -> Iterator[Clock]:
    position = 0
    while position < len(words):
        clock = _at(words, position, reminding=reminding) if _begins(words[position]) else None
        if clock:
            yield clock
        position = clock.span[1] if clock else position + 1


def _begins(word: str) -> bool:
    return word[0].isdecimal() or word in _NAMED or word in _ISH or word in {"a", *_BEFORE_HOUR}


def _at(words: tuple[str, ...], start: int, *, reminding: bool) -> Clock | None:
    if words[start] in _ISH:
        return Clock(f"{_ISH[words[start]]:02d}:00", (start, start + 1))
    for end in range(min(start + _LONGEST, len(words)), start, -1):
        value = to_time(words[start:end])
        if value and ":" in value and _is_clock(words, start, end, reminding=reminding):
            return Clock(value, (start, end))
    return None


def _is_clock(words: tuple[str, ...], start: int, end: int, *, reminding: bool) -> bool:
    said = words[start:end]
    if not _SIDES.isdisjoint(said) or said[0] in _BEFORE_HOUR:
        return _relative(words, start)  # "twenty to ten", "half nine"
    if len(said) > 1 and said[1] == "night":  # "one night", but "at ten night"
        return words[start - 1 : start] == ("at",) or len(said[0]) > _LONE_HOUR
    if said[0] in _NAMED or ":" in said[0] or not _DAYS.isdisjoint(said) or said[-2:] in _HALVES:
        return True
    before, after = words[start - 1] if start else "", words[end] if end < len(words) else ""
    pointed = said == ("1",) and before in _POINTING  # "that's the one"
    barred = pointed or before == "of" or after in _NOT_BEHIND or after[:1].isdecimal()
    if barred or not said[0].isdecimal():
        return False
    near = before in _LOOSE_LEADS or before in _OF_REMINDERS or before in _DAYS or start == 0
    told = reminding and (near or after in _DAYS or end == len(words))
    return told or _led(said[0], tuple(words[max(start - 2, 0) : start]), after)


def _led(number: str, before: tuple[str, ...], after: str) -> bool:
    """Whether words that lead to a time stand before a number alone."""
    paired = len(number) > _LONE_HOUR  # "930"
    if (before[-1:] and before[-1] in _LEADS) or before in (("make", "it"), ("make", "that")):
        return paired or int(number) <= _HOURS
    lead = before[-1] if before else ""
    if paired:
        return lead in _DAYS or (number[-2:] in _QUARTERS and lead not in _TAKEN)
    return lead in {"around", "about"} and (after in _GOES_ON or not after)


def _relative(words: tuple[str, ...], start: int) -> bool:
    """No range: "from eight to ten" has minutes that nobody counts on a clock."""
    before = words[start - 1] if start else ""
    counted = words[start] in _MINUTES or words[start + 1] in {"past", "minutes", "minute"}
    return before not in {"from", "between"} and (counted or not words[start].isdecimal())


def last_meant(words: Sequence[str], clocks: Sequence[Clock]) -> Clock | None:
    """The time that holds: what follows "not" is thrown away, what follows "no" mends."""
    kept = [one for one in clocks if not is_refused(words, one.span[0])]
    if not kept:
        return None
    mended = [one for one in kept[1:] if mends(words, one.span[0])]
    return mended[-1] if mended else kept[0]


def is_refused(words: Sequence[str], start: int) -> bool:
    """Whether the time that begins there is thrown away: "not nine", "from nine"."""
    before = tuple(words[max(start - 2, 0) : start])
    return before[-1:] in (("not",), ("from",)) or before in (("instead", "of"), ("not", "at"))


_MENDING = word_set("no sorry actually wait mean rather make said scrap hang")
_MENDED_BEFORE = 8  # words: "no hang on that's my programme quarter to ten"


def mends(words: Sequence[str], start: int) -> bool:
    """Whether the time that begins there mends one that was said before it."""
    return not _MENDING.isdisjoint(words[max(start - _MENDED_BEFORE, 0) : start])
