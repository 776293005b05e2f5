"""How often, in a sentence: "every other night", "twice a week", "on Mondays and Thursdays"."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nlu.wordlists import listed, word_set
from nlu.words import Span

WEEKDAYS = listed("monday tuesday wednesday thursday friday saturday sunday")
_DAY = "(?:" + "|".join(WEEKDAYS) + ")"
_PERIOD = "(?:night|day|evening|morning|week|weekend|month|year|" + "|".join(WEEKDAYS) + ")"
_COUNT = {"once": 1, "twice": 2, "thrice": 3}
_EVERY = {"other": 2, "second": 2, "alternate": 2, "2": 2, "third": 3, "3": 3, "couple of": 2}
_LY = {"nightly": "night", "daily": "day", "weekly": "week", "monthly": "month"}
_REPEAT = re.compile(
    rf"\b(?:(?P<often>once|twice|thrice|\d+ times)"
    rf" (?:(?:a|an|each|every|per|in a|in 1|in the|this|last) (?P<per>{_PERIOD})|(?P<ly>nightly"
    r"|daily|weekly|monthly))"
    rf"|(?P<count>\d+) (?:nights|days|evenings|mornings) (?:a|per|each|out of|out of the|every) "
    rf"(?P<of>week|month|7)"
    rf"|(?:every|each) (?:single )?(?:(?P<nth>other|second|alternate|third|2|3|couple of)"
    rf" )?(?P<unit>{_PERIOD})s?(?P<more>(?:,? (?:and )?{_DAY}s?)*)"
    rf"|(?P<alternate>alternate) (?P<days>{_PERIOD})s"
    r"|(?P<named>(?:on )?(?:weekdays|weekends|weeknights|school nights)|(?<!since )(?:nightly"
    r"|daily|weekly))"
    rf"|(?:on )?(?P<list>{_DAY}s(?:(?: and|,)? {_DAY}s)*|{_DAY}(?: {_DAY})* and {_DAY}))\b"
)
_NAMED = {
    "weekdays": WEEKDAYS[:5],
    "weeknights": WEEKDAYS[:5],
    "school nights": (WEEKDAYS[6], *WEEKDAYS[:4]),
    "weekends": WEEKDAYS[5:],
}
# Without one of these nothing repeats.
_CUES = word_set(
    "once twice thrice times every each alternate nights days evenings mornings weekdays weekends "
    "weeknights nightly daily weekly monthly"
).union(WEEKDAYS, (f"{day}s" for day in WEEKDAYS))


class Repeat(NamedTuple):
    """words[span] say how often: `times` in each `every` periods, on `days` where they are said."""

    period: str
    span: Span
    days: tuple[str, ...] = ()
    every: int = 1
    times: int = 1


def find_repeats(words: Sequence[str]) -> Iterator[Repeat]:
    """What repeats, from left to right."""
    if _CUES.isdisjoint(words):
        return
    text = " ".join(words)
    for match in _REPEAT.finditer(text):
        start = text[: match.start()].count(" ")
        span = (start, start + match[0].strip().count(" ") + 1)
        yield _repeat(match, span)


def _repeat(match: re.Match[str], span: Span) -> Repeat:
    if match["often"]:
        often = match["often"].split()[0]
        period = match["per"] or _LY[match["ly"]]
        return Repeat(period, span, times=_COUNT.get(often) or int(often))
    if match["count"]:
        return Repeat(
            "week" if match["of"] == "7" else match["of"], span, (), 1, int(match["count"])
        )
    if match["alternate"]:
        return Repeat(match["days"], span, every=2)
    if match["named"]:
        name = match["named"].removeprefix("on ")
        return Repeat(_LY.get(name, "week"), span, days=_NAMED.get(name, ()))
    return _listed(match, span)


def _listed(match: re.Match[str], span: Span) -> Repeat:
    unit, every = match["unit"] or "week", _EVERY.get(match["nth"] or "", 1)
    said = match["list"] or f"{unit} {match['more']}"
    days = tuple(day for day in WEEKDAYS if re.search(rf"\b{day}", said))
    if unit == "weekend":
        days = _NAMED["weekends"]
    return Repeat("week" if days else unit, span, days, every)
