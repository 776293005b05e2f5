"""A proposed time that is mended: "fifteen, not fifty", "half an hour later actually"."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from nlu.durations_iso import read_duration
from nlu.quantities import Quantity
from nlu.wordlists import word_set
from skill.dialog.state import State
from skill.understanding.reading import Reading

_LATER, _EARLIER = word_set("later after"), word_set("earlier sooner before")
_LASTING = ("offset", "lasted", "ago")
_CLOCK, _WALL_CLOCK = "%H:%M", re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_NOON = 12
_HOURS, _MINUTES = range(1, 13), range(60)


def mended_clock(reading: Reading, state: State) -> str | None:
    """The clock of the plan with what is said about it, as HH:MM; None where nothing is mended."""
    clock = state.plan.clock if state.plan else None
    if clock is None or not _WALL_CLOCK.fullmatch(clock):
        return None
    at = datetime.strptime(clock, _CLOCK)  # noqa: DTZ007  # a clock on the wall, of no day
    if (shift := _shift(reading)) is not None:
        return (at + shift).strftime(_CLOCK)
    refused = [one for one in _numbers(reading) if _is_refused(one, reading)]
    wanted = [one for one in _numbers(reading) if one not in refused]
    if len(refused) != 1 or len(wanted) != 1:
        return None
    return _replaced(at, int(refused[0].low), int(wanted[0].low))


def _replaced(at: datetime, old: int, new: int) -> str | None:
    """The number that was refused, where it is the hour or the minutes, replaced."""
    if old == at.minute and new in _MINUTES:
        return at.replace(minute=new).strftime(_CLOCK)
    if old % _NOON == at.hour % _NOON and new in _HOURS:
        half = _NOON if at.hour >= _NOON else 0
        return at.replace(hour=new % _NOON + half).strftime(_CLOCK)
    return None


def _shift(reading: Reading) -> timedelta | None:
    """By how much later or earlier."""
    words = {*reading.tokens}
    lasting = [one for one in reading.whens if one.kind in _LASTING]
    if len(lasting) != 1 or words.isdisjoint(_LATER | _EARLIER):
        return None
    by = read_duration(str(lasting[0].value))
    return by if by is None or not words.isdisjoint(_LATER) else -by


def _numbers(reading: Reading) -> Iterator[Quantity]:
    return (one for one in reading.quantities if one.unit is None)


def _is_refused(number: Quantity, reading: Reading) -> bool:
    return "not" in reading.tokens[max(number.span[0] - 2, 0) : number.span[0]]
