"""A Reading → slots: kind → words with their ids, as the rooms read them.

An adapter: rooms change to mentions one by one, and then it goes.
"""

from collections.abc import Iterator, Mapping, Sequence, Set

from nlu.times import to_time
from skill.dialog.events import Slots, SlotValue
from skill.understanding.reading import Reading

# The kinds that "what about …" can take up, the likeliest meaning first.
SUBJECTS = ("answer", "stage", "person", "condition", "medicine", "food", "remedy", "form")
_SLOT = {"said": "answer"}  # kind → slot, where they differ
_OWN = ("i", "am")
_CLOCK_LEADS = frozenset(["at", "around", "about", "by", "for", "it", "to", "every", "past"])
_LONGEST_CLOCK = 6  # words
_POLARITY = {"stated": "yes", "denied": "no"}
_LASTING = ("ago", "since", "lasted", "offset")


def slots_of(reading: Reading) -> Slots:
    """All that was named, counted and dated."""
    found: dict[str, tuple[SlotValue, ...]] = {}
    for slot, value in (*_things(reading), *_numbers(reading), *_times(reading)):
        if value not in found.get(slot, ()):
            found[slot] = (*found.get(slot, ()), value)
    if findings := tuple(_findings(reading)):
        found["finding"] = findings
    return found


def _things(reading: Reading) -> Iterator[tuple[str, SlotValue]]:
    """Each kind's things; what "about" could mean together, with all readings of a span."""
    subjects: dict[tuple[int, int], list[str]] = {}
    for mention in reading.mentions:
        if mention.polarity == "denied":
            continue
        kind, _, name = mention.id.partition(".")
        span = (mention.span.start, mention.span.end)
        if kind != "answer":
            yield _SLOT.get(kind, kind), SlotValue(_words(reading, *span), (name,))
        if kind in SUBJECTS:
            subjects.setdefault(span, []).append(mention.id)
    for span, ids in subjects.items():
        ordered = sorted(ids, key=lambda one: SUBJECTS.index(one.partition(".")[0]))
        yield "subject", SlotValue(_words(reading, *span), tuple(ordered))


def _numbers(reading: Reading) -> Iterator[tuple[str, SlotValue]]:
    for quantity in reading.quantities:
        said = SlotValue(f"{quantity.low:g}")
        if quantity.roles[:1] == ("age",):
            start = quantity.span[0]
            own = reading.tokens[max(start - 2, 0) : start] == _OWN
            yield ("own_age" if own else "age"), said
        if "amount" in quantity.roles:
            yield "amount", said


def _times(reading: Reading) -> Iterator[tuple[str, SlotValue]]:
    for when in reading.whens:
        if when.kind in _LASTING and when.value.startswith("P"):
            yield "since", SlotValue(when.value)
    measured = {one.span[0] for one in reading.quantities if one.unit}
    if clock := _clock(reading.tokens, measured):
        yield "time", SlotValue(clock)


def _clock(tokens: Sequence[str], measured: Set[int]) -> str | None:
    """The first clock time, its longest wording: "half past nine in the evening".

    `measured`: where numbers with a unit begin; "400 milligrams" is no time.
    """
    for start, token in enumerate(tokens):
        alone = start == 0 or tokens[start - 1] in _CLOCK_LEADS
        for end in range(min(start + _LONGEST_CLOCK, len(tokens)), start, -1):
            if not measured.isdisjoint(range(start, end)):
                continue
            words = tokens[start:end]
            clock = to_time(words) if alone or len(words) > 1 else None
            if clock and (token not in _CLOCK_LEADS) and _plain(words, tokens):
                return clock
    return None


def _plain(words: Sequence[str], tokens: Sequence[str]) -> bool:
    """A bare number is a time where it stands alone or after "at"; no part of a day is one."""
    return any(word.isdecimal() or ":" in word for word in words) or len(words) == len(tokens)


def _findings(reading: Reading) -> Iterator[SlotValue]:
    for finding in reading.findings:
        if polarity := _POLARITY.get(finding.how):
            words = " ".join(reading.words[finding.span.start : finding.span.end])
            yield SlotValue(words, (f"{polarity}.{finding.id}",))


def _words(reading: Reading, start: int, end: int) -> str:
    return " ".join(reading.tokens[start:end])


def with_ids(slots: Slots, **ids: str) -> Mapping[str, tuple[SlotValue, ...]]:
    """The slots with more: slot → an id."""
    return {**slots, **{slot: (SlotValue(one, (one,)),) for slot, one in ids.items()}}


def with_words(slots: Slots, **heard: str) -> Mapping[str, tuple[SlotValue, ...]]:
    """The slots with more: slot → words that are in no list."""
    return {**slots, **{slot: (SlotValue(words),) for slot, words in heard.items()}}
