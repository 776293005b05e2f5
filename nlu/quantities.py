"""Numbers in a sentence, with all that each could mean: "ten" may be an age, an hour or a count.

Which one it is, the question that is open decides, and not this reader. It takes words as
`nlu.words` folds them: lower case, contractions undone, numbers in digits.
"""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from nlu.ages import coming, decade_at, is_age, may_be_age, years_old
from nlu.amounts import Amount, amount_at, larger_at
from nlu.units import AMOUNTS, LASTING, MEASURES, unit_at
from nlu.wordlists import word_set
from nlu.words import Span

Role = Literal["age", "clock", "amount", "count", "phone", "duration", "value"]

_PHONES = word_set("911 999 112 000 111 988 116123")
_CALLS = word_set("call dial ring phone calling")
_OFTEN = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
_STARTS = word_set("a an between from half quarter couple few per another third the")
_ODD = word_set("odd something plus ish or so")
_LONG_PHONE = 7  # digits; no amount and no count has as many
_FEVERS = range(35, 43)  # degrees, of a body
_HOURS, _MINUTES, _HUNDRED = 24, 60, 100


class Quantity(NamedTuple):
    """words[span] is a number, or a range from low to high, of a unit.

    `roles`: what it could be, the likeliest first.
    """

    low: float
    high: float
    unit: str | None
    roles: tuple[Role, ...]
    span: Span


def find_quantities(words: Sequence[str]) -> list[Quantity]:
    """The quantities of a sentence, from left to right, none inside another."""
    said = tuple(words)
    found = []
    position = 0
    while position < len(said):
        quantity = _quantity(said, position)
        if quantity:
            found.append(quantity)
        position = max(quantity.span[1], position + 1) if quantity else position + 1
    return found


def _quantity(words: tuple[str, ...], start: int) -> Quantity | None:
    first = words[start]
    if first in _OFTEN:
        return Quantity(_OFTEN[first], _OFTEN[first], "times", ("count",), (start, start + 1))
    if decade := decade_at(words, start):
        return Quantity(decade.low, decade.high, "year", ("age",), decade.span)
    if not first[0].isdecimal() and first not in _STARTS:
        return None
    if measured := _pressure(words, start) or _temperature(words, start):
        return measured
    amount = amount_at(words, start)
    return _counted(words, start, amount) if amount else _single(words, start)


def _counted(words: tuple[str, ...], start: int, amount: Amount) -> Quantity:
    """A number with its unit, and with what stands behind it: "2 tablets or 3", "70 years old"."""
    unit, end = unit_at(words, _odd(words, amount.end))
    end = end if unit else amount.end
    if unit and words[end : end + 3] == ("and", "a", "half"):
        amount, end = Amount(amount.low + 0.5, amount.high + 0.5, end), end + 3
    elif unit and words[end : end + 1] == ("or",):
        more = larger_at(words, end + 1, amount.high)
        amount, end = (Amount(amount.low, more, end + 2), end + 2) if more else (amount, end)
    roles = tuple(_roles(words, start, amount, unit, end))
    if roles[:1] == ("age",):
        return _aged(words, start, amount, unit, end)
    return Quantity(amount.low, amount.high, unit, roles, (start, end))


def _odd(words: tuple[str, ...], at: int) -> int:
    """Past "odd" in "20 odd years", "or so" in "10 or so minutes"."""
    after = at
    while words[after : after + 1] and words[after] in _ODD and after - at < len(("or", "so")):
        after += 1
    return after if unit_at(words, after)[0] else at


def _aged(
    words: tuple[str, ...], start: int, amount: Amount, unit: str | None, end: int
) -> Quantity:
    low, high = amount.low, amount.high
    if words[end : end + 1] and words[end] in {"odd", "something", "plus"} and low % 10 == 0:
        high, end = low + 9, end + 1
    if coming(words, start, end) and low > 1:
        low, high = low - 1, high - 1
    return Quantity(low, high, unit, ("age",), (start, years_old(words, end, unit) or end))


