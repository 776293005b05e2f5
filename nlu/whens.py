"""When and how often, in a sentence: repeats, offsets, vague spans. No clock: days stay words.

It takes words as `nlu.words` folds them: lower case, contractions undone, numbers in digits.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from nlu.durations import to_duration
from nlu.wordlists import listed
from nlu.words import Span

Kind = Literal["repeat", "once", "offset", "ago", "lasted", "since", "day"]

_WEEKDAYS = listed("monday tuesday wednesday thursday friday saturday sunday")
_DAY = "(?:" + "|".join(_WEEKDAYS) + ")"
_PERIOD = "(?:night|day|evening|morning|week|weekend|month|year|" + "|".join(_WEEKDAYS) + ")"
_OFTEN = {"once": 1, "twice": 2}
_EVERY = {"other": 2, "second": 2, "2": 2, "third": 3, "3": 3}
_LONGEST = 8  # words of a duration
_ANCHOR = re.compile(r"(?:(?:the|my|i go to|going to) )?(\w+)")
_SINCE = re.compile(r"\bsince (?:the|my|a|an|i started|i had|i began|starting) (?:the |my |a )?")
_VAGUE = re.compile(
    r"\bfor (?:ages|a while|a long time|years|months|weeks|days|hours)\b"
    r"|\b(?:recently|lately|forever|all my life)\b"
)
_RELATIVE = re.compile(
    rf"\b(?:the day (?:after tomorrow|before yesterday)|tomorrow|yesterday|today|tonight"
    rf"|(?:last|next|this) {_PERIOD}|(?:on )?{_DAY})\b"
)
_ONCE = re.compile(r"\b(?:just|only) (?:tonight|today|once)\b|\b(?:tonight|today|once) only\b")
_REPEAT = re.compile(
    rf"\b(?:(?P<often>once|twice|\d+ times) (?:a|an|each|every|per) (?P<per>{_PERIOD})"
    rf"|(?:every|each) (?:(?P<nth>other|second|third|2|3) )?(?P<unit>{_PERIOD})s?"
    rf"(?P<more>(?:,? (?:and )?{_DAY})*)"
    r"|(?P<named>(?:on )?(?:weekdays|weekends|weeknights|school nights)|nightly|daily|weekly)"
    rf"|(?:on )?(?P<list>{_DAY}s(?: and {_DAY}s| {_DAY}s)*|{_DAY}(?: {_DAY})* and {_DAY}))\b"
)
_NAMED = {
    "weekdays": _WEEKDAYS[:5],
    "weeknights": _WEEKDAYS[:5],
    "school nights": (_WEEKDAYS[6], *_WEEKDAYS[:4]),
    "weekends": _WEEKDAYS[5:],
}
_PERIODS = {"nightly": "night", "daily": "day", "weekly": "week"}


class When(NamedTuple):
    """words[span] say when.

    `value`: an ISO 8601 duration, a period ("night"), or the words themselves where no more is
    known ("last tuesday", "ages"). `anchor`: what it is counted from ("before bed", "flight").
    `days`: weekdays of a repeat; `every`: each so many periods; `times`: so often in each.
    """

    kind: Kind
    value: str
    span: Span
    anchor: str = ""
    days: tuple[str, ...] = ()
    every: int = 1
    times: int = 1


def find_whens(words: Sequence[str]) -> list[When]:
    """The times of a sentence, from left to right, none inside another."""
    found: list[When] = []
    for reader in (_once, _repeats, _durations, _vague, _since, _days):
        for when in reader(words):
            if not any(
                when.span[0] < each.span[1] and each.span[0] < when.span[1] for each in found
            ):
                found.append(when)
    return sorted(found, key=lambda when: when.span)


def _matches(shape: re.Pattern[str], words: Sequence[str]) -> Iterator[tuple[re.Match[str], Span]]:
    text = " ".join(words)
    for match in shape.finditer(text):
        start = text[: match.start()].count(" ")
        yield match, (start, start + match[0].strip().count(" ") + 1)


def _once(words: Sequence[str]) -> Iterator[When]:
    for match, span in _matches(_ONCE, words):
        yield When("once", re.sub(r"\b(?:just|only)\b", "", match[0]).strip(), span)


def _repeats(words: Sequence[str]) -> Iterator[When]:
    for match, span in _matches(_REPEAT, words):
        if match["often"]:
            often = match["often"].split()[0]
            yield When("repeat", match["per"], span, times=_OFTEN.get(often) or int(often))
        elif match["named"]:
            name = match["named"].removeprefix("on ")
            period = _PERIODS.get(name, "week")
            yield When("repeat", period, span, days=_NAMED.get(name, ()))
        else:
            yield _listed(match, span)


def _listed(match: re.Match[str], span: Span) -> When:
    unit, every = match["unit"] or "week", _EVERY.get(match["nth"] or "", 1)
    said = match["list"] or f"{unit} {match['more']}"
    days = tuple(day for day in _WEEKDAYS if re.search(rf"\b{day}", said))
    if unit == "weekend":
        days = _NAMED["weekends"]
    return When("repeat", "week" if days else unit, span, days=days, every=every)


def _durations(words: Sequence[str]) -> Iterator[When]:
    """How long, where words around say what for; "a day" alone is how often."""
    at = 0
    while at < len(words):
        ends = range(min(at + _LONGEST, len(words)), at, -1)
        end = next((end for end in ends if to_duration(words[at:end])), at)
        when = _long(words, at, end, to_duration(words[at:end]) or "") if end > at else None
        if when:
            yield when
        at = max(end, at + 1)


def _long(words: Sequence[str], start: int, end: int, value: str) -> When | None:
    before, after = words[start - 1] if start else "", words[end] if end < len(words) else ""
    if after in {"ago", "back"}:
        return When("ago", value, (start, end + 1))
    if after in {"before", "after"}:
        found = _ANCHOR.match(" ".join(words[end + 1 :]))
        stop = end + 1 + (found[0].count(" ") + 1 if found else 0)
        return When("offset", value, (start, stop), f"{after} {found[1] if found else ''}".strip())
    if before in {"in", "within"} or after in {"later", "from"}:
        return When("offset", value, (start - (before in {"in", "within"}), end))
    if before in {"for", "since", "last", "past"}:
        return When("lasted", value, (start - 1, end))
    if words[start] == "the":  # "the last three days"
        return When("lasted", value, (start, end))
    return None


def _vague(words: Sequence[str]) -> Iterator[When]:
    for match, span in _matches(_VAGUE, words):
        yield When("lasted", match[0].removeprefix("for "), span)


def _since(words: Sequence[str]) -> Iterator[When]:
    """The first word after the article, or the second where the first says only which."""
    for _, (start, end) in _matches(_SINCE, words):
        stop = end + (words[end : end + 1] in (["new"], ("new",)))
        if stop < len(words):
            yield When(
                "since", " ".join(words[start + 1 : stop + 1]), (start, stop + 1), words[stop]
            )


def _days(words: Sequence[str]) -> Iterator[When]:
    for match, span in _matches(_RELATIVE, words):
        yield When("day", match[0].removeprefix("on "), span)
