"""How much a number says: ranges, shares, vague ones, and "two and a half"."""

import re
from typing import NamedTuple

from nlu.units import unit_at
from nlu.wordlists import word_set

_VAGUE = {"couple": (2.0, 2.0), "few": (3.0, 5.0), "dozen": (12.0, 12.0)}
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
# No share of a thing: "half a mind", "half the time", "half my leg".
_NO_SHARE = word_set("mind chance the time leg night day people of an a my his her your hour way")
_TEN, _HUNDRED = 10, 100
_NEAR = 3.0  # "two three times" is a range; "two ten times" is not


class Amount(NamedTuple):
    """From `low` to `high`; what stands behind it begins at `end`."""

    low: float
    high: float
    end: int


def amount_at(words: tuple[str, ...], start: int) -> Amount | None:
    """What number begins there: a range, one number, a share, or "a couple of"."""
    return _range(words, start) or _one(words, start)


def larger_at(words: tuple[str, ...], at: int, than: float) -> float | None:
    """A larger number without a unit of its own that stands there, as in "one tablet or two"."""
    said = words[at] if at < len(words) else ""
    alone = bool(_NUMBER.fullmatch(said)) and unit_at(words, at + 1)[0] is None
    return float(said) if alone and float(said) > than else None


def _range(words: tuple[str, ...], start: int) -> Amount | None:
    """Both ends of "300 to 400", "between 3 and 5", "2 or 3", "2 3 times"; the second is larger."""
    between = words[start] in {"between", "from"}
    first = _one(words, start + between)
    if first is None or first.end >= len(words):
        return None
    if words[first.end] in ({"and", "to"} if between else {"to", "or"}):
        second = _one(words, first.end + 1)
        return _both(first, second)
    if words[first.end : first.end + 2] in (("maybe",), ("perhaps",)) or between:
        return None
    return _beside(words, start, first)


def _both(first: Amount, second: Amount | None) -> Amount | None:
    """Like "2 to 300", which is 200 to 300."""
    if second is None or second.high <= first.low:
        return None
    hundreds = first.high < _TEN and second.low >= _HUNDRED and second.low % _HUNDRED == 0
    scale = _HUNDRED if hundreds else 1
    return Amount(first.low * scale, second.high, second.end)


def _beside(words: tuple[str, ...], start: int, first: Amount) -> Amount | None:
    """Two numbers and a unit: "2 3 times a night"."""
    end = first.end
    if first.end != start + 1 or not words[end].isdecimal():
        return None
    second = float(words[end])
    near = first.low < second <= first.low + _NEAR
    unit = unit_at(words, end + 1)[0]
    return Amount(first.low, second, end + 1) if near and unit and unit != "year" else None


def _one(words: tuple[str, ...], start: int) -> Amount | None:
    """A number, a share, or "a couple of"."""
    here = words[start : start + 4]
    if not here:
        return None
    if _NUMBER.fullmatch(here[0]):
        return _numbered(words, start)
    lead = here[0] in {"a", "an", "the"}
    if here[lead : lead + 1] and here[lead] in _VAGUE and _vague(words, start + lead):
        end = start + lead + 1
        return Amount(*_VAGUE[here[lead]], end + (words[end : end + 1] == ("of",)))
    return _share(words, start + lead)


def _vague(words: tuple[str, ...], at: int) -> bool:
    """Whether "couple" or "few" counts: behind "a", or where a unit follows."""
    end = at + 1 + (words[at + 1 : at + 2] == ("of",))
    return bool(at and words[at - 1] == "a") or unit_at(words, end)[0] is not None


_SHARES = {"half": 0.5, "quarter": 0.25, "third": 1 / 3}


def _share(words: tuple[str, ...], at: int) -> Amount | None:
    """Half, a quarter or a third of a thing that can be shared: "half a tablet"."""
    share = _SHARES.get(words[at]) if at < len(words) else None
    if share is None or (words[at] == "third" and words[at + 1 : at + 2] != ("of",)):
        return None
    of = at + 1 + (words[at + 1 : at + 2] == ("of",))
    article = words[of : of + 1] and words[of] in {"a", "an", "the", "my", "that", "this"}
    unit, _ = unit_at(words, of + bool(article))
    if unit:
        return Amount(share, share, of + bool(article))
    thing = words[of + 1] if article and of + 1 < len(words) else ""
    listed = article and words[of] in {"a", "an"} and thing and thing not in _NO_SHARE
    shared = bool(listed) and not thing[0].isdecimal()
    return Amount(share, share, of + 1) if shared or _of_counted(words, of, at) else None


def _of_counted(words: tuple[str, ...], of: int, at: int) -> bool:
    """Behind "half of", "a quarter of" stands what is counted in words of its own."""
    return of > at + 1 and words[of : of + 1] != ("past",) and words[at] != "half"


def _numbered(words: tuple[str, ...], start: int) -> Amount:
    number, end = float(words[start]), start + 1
    if words[end : end + 3] == ("and", "a", "half"):
        return Amount(number + 0.5, number + 0.5, end + 3)
    if words[end : end + 3] == ("and", "1", "half"):
        return Amount(number + 0.5, number + 0.5, end + 3)
    if words[end : end + 1] == ("quarters",):
        skipped = 1 + (words[end + 1 : end + 2] == ("of",))
        skipped += words[end + skipped : end + skipped + 1] in (("a",), ("an",), ("the",))
        return Amount(number / 4, number / 4, end + skipped)
    return Amount(number, number, end)
