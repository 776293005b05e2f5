"""Values: who it is about, the age, other numbers, and what was named."""

import re
from collections.abc import Callable, Mapping

from nlu.durations_iso import read_duration
from nlu.units import UNIT_NAMES, unit_of
from skill.dialog.heard_slots import slots_of
from skill.understanding.reading import Reading
from tests.understanding.readings.lines import Line, Number
from tests.understanding.readings.outcomes import Outcome, labelled

# People whom no table lists: right where nobody else was named.
_NOBODY = (None, "me", "anyone", "he", "she", "they")
_CALLED = {"toddler": "child", "teenager": "child", "baby": "child", "infant": "child"}
_CALLED |= {"girlfriend": "partner", "boyfriend": "partner", "fiance": "partner"}
_CALLED |= {"patient": "client", "resident": "client", "grandchild": "child"}
_DAYS = {
    "second": 1 / 86_400,
    "minute": 1 / 1_440,
    "hour": 1 / 24,
    "day": 1,
    "night": 1,
    "week": 7,
    "fortnight": 14,
    "month": 30,
    "year": 365,
}
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_HALF_DAY = 12 * 60


def all_values(line: Line, came: Outcome) -> bool:
    """Whether all that was labelled was read."""
    return all(check(line, came.reading) for check in VALUES.values())


def who_right(line: Line, reading: Reading) -> bool:
    """Whether the person was read; where the line names none, none may be."""
    if line.who in _NOBODY:
        return reading.who in _NOBODY
    return _person(line.who) == _person(reading.who)


def _person(who: str | None) -> str | None:
    """One word for a person who is called in several ways."""
    return _CALLED.get(who, who) if who else None


def age_right(line: Line, reading: Reading) -> bool:
    """Whether the age is among the numbers that could be one; a band counts by its number."""
    if line.age is None:
        return True
    wanted = _DIGITS.search(f"{line.age}")
    ages = {one.low for one in reading.quantities if "age" in one.roles}
    return wanted is None or float(wanted[0]) in ages


def numbers_right(line: Line, reading: Reading) -> bool:
    """Whether each number was read, with its unit where our units know it."""
    return all(_read(number, reading) for number in line.numbers)


def things_right(line: Line, reading: Reading) -> bool:
    """Whether each thing was read; one that no list has, as a span that no list has."""
    read = {labelled(one.id) for one in reading.mentions}
    unlisted = {" ".join(reading.words[one.start : one.end]) for one in reading.unlisted}
    unlisted |= {word.heard for word in slots_of(reading).get("food", ()) if not word.ids}
    read |= {f"unlisted:{words}" for words in unlisted}
    return all(one in read for one in line.things)


VALUES: Mapping[str, Callable[[Line, Reading], bool]] = {
    "who": who_right,
    "age": age_right,
    "numbers": numbers_right,
    "things": things_right,
}


def _read(number: Number, reading: Reading) -> bool:
    if number.kind == "time":
        return _time_read(str(number.value), reading)
    ends = [float(one) for one in _DIGITS.findall(str(number.value))]
    if not ends:
        return True  # a number in words ("a few") says no more than its words
    unit = unit_of(number.unit.split(" a ")[0]) if number.unit else None
    if unit in _DAYS and number.kind == "duration":
        days = ends[-1] * _DAYS[unit]
        return any(abs(one - days) <= days / 50 for one in _lasting(reading))
    wanted = (min(ends), max(ends))
    return any(
        (one.low, one.high) == wanted and (one.unit in (None, unit) or unit not in UNIT_NAMES)
        for one in reading.quantities
    ) or any(one.times == ends[-1] for one in reading.whens if one.kind == "repeat")


def _lasting(reading: Reading) -> list[float]:
    """All durations that were read, in days."""
    counted = [one.high * _DAYS[one.unit] for one in reading.quantities if one.unit in _DAYS]
    spans = [read_duration(one.value) for one in reading.whens]
    return [*counted, *(one.total_seconds() / 86_400 for one in spans if one)]


def _time_read(wanted: str, reading: Reading) -> bool:
    """On the dial of twelve hours: which half of the day is meant is asked for."""
    times = [word.heard for word in slots_of(reading).get("time", ())]
    times += [one.value for one in reading.whens if one.kind == "clock"]
    return any(_on_dial(one) == _on_dial(wanted) for one in times)


def _on_dial(clock: str) -> int:
    hours, _, minutes = clock.partition(":")
    if not hours.isdecimal():
        return -1
    return (int(hours) * 60 + int(minutes or 0)) % _HALF_DAY
