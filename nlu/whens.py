"""When and how often, in a sentence: repeats, offsets, vague spans, clocks. Days stay words.

No clock stands here. It takes words as `nlu.words` folds them: lower case, contractions undone,
numbers in digits.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple

from nlu.clocks import find_clocks
from nlu.durations import to_duration
from nlu.repeats import WEEKDAYS, find_repeats
from nlu.wordlists import word_set
from nlu.words import Span

Kind = Literal["repeat", "once", "offset", "ago", "lasted", "since", "day", "clock"]

_DAY = "(?:" + "|".join(WEEKDAYS) + ")"
_PERIOD = "(?:night|day|evening|morning|week|weekend|month|year|" + "|".join(WEEKDAYS) + ")"
_LONGEST = 8  # words of a duration
_TIMES = word_set("second minute hour day night week fortnight month year half quarter")
_TIMES |= {f"{one}s" for one in _TIMES}
_FEW = word_set("hour minute week month year fortnight")
_OFTEN = word_set("once twice times nights days night day each much many dose")
_ANCHOR = re.compile(r"(?:(?:the|my|i go to|going to) )?(\w+)")
_SINCE = re.compile(
    r"\bsince (?:(?:the|my|a|an|his|her|i started|i had|i began|starting) (?:the |my |a )?"
    r"|(?!i |he |she |it |they |we |you |then|when|long|there|last|this|\d))"
)
_VAGUE = re.compile(
    r"\bfor (?:ages|a while|a long time|years|months|weeks|days|hours|donkeys years|yonks)\b"
    r"|\b(?:recently|lately|forever|all my life|ages|years now|months now|weeks now|on and off)\b"
)
_RELATIVE = re.compile(
    rf"\b(?:the day (?:after tomorrow|before yesterday)|tomorrow|yesterday|today|tonight"
    rf"|the other (?:day|night|week)|(?:since )?(?:last|next|this) {_PERIOD}"
    rf"|(?:on |since )?{_DAY})\b"
)
_ONCE = re.compile(
    r"\b(?:just|only) (?:tonight|today|tomorrow|once|the once|this once)\b"
    r"|\b(?:tonight|today|tomorrow|once) only\b|\bone off\b|\b1 off\b"
)


class When(NamedTuple):
    """words[span] say when.

    `value`: an ISO 8601 duration, a period ("night"), a time of day ("21:30"), or the words
    themselves where no more is known ("last tuesday", "ages"). `anchor`: what it is counted from
    ("before bed", "flight"). `days`: weekdays of a repeat; `every`: each so many periods; `times`:
    so often in each.
    """

    kind: Kind
    value: str
    span: Span
    anchor: str = ""
    days: tuple[str, ...] = ()
    every: int = 1
    times: int = 1


def find_whens(words: Sequence[str]) -> list[When]:
    """The times of a sentence, from left to right, none inside another but for a time of day."""
    there = frozenset(words)
    found: list[When] = []
    for reader, cues in _READERS:
        if cues is not None and there.isdisjoint(cues):
            continue
        for when in reader(words):
            if when.kind == "clock" or not any(
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
    for one in find_repeats(words):
        yield When("repeat", one.period, one.span, "", one.days, one.every, one.times)


def _durations(words: Sequence[str]) -> Iterator[When]:
    """How long, where words around say what for; "a day" alone is how often."""
    at = 0
    while at < len(words):
        ends = range(min(at + _LONGEST, len(words)), at, -1)
        end = next((e for e in ends if words[e - 1] in _TIMES and to_duration(words[at:e])), at)
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
    if before in {"in", "within"} or after in {"later", "from", "earlier"}:
        return When("offset", value, (start - (before in {"in", "within"}), end))
    if before in {"for", "since", "last", "past"}:
        return When("lasted", value, (start - 1, end))
    if words[start] == "the" or _lone(words, start, end):  # "the last three days"
        return When("lasted", value, (start, end))
    return None


def _lone(words: Sequence[str], start: int, end: int) -> bool:
    """How long with no word for it: "on it a year", "half hour now"; never "two an hour"."""
    if words[start] in {"half", "couple", "few"}:
        return True
    before = words[start - 1] if start else ""
    counted = before in _OFTEN or before[:1].isdecimal()
    single = words[start] == "a" or words[start] == "an"
    return single and words[end - 1] in _FEW and not counted and (start > 0 or end == len(words))


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
    for match, (start, end) in _matches(_RELATIVE, words):
        value = match[0].removeprefix("on ")
        if value.startswith("since "):
            yield When("since", value.removeprefix("since "), (start, end), value.split()[-1])
        else:
            yield When("day", value, (start, end))


def _clocks(words: Sequence[str]) -> Iterator[When]:
    for one in find_clocks(words):
        yield When("clock", one.value, one.span)


_RELATIVES = word_set("tomorrow yesterday today tonight last next this other") | set(WEEKDAYS)
_READERS: tuple[
    tuple[Callable[[Sequence[str]], Iterator[When]], frozenset[str] | set[str] | None], ...
] = (
    (_once, word_set("just only off")),
    (_repeats, None),
    (_durations, _TIMES),
    (_vague, None),
    (_since, word_set("since")),
    (_days, _RELATIVES),
    (_clocks, None),
)
"""Each with the words of which it needs one, so that most sentences meet few of them."""
