"""AMAZON.DURATION: "half an hour" → PT30M, as ISO 8601, the form in which Alexa sends it."""

import re
from collections import Counter
from collections.abc import Sequence

# ISO 8601's letters; months are "MO" until they are written, since M is also minutes.
_UNITS = {
    "second": "S", "minute": "M", "hour": "H",
    "day": "D", "night": "D", "week": "W", "month": "MO", "year": "Y", "fortnight": "W",
}  # fmt: skip
_DAYS, _CLOCK = ("Y", "MO", "W", "D"), ("H", "M", "S")
# How many smaller units make one, for "a year and a half"; people mean three days by half a week.
_SMALLER = {"Y": ("MO", 12), "MO": ("W", 4), "W": ("D", 6), "D": ("H", 24), "H": ("M", 60),
            "M": ("S", 60)}  # fmt: skip
# "few" is three: Alexa's own reading is not documented, three is what people mean most often.
_VAGUE = {"couple": 2, "few": 3}
_LAST = {*_UNITS, "half"}  # with what a duration ends, without its s
_TERM = re.compile(
    r"(?:(?P<half>half(?: an?)?)|(?P<quarters>a|\d+)? ?quarters?(?: of)? an?"
    r"|(?P<number>\d+(?:\.\d+)?)|(?:an?|the (?:last|past))? ?(?P<vague>couple|few)(?: of)?|an?)"
    r"(?P<plus> and a half)? (?P<unit>"
    + "|".join(_UNITS)
    + r")s?(?P<more> and a half)?(?: and | |$)"
)


def to_duration(words: Sequence[str]) -> str | None:
    """The ISO 8601 duration of folded words, or None when they are not a duration and no more.

    Source: https://developer.amazon.com/docs/custom-skills/slot-type-reference.html
    """
    if not words or words[-1].removesuffix("s") not in _LAST:
        return None
    text = re.sub(r"^(?:about|around|the (?:last|past)(?= \d)) ", "", " ".join(words))
    parts: Counter[str] = Counter()
    position = 0
    while position < len(text):
        term = _TERM.match(text, position)
        if term is None:
            return None
        parts.update(_amounts(_UNITS[term["unit"]], _number(term)))
        position = term.end()
    return _written(parts) if parts else None


def _number(term: re.Match[str]) -> float:
    """How many of the unit: 0.5 for "half an", 1.5 for "one and a half"."""
    half = 0.5 if term["plus"] or term["more"] else 0.0
    double = 2 if term["unit"] == "fortnight" else 1
    if term["half"]:
        return 0.5 * double
    if "quarter" in term[0]:
        return 0.25 * (int(term["quarters"]) if (term["quarters"] or "a") != "a" else 1)
    said = float(term["number"] or _VAGUE.get(term["vague"], 1))
    return (said + half) * double


def _amounts(unit: str, number: float) -> dict[str, int]:
    """Whole units, and the rest in the next smaller one."""
    rest = number % 1
    if not rest or unit not in _SMALLER:
        return {unit: int(number)}
    smaller, many = _SMALLER[unit]
    return {unit: int(number), smaller: round(rest * many)}


def _written(parts: Counter[str]) -> str:
    days = "".join(f"{parts[unit]}{unit[0]}" for unit in _DAYS if parts[unit])
    clock = "".join(f"{parts[unit]}{unit[0]}" for unit in _CLOCK if parts[unit])
    return f"P{days}" + (f"T{clock}" if clock else "")
