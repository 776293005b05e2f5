"""On which days a reminder is to ring, in a sentence: again and again, or once.

"Weeknights", "mondays to thursdays", "every day but sunday", "every second night" repeat;
"tonight", "a week on friday", "the third of december" are one day. Words as `nlu.words` folds them.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from nlu.dates import MONTHS, ORDINALS, to_date
from nlu.repeats import WEEKDAYS

_DAY = "(?:" + "|".join(WEEKDAYS) + ")"
_PART = "(?:night|day|evening|morning|afternoon)"
_MONTH = "(?:" + "|".join(MONTHS) + ")"
_NTH = (
    rf"(?:[23]0 (?:{'|'.join(ORDINALS[:9])})|\d+(?: (?:st|nd|rd|th))?"
    rf"|{'|'.join(ORDINALS)}|thirtieth)"
)
_SETS = {
    "weekend": WEEKDAYS[5:],
    "weekday": WEEKDAYS[:5],
    "school night": (*WEEKDAYS[:4], WEEKDAYS[6]),
}
_SET_WORDS = {
    "weekend": re.compile(r"\bweekends?\b|\bweek ends?\b"),
    "school night": re.compile(r"\bschool nights?\b"),
    "weekday": re.compile(
        r"\b(?:weekdays?|week days?|weeknights?|week nights?)\b"
        r"|\b(?:work ?days?|working days?|work nights?)\b"
    ),
}
_NAMES = rf"{_DAY}s?(?:(?: and| or| nor)?(?: on| every| each)? {_DAY}s?)*"


def _any(*shapes: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(shapes)})\b")


_LEFT_OUT = re.compile(
    r"\b(?:except(?: for)?|but not|just not|no (?:reminders?|alarms?|nudges?)|knock off|cut|not"
    r"|apart from|excluding|other than|but|bar|minus|without|leave out|leave|skip|drop|lose|nothing"
    r"|never|take out|take|no(?= \w+days\b))(?: on| at| for| the| every| my| any)*"
    rf" ({_NAMES}|(?:the )?weekends?|weekdays?|weeknights?)\b(?: off| out)?"
)
_OFF = re.compile(rf"\b({_NAMES}|weekends?) (?:off|out|free)\b")
_NOT_OFTEN = _any(
    rf"(?:not|never) (?:for |on )?(?:every|each) (?:single )?{_PART}", r"not (?:nightly|daily)"
)
_ALTERNATE = _any(
    rf"(?:every|each) (?:other|second|alternate|2) {_PART}s?",
    rf"alternat(?:e|ing) {_PART}s?",
    rf"every couple of {_PART}s",
    rf"{_PART} on {_PART} off",
    rf"1 {_PART} gap|gap of 1 {_PART}",
)
_ODD = _any(
    r"hourly|fortnightly|monthly|yearly",
    r"every (?:\d+ )?(?:hours?|minutes?|half hour|fortnight|month|year)",
    rf"every (?:third|fourth|3|4|5|6|few) {_PART}s?",
    rf"(?:every|each) (?:other|second|2|third|3) (?:week|{_DAY})s?",
    r"(?:twice|thrice|\d+ times) (?:a|per|each|every) (?:week|day|night|month)",
    r"(?:\d+|few) (?:nights|days|evenings) (?:a|per|each|every|out of) \w+",
    r"once a (?:week|month|fortnight)",
    r"for (?:the )?(?:next |coming )?(?:\d+|a|a couple of|few) "
    r"(?:nights|days|weeks?|months?|fortnights?)",
    rf"(?:this|next) week|(?:until|till) (?:{_DAY}|the end|next|{_MONTH}|christmas|easter)",
    r"(?:weekly|daily) (?:twice|\d+ times)|(?:\d+|few) (?:nights|days) only",
    r"on (?:thanksgiving|easter|diwali|holi|eid|pongal|(?:anzac|australia|canada|labou?r) day)",
)
_DAILY = _any(
    rf"(?:every|each)(?: and every)?(?: single)? {_PART}s?",
    r"every bedtime|nightly|daily|all days|all week|always",
    r"(?:7|all 7) (?:days|nights)(?: a week)?",
    r"nights|evenings|mornings|afternoons",
    r"of an evening|of a night|any night",
)
_RANGE = re.compile(rf"\b({_DAY})s? (?:to|through|thru|till|until) ({_DAY})s?\b")
_LISTED = _any(
    rf"(?:every|each) {_DAY}s?(?:(?: and)?(?: every| each| on)? {_DAY}s?)*",
    rf"{_DAY}s(?:(?: and)?(?: on)? {_DAY}s?)*",
    rf"{_DAY}(?:(?: and)?(?: on)? {_DAY}s?)+",
)
_ONCE = _any(
    r"(?:just|only) (?:for )?(?:the |this )?(?:once|1 time)",
    r"(?:just|only) (?:for )?(?:tonight|today|tomorrow)",
    r"(?:tonight|today|tomorrow|once|this time|1 time) only",
    r"(?:one|1) off|the once|this once|(?:just|only) the 1(?: time)?$",
    r"(?<!at )once(?! (?:a|an|per|every|each|i|you|we|it|the|my|more|again|in)\b)",
)
_AHEAD = (
    (_any(r"day after tomorrow"), 2),
    (_any(r"(?:a )?week (?:from )?tomorrow"), 8),
    (_any(r"(?:a )?week (?:from )?(?:today|tonight)", r"in a week", r"a week from now"), 7),
    (_any(r"tomorrow"), 1),
    (_any(r"tonight|today|to night", r"this (?:evening|morning|afternoon|night)"), 0),
)
_IN_DAYS = _any(
    r"(?:in|after) (a couple of|\d+) (?:days|nights)(?: time)?", r"(\d+) (?:days|nights) from now"
)
_WEEK_ON = _any(rf"(?:a )?(week|fortnight) (?:on|from) ({_DAY})", rf"({_DAY}) week")
_WEEKDAY = re.compile(rf"\b({_DAY})\b")
_DATE = _any(
    rf"(?:on )?(?:the )?({_NTH})(?: of)? ({_MONTH})",
    rf"({_MONTH}) (?:the )?({_NTH})",
    rf"on the ({_NTH})(?! (?:{_PART}|one|bell))",
)
_FEASTS = (
    (_any(r"new years? eve"), "12-31"),
    (_any(r"new years? day"), "01-01"),
    (_any(r"christmas eve"), "12-24"),
    (_any(r"christmas(?: day)?"), "12-25"),
    (_any(r"boxing day"), "12-26"),
    (_any(r"halloween"), "10-31"),
)
_LEAP = date(2000, 1, 1)  # a year that has every day

# Short name → which day of WEEKDAYS.
_SHORT = {
    "mon": 0,
    "tue": 1,
    "tues": 1,
    "wed": 2,
    "weds": 2,
    "thu": 3,
    "thur": 3,
    "thurs": 3,
    "fri": 4,
    "sat": 5,
    "sun": 6,
}
_ALSO_WORDS = ("wed", "sat", "sun")  # a day only beside another, or where a day is due
_DUE = ("every", "each", "on", "only", "just", "and", "to", "or", "this", "next", "through", "till")
_BEHIND = ("night", "nights", "evening", "evenings", "arvo", "at", "and", "only", "")


def spelled_out(words: Sequence[str]) -> tuple[str, ...]:
    """The words with short names of days in full: "sat and sun", "tues thurs"."""
    return tuple(_day_of(words, at) for at in range(len(words)))


def _day_of(words: Sequence[str], at: int) -> str:
    word = words[at]
    if word not in _SHORT:
        return word
    before, after = words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else ""
    near = [one for one in words[max(at - 2, 0) : at + 3] if one != word]
    beside = any(one in _SHORT or one.rstrip("s") in WEEKDAYS for one in near)
    due = beside or (before in _DUE and after in _BEHIND)
    return WEEKDAYS[_SHORT[word]] if due or word not in _ALSO_WORDS else word


class RingDays(NamedTuple):
    """When in days. At most one of `days` and the four fields of one day is told.

    `days`: "daily", "weekdays", "alternate" (every second) or names; `without`: names left out;
    `odd`: it repeats as no reminder of ours can; `once`: said to ring once. One day: `ahead` days
    from today (None: not said), or the coming `weekday` (and so many `weeks` later), or `on` a day
    of the year ("11-20") or of the month ("20").
    """

    days: str = ""
    without: str = ""
    odd: bool = False
    once: bool = False
    ahead: int | None = None
    weekday: str = ""
    weeks: int = 0
    on: str = ""

    @property
    def one_day(self) -> bool:
        """Whether one day was named."""
        return self.ahead is not None or bool(self.weekday or self.on)


def find_days(text: str) -> RingDays:
    """The days in folded words, joined by spaces."""
    once = bool(_ONCE.search(text))
    text = _NOT_OFTEN.sub(" ", text)
    text, without = _left_out(text)
    if _ODD.search(text):
        return RingDays(without=without, odd=True)
    if days := _repeated(text):
        return RingDays(days, without, once=once)
    return _one_day(text)._replace(without=without, once=once)


def in_words_of_code(names: tuple[str, ...]) -> str:
    """Names of days in their order, with a word for Monday to Friday and for all seven."""
    ordered = tuple(day for day in WEEKDAYS if day in names)
    if ordered == WEEKDAYS[:5]:
        return "weekdays"
    return "daily" if ordered == WEEKDAYS else " ".join(ordered)


def _left_out(text: str) -> tuple[str, str]:
    names: list[str] = []
    for shape in (_LEFT_OUT, _OFF):
        for match in shape.finditer(text):
            names += _named(match[1])
        text = shape.sub(" ", text)
    return text, " ".join(day for day in WEEKDAYS if day in names)


def _named(text: str) -> tuple[str, ...]:
    """The days that are named one by one, or in a set of them."""
    for name, shape in _SET_WORDS.items():
        if shape.search(text):
            return _SETS[name]
    return tuple(day for day in WEEKDAYS if day in text)


def _repeated(text: str) -> str:
    if _ALTERNATE.search(text):
        return "alternate"
    if match := _RANGE.search(text):
        first, last = WEEKDAYS.index(match[1]), WEEKDAYS.index(match[2])
        return in_words_of_code(
            tuple(WEEKDAYS[(first + n) % 7] for n in range((last - first) % 7 + 1))
        )
    if match := _LISTED.search(text):
        return in_words_of_code(_named(match[0]))
    for name, shape in _SET_WORDS.items():
        if shape.search(text):
            return in_words_of_code(_SETS[name])
    return "daily" if _DAILY.search(text) else ""


def _one_day(text: str) -> RingDays:
    if match := _WEEK_ON.search(text):
        return RingDays(weekday=match[2] or match[3], weeks=2 if match[1] == "fortnight" else 1)
    if match := _IN_DAYS.search(text):
        said = match[1] or match[2]
        return RingDays(ahead=int(said) if said.isdecimal() else 2)
    for shape, day in _FEASTS:
        if shape.search(text):
            return RingDays(on=day)
    if match := _DATE.search(text):
        return RingDays(on=_date(match))
    for shape, ahead in _AHEAD:
        if shape.search(text):
            return RingDays(ahead=ahead)
    found = _WEEKDAY.search(text)
    return RingDays(weekday=found[1]) if found else RingDays()


def _date(match: re.Match[str]) -> str:
    """Of a day with its month "11-20", of one without "20"; empty for one that is none."""
    day, month = match[1] or match[4] or match[5], match[2] or match[3]
    found = to_date(f"{day} {month or 'january'}".split(), _LEAP)
    return "" if found is None else found[5:] if month else found[8:]
