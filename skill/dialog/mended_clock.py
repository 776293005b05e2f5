"""A proposed time of which a number is mended: "fifteen, not fifty"."""

from collections.abc import Iterator

from nlu.quantities import Quantity
from skill.dialog.clock import CLOCK
from skill.dialog.state import State
from skill.understanding.reading import Reading

_NOON = 12
_HOURS, _MINUTES = range(1, 13), range(60)
_DAY = 24 * 60  # minutes


def mended_clock(reading: Reading, state: State) -> str | None:
    """The clock of the plan with what is said about it, as HH:MM; None where nothing is mended."""
    found = CLOCK.fullmatch((state.plan.clock if state.plan else None) or "")
    if found is None:
        return None
    hour, minute = map(int, found.groups())
    refused = [one for one in _numbers(reading) if _is_refused(one, reading)]
    wanted = [one for one in _numbers(reading) if one not in refused]
    if len(refused) != 1 or len(wanted) != 1:
        return None
    return _replaced(hour, minute, int(refused[0].low), int(wanted[0].low))


def _replaced(hour: int, minute: int, old: int, new: int) -> str | None:
    """The number that was refused, where it is the hour or the minutes, replaced."""
    if old == minute and new in _MINUTES:
        return _written(hour * 60 + new)
    if old % _NOON == hour % _NOON and new in _HOURS:
        half = _NOON if hour >= _NOON else 0
        return _written((new % _NOON + half) * 60 + minute)
    return None


def _written(minutes: int) -> str:
    """Minutes after midnight, of this day or the next, as HH:MM."""
    return "{:02d}:{:02d}".format(*divmod(minutes % _DAY, 60))


def _numbers(reading: Reading) -> Iterator[Quantity]:
    return (one for one in reading.quantities if one.unit is None)


def _is_refused(number: Quantity, reading: Reading) -> bool:
    return "not" in reading.tokens[max(number.span[0] - 2, 0) : number.span[0]]
