"""How long from now a reminder rings, or how much later: "in half an hour", "an hour later"."""

from collections.abc import Iterator, Sequence

from nlu.durations import to_duration
from nlu.durations_iso import read_duration
from nlu.wordlists import word_set
from nlu.words import Span

_IN, _FROM_NOW = word_set("in within after for another"), word_set("from time")
_LATER = word_set("later back delay postpone on longer")
_EARLIER = word_set("earlier sooner forward up before prepone advance")
_PUSHED = word_set("push pushed delay postpone put move moved shift set bring make by")
_LONGEST, _NEAR = 8, 4  # words of a duration; words around it that say which way


def durations(words: tuple[str, ...], clocks: Sequence[Span]) -> Iterator[tuple[Span, str, int]]:
    """How long from now (ISO 8601), or by how many minutes later; each with its words."""
    at = 0
    while at < len(words):
        ends = range(min(at + _LONGEST, len(words)), at, -1)
        end = next((e for e in ends if _lasts(words[at:e])), at)
        inside = any(start < end and at < stop for start, stop in clocks)
        if end > at and not inside and (found := _meant(words, at, end)):
            yield found
        at = max(end, at + 1)


def _lasts(words: Sequence[str]) -> bool:
    value = to_duration(words)
    return value is not None and "T" in value  # days are RingDays' affair


def _meant(words: tuple[str, ...], start: int, end: int) -> tuple[Span, str, int] | None:
    value = to_duration(words[start:end]) or ""
    near = {*words[max(start - _NEAR, 0) : start], *words[end : end + 2]}
    before = words[start - 1] if start else ""
    after = words[end] if end < len(words) else ""
    if after == "before":
        return None  # "an hour before bed": when that is must be asked
    if before not in {"in", "within"} and after != "from":
        if not near.isdisjoint(_EARLIER):
            return (start, end), "", -_minutes(value)
        if not near.isdisjoint(_LATER) or (before == "by" and not near.isdisjoint(_PUSHED)):
            return (start, end), "", _minutes(value)
    if before in _IN or after in _FROM_NOW or before == "snooze":
        return (start, end), value, 0
    return None


def _minutes(value: str) -> int:
    length = read_duration(value)
    return int(length.total_seconds()) // 60 if length else 0
