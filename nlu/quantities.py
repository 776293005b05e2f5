"""Numbers in a sentence, with all that each could mean: "ten" may be an age, an hour or a count.

Which one it is, the question that is open decides, and not this reader. It takes words as
`nlu.words` folds them: lower case, contractions undone, numbers in digits.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from nlu.wordlists import word_set
from nlu.words import Span

Role = Literal["age", "clock", "amount", "count", "phone", "duration", "value"]

_UNITS = {
    word: unit
    for unit, words in {
        "mg": "milligram milligrams mg",
        "mcg": "microgram micrograms mcg",
        "g": "gram grams gramme grammes g",
        "kg": "kilogram kilograms kilo kilos",
        "iu": "iu ius units",
        "l": "litre litres liter liters",
        "ml": "millilitre millilitres milliliter milliliters",
        "tablet": "tablet tablets pill pills capsule capsules",
        "glass": "glass glasses",
        "cup": "cup cups",
        "spoon": "teaspoon teaspoons tablespoon tablespoons spoon spoons",
        "second": "second seconds",
        "minute": "minute minutes",
        "hour": "hour hours",
        "day": "day days",
        "night": "night nights",
        "week": "week weeks",
        "fortnight": "fortnight fortnights",
        "month": "month months",
        "year": "year years",
        "times": "times",
        "percent": "percent",
    }.items()
    for word in words.split()
}
_PAIRS = {"i u": "iu", "m g": "mg", "international units": "iu"}
_COUNTED = word_set("tablet glass cup spoon times")
_LASTING = word_set("second minute hour day night week fortnight month year")
_PHONES = word_set("911 999 112 000 111 988 116123")
_CALLS = word_set("call dial ring phone calling")
_PEOPLE = word_set("i he she they mom mum dad mother father wife husband son daughter")
# After a person's number these make it no age: "i am 20 weeks along", "i am 5 foot two".
_NO_AGE = word_set("of foot feet inches pounds stone") | frozenset(_UNITS)
_VAGUE = {"couple": (2.0, 2.0), "few": (3.0, 5.0), "dozen": (12.0, 12.0)}
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_LONG_PHONE = 7  # digits; no amount and no count has as many
_OLDEST = 120
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


class _Amount(NamedTuple):
    low: float
    high: float
    end: int


def find_quantities(words: Sequence[str]) -> list[Quantity]:
    """The quantities of a sentence, from left to right, none inside another."""
    found = []
    position = 0
    while position < len(words):
        quantity = _quantity(words, position)
        if quantity:
            found.append(quantity)
        position = quantity.span[1] if quantity else position + 1
    return found


def _quantity(words: Sequence[str], start: int) -> Quantity | None:
    amount = _range(words, start) or _one(words, start)
    if amount is None:
        return _single(words, start)
    unit, end = _unit(words, amount.end)
    if unit and tuple(words[end : end + 3]) == ("and", "a", "half"):
        amount, end = _Amount(amount.low + 0.5, amount.high + 0.5, end), end + 3
    roles = tuple(_roles(words, start, amount, unit, end))
    end += unit == "year" and tuple(words[end : end + 1]) == ("old",)
    return Quantity(amount.low, amount.high, unit, roles, (start, end))


def _single(words: Sequence[str], start: int) -> Quantity | None:
    """Like "a tablet" or "a gram and a half"; "a day" is how often, and no quantity."""
    if words[start] not in {"a", "an"}:
        return None
    unit, end = _unit(words, start + 1)
    if unit is None or unit in _LASTING or unit == "times":
        return None
    number = 1.0
    if tuple(words[end : end + 3]) == ("and", "a", "half"):
        number, end = 1.5, end + 3
    return Quantity(number, number, unit, _of_unit(unit), (start, end))


def _range(words: Sequence[str], start: int) -> _Amount | None:
    """Both ends of "300 to 400", "between 3 and 5", "2 or 3"; the second is the larger."""
    between = words[start] in {"between", "from"}
    first = _one(words, start + between)
    joiners = {"and", "to"} if between else {"to", "or"}
    if first is None or first.end >= len(words):
        return None
    if words[first.end] not in joiners:
        return None
    second = _one(words, first.end + 1)
    if second is None or second.high <= first.low:
        return None
    return _Amount(first.low, second.high, second.end)


def _one(words: Sequence[str], start: int) -> _Amount | None:
    """A number, a fraction, or "a couple of"."""
    here = tuple(words[start : start + 4])
    if not here:
        return None
    if _NUMBER.fullmatch(here[0]):
        return _numbered(words, start)
    if here[0] == "half" and here[1:2] in (("a",), ("an",), ("of",)):
        skipped = 3 if here[1:3] in (("of", "a"), ("of", "an")) else 2
        return _Amount(0.5, 0.5, start + skipped) if _unit(words, start + skipped)[0] else None
    lead = here[0] in {"a", "an"}
    if here[lead : lead + 1] in (("quarter",), ("half",)) and here[lead + 1 : lead + 2] == ("of",):
        share = 0.25 if here[lead] == "quarter" else 0.5
        skipped = lead + 2 + (here[lead + 2 : lead + 3] in (("a",), ("an",)))
        return _Amount(share, share, start + skipped)
    if lead and here[1:2] and here[1] in _VAGUE:
        return _Amount(*_VAGUE[here[1]], start + 2 + (here[2:3] == ("of",)))
    return None


def _numbered(words: Sequence[str], start: int) -> _Amount:
    number, end = float(words[start]), start + 1
    if tuple(words[end : end + 3]) == ("and", "a", "half"):
        return _Amount(number + 0.5, number + 0.5, end + 3)
    if tuple(words[end : end + 2]) == ("quarters", "of"):
        skipped = 2 + (tuple(words[end + 2 : end + 3]) in (("a",), ("an",)))
        return _Amount(number / 4, number / 4, end + skipped)
    return _Amount(number, number, end)


def _unit(words: Sequence[str], at: int) -> tuple[str | None, int]:
    """The unit that stands there, and the place after it."""
    pair = _PAIRS.get(" ".join(words[at : at + 2]))
    if pair:
        return pair, at + 2
    unit = _UNITS.get(words[at]) if at < len(words) else None
    return unit, at + (unit is not None)


def _roles(
    words: Sequence[str], start: int, amount: _Amount, unit: str | None, end: int
) -> Iterator[Role]:
    before = words[start - 1] if start else ""
    after = words[end] if end < len(words) else ""
    if unit in _LASTING and (after == "old" or _is_aged(words, start)):
        yield "age"
    elif unit:
        yield from _of_unit(unit)
    elif after == "of":
        yield "count"  # "30 of the tablets"
    elif words[start] in _PHONES or len(words[start]) >= _LONG_PHONE:
        yield "phone"
        if len(words[start]) < _LONG_PHONE:
            yield "value"
    elif _is_aged(words, start) and _may_be_age(amount):
        yield "age"
    elif after in {"am", "pm", "oclock"} or before == "past":
        yield "clock"
    else:
        if before in _CALLS:
            yield "phone"
        yield from _bare(words[start], amount)


def _of_unit(unit: str) -> tuple[Role, ...]:
    if unit in _LASTING:
        return ("duration",)
    if unit in _COUNTED:
        return ("count",)
    return ("value",) if unit == "percent" else ("amount",)


def _is_aged(words: Sequence[str], start: int) -> bool:
    """As in "aged 72", "at the age of 72", "i am 72" and "he is nearly 72"."""
    before = [word for word in words[max(start - 4, 0) : start] if word not in {"nearly", "now"}]
    if before[-1:] in (["aged"], ["age"]) or before[-2:] == ["age", "of"]:
        return True
    follows = words[start + 1] if start + 1 < len(words) else ""
    is_of_person = before[-1:] in (["am"], ["is"], ["are"]) and before[-2:-1]
    return bool(is_of_person and before[-2] in _PEOPLE and follows not in _NO_AGE)


def _may_be_age(amount: _Amount) -> bool:
    return amount.high <= _OLDEST


def _bare(said: str, amount: _Amount) -> Iterator[Role]:
    """What a number without a unit could be."""
    whole = amount.low == int(amount.low)
    yield "value"
    yield "amount"
    if whole:
        yield "count"
    if whole and amount.low > 0 and _may_be_age(amount):
        yield "age"
    if whole and said.isdecimal() and _may_be_clock(int(said)):
        yield "clock"


def _may_be_clock(number: int) -> bool:
    hour, minute = (number, 0) if number < _HUNDRED else divmod(number, _HUNDRED)
    return hour <= _HOURS and minute < _MINUTES
