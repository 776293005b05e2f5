"""Whether a number is an age: "seventy years old", "he's nearly eighty", "my mum's ninety".

A number is one only where a person or an age's own words stand by it; "a five hour flight" and
"thirty of the tablets" have neither.
"""

from collections.abc import Sequence
from typing import NamedTuple

from nlu.wordlists import listed, word_set
from nlu.words import Span

PEOPLE = word_set(
    "mum mom mummy mommy mam mama amma ma mother dad daddy papa pa pop appa da father wife missus "
    "husband hubby partner son daughter boy girl lad lass child kid baby toddler nan nana nanna "
    "nanny gran granny grandma grandmother grandad granddad grandpa gramps grandfather brother "
    "sister aunt auntie aunty uncle cousin niece nephew grandson granddaughter neighbour neighbor "
    "friend mate man woman lady bloke guy male female gentleman patient client girlfriend boyfriend"
)
_PRONOUNS = word_set("i he she")
_IS = word_set("am is")
_HEDGES = word_set(
    "nearly almost only just about around roughly over past under not quite now already like "
    "pushing nearing turning approaching rising well of still"
)
_NEARLY = (("going", "on"), ("getting", "on", "for"), ("coming", "up", "for"), ("up", "for"))
_TURNING = word_set("turned turning turns turn pushing nearing approaching hit")
_OLD = word_set("old olds young")
# After a person's number these make it no age: "i am 20 weeks along", "i am 5 foot two".
_NO_AGE = word_set("of foot feet stage to or one percent oclock am pm out on past times")
# After "3 years" these make it how long: "he is two years in remission".
_LONG = word_set(
    "in into on off clear post past sober free married retired without out older younger after "
    "since ago behind away from with without clean now of down and"
)
_BODIES = word_set("child person boy girl lady man woman kid lad son daughter patient male female")
_DECADES = {
    word: 10 * ten for ten, word in enumerate(
        listed("twenties thirties forties fifties sixties seventies eighties nineties"), start=2
    )
}  # fmt: skip
_OWNED = word_set("my his her their our your")
_PARTS = {"early": (0, 3), "mid": (4, 6), "middle": (4, 6), "late": (7, 9)}
_MONTHS = word_set(
    "january february march april june july august september october november december"
)
_OLDEST, _HALVES = 120, 12
_FAR = 7  # words between a person and the number: "my mum who is nearly"


class Age(NamedTuple):
    """From `low` to `high` years; the words of it."""

    low: float
    high: float
    span: Span


def decade_at(words: Sequence[str], start: int) -> Age | None:
    """Like "in her late sixties": a decade of a person, never "the sixties"."""
    if words[start] not in _DECADES:
        return None
    low, high = _DECADES[words[start]], _DECADES[words[start]] + 9
    first = start
    if first and words[first - 1] in _PARTS:
        part = _PARTS[words[first - 1]]
        low, high, first = low + part[0], low + part[1], first - 1
        if first and words[first - 1] == "to":  # "mid to late"
            first -= 2
    owned = first and words[first - 1] in _OWNED
    alone = first == 0 or words[first - 1] in _HEDGES
    return Age(low, high, (first, start + 1)) if owned or alone else None


def years_old(words: Sequence[str], end: int, unit: str | None) -> int | None:
    """Where an age ends whose number and unit end at `end` ("70 years old", "a 10 year child").

    "Eight days old" is a person's only where one is named: a pain can be so old as well.
    """
    if unit not in ("year", "month", "week", "day"):
        return None
    after = words[end] if end < len(words) else ""
    if after in _OLD:
        aged = unit in ("year", "month") or _of_person(words, max(end - 2, 0))
        return end + 1 if aged else None
    return end if unit == "year" and after in _BODIES else None


def is_age(words: Sequence[str], start: int, end: int, unit: str | None) -> bool:
    """Whether words[start:end], a number and perhaps its unit, is said as somebody's age."""
    after = words[end] if end < len(words) else ""
    if _age_of(words, start):
        return unit in (None, "year", "month")
    if unit not in (None, "year"):
        return False
    if unit == "year":
        return after not in _LONG and _of_person(words, start)
    if after in {"odd", "something", "plus"}:
        after = words[end + 1] if end + 1 < len(words) else ""
    if after in _NO_AGE or after[:1].isdecimal():
        return False
    return _of_person(words, start) or _turned(words, start)


def _age_of(words: Sequence[str], start: int) -> bool:
    before = tuple(words[max(start - 2, 0) : start])
    return before[-1:] in (("aged",), ("age",)) or before in (("age", "of"), ("age", "is"))


def _turned(words: Sequence[str], start: int) -> bool:
    return start > 0 and words[start - 1] in _TURNING


def _of_person(words: Sequence[str], start: int) -> bool:
    """Said of a person: "i am", "he is nearly", "my mum", "a girl of"."""
    at = start - 1
    for hedge in _NEARLY:
        if tuple(words[max(start - len(hedge), 0) : start]) == hedge:
            at = start - len(hedge) - 1
    while at >= 0 and words[at] in _HEDGES and start - at < _FAR:
        at -= 1
    if at < 0:
        return False
    if words[at] in _IS and at:
        who = words[at - 1]
        return who in _PRONOUNS or who in PEOPLE or who == "who"
    if words[at] == "be" and at > 1:
        return words[at - 1] in {"will", "would"} and words[at - 2] in _PRONOUNS | PEOPLE
    return words[at] in PEOPLE and start - at < _FAR


def coming(words: Sequence[str], start: int, end: int) -> bool:
    """Whether it is an age that somebody is only going to be: "eighty one next week"."""
    behind = tuple(words[end : end + 2])
    if start and words[start - 1] == "turned":
        return False  # "i turned 68 in march"
    if behind[:1] == ("next",) or (behind[:1] == ("in",) and behind[1:] and behind[1] in _MONTHS):
        return True
    return start > 1 and words[start - 1] == "be" and words[start - 2] in {"will", "would"}


def may_be_age(number: float) -> bool:
    """Whether a number alone could be somebody's years; halves are told of small children."""
    return 0 < number <= _OLDEST and (number == int(number) or number < _HALVES)