def _pressure(words: tuple[str, ...], start: int) -> Quantity | None:
    """Blood pressure: "140 over 90", "150 by 90"; low is the lower figure."""
    said = words[start : start + 3]
    if said[1:2] not in (("over",), ("by",)) or not all(one.isdecimal() for one in said[::2]):
        return None
    if len(said) < 3 or not int(said[2]) < int(said[0]):  # noqa: PLR2004  # three words
        return None
    return Quantity(float(said[2]), float(said[0]), "pressure", ("value",), (start, start + 3))


def _temperature(words: tuple[str, ...], start: int) -> Quantity | None:
    """Like "thirty eight two": the tenths of a temperature are said without "point"."""
    said = words[start : start + 2]
    if not all(one.isdecimal() for one in said) or len(said[-1]) > 1 or len(said) == 1:
        return None
    if int(said[0]) not in _FEVERS or unit_at(words, start + 2)[0] not in (None, "degree"):
        return None
    value = float(".".join(said))
    end = unit_at(words, start + 2)[1]
    return Quantity(value, value, "degree", ("value",), (start, end))


def _single(words: tuple[str, ...], start: int) -> Quantity | None:
    """Like "a tablet", "per cup", "a gram and a half"; "a day" is how often, and no quantity."""
    if words[start] not in {"a", "an", "per", "another"}:
        return None
    unit, end = unit_at(words, start + 1)
    if unit is None or unit in LASTING or unit in {"times", "percent"}:
        return None
    number = 1.0
    if words[end : end + 3] == ("and", "a", "half"):
        number, end = 1.5, end + 3
    elif words[end : end + 1] == ("or",) and words[end + 1 : end + 2] == ("2",):
        return Quantity(1.0, 2.0, unit, _of_unit(unit), (start, end + 2))
    return Quantity(number, number, unit, _of_unit(unit), (start, end))


def _roles(
    words: tuple[str, ...], start: int, amount: Amount, unit: str | None, end: int
) -> Iterator[Role]:
    before = words[start - 1] if start else ""
    after = words[end] if end < len(words) else ""
    if _is_aged(words, start, amount, unit, end):
        yield "age"
    elif unit:
        yield from _of_unit(unit)
    elif after == "of":
        yield "count"  # "30 of the tablets"
    elif words[start] in _PHONES or len(words[start]) >= _LONG_PHONE:
        yield "phone"
        if len(words[start]) < _LONG_PHONE:
            yield "value"
    elif after in {"am", "pm", "oclock"} or before == "past":
        yield "clock"
    else:
        if before in _CALLS:
            yield "phone"
        yield from _bare(words[start], amount)


def _is_aged(
    words: tuple[str, ...], start: int, amount: Amount, unit: str | None, end: int
) -> bool:
    if years_old(words, end, unit):
        return True
    fits = may_be_age(amount.low) and may_be_age(amount.high)
    return fits and is_age(words, start, end, unit)


def _of_unit(unit: str) -> tuple[Role, ...]:
    if unit in LASTING:
        return ("duration",)
    if unit in MEASURES:
        return ("value",)
    return ("amount",) if unit in AMOUNTS else ("count",)


def _bare(said: str, amount: Amount) -> Iterator[Role]:
    """What a number without a unit could be."""
    whole = amount.low == int(amount.low)
    yield "value"
    yield "amount"
    if whole or amount.low < 1:
        yield "count"
    if whole and amount.low and may_be_age(amount.low) and may_be_age(amount.high):
        yield "age"
    if whole and said.isdecimal() and _may_be_clock(int(said)):
        yield "clock"


def _may_be_clock(number: int) -> bool:
    hour, minute = (number, 0) if number < _HUNDRED else divmod(number, _HUNDRED)
    return hour <= _HOURS and minute < _MINUTES
