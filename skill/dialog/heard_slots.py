"""A Reading → slots: kind → words with their ids, as the rooms read them.

An adapter: rooms change to mentions one by one, and then it goes.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from nlu.clocks import Clock, last_meant
from nlu.repeats import WEEKDAYS
from nlu.whens import When
from nlu.wordlists import word_set
from skill.dialog.events import Slots, SlotValue
from skill.understanding.reading import Mention, Reading

# The kinds that "what about …" can take up, the likeliest meaning first.
SUBJECTS = ("answer", "stage", "person", "condition", "medicine", "food", "remedy", "form")
_SLOT = {"said": "answer"}  # kind → slot, where they differ
_OWN = ("i", "am")
_POLARITY = {"stated": "yes", "denied": "no"}
_OWNERS = ("me", "thing")  # nobody stands beside oneself, nor is told what to do for a dog
_HERE = ("stated", "suspected", "unsure")
_BEHIND = 3  # tokens: "in the morning"
_NOES = (("no",), ("nope",), ("nah",), ("sorry",))
_DROPS, _BETWEEN = (("forget",), ("scrap",)), ("about", "the", "those", "my")
_PRONOUNS = (
    (frozenset(("she", "her", "hers")), ("female",)),
    (frozenset(("he", "him", "his")), ("male",)),
)
_LASTING = ("ago", "lasted", "offset")
_DAILY = ("night", "day", "evening", "morning")
# Since a day is at most so long ago: words of days stay words until a clock is there.
_AT_MOST: Mapping[str, str] = {
    **dict.fromkeys(WEEKDAYS, "P1W"),
    **{f"last {day}": "P2W" for day in WEEKDAYS},
    **dict.fromkeys(("yesterday", "last night", "this morning", "today"), "P1D"),
    "last week": "P1W",
    "last month": "P1M",
    "last year": "P1Y",
}
_MANY = 100  # pieces of nothing that is swallowed
_TOGETHER = word_set("together altogether plus total both other another")
# A number → milligrams; of what is counted in others (litres, units), no amount of magnesium.
_MILLIGRAMS = {None: 1.0, "mg": 1.0, "g": 1000.0, "mcg": 0.001}


def slots_of(reading: Reading) -> Slots:
    """All that was named, counted and dated."""
    found: dict[str, tuple[SlotValue, ...]] = {}
    for slot, value in (*_things(reading), *_numbers(reading), *_times(reading)):
        if value not in found.get(slot, ()):
            found[slot] = (*found.get(slot, ()), value)
    if findings := tuple(_findings(reading)):
        found["finding"] = findings
    if ("without", "me") in pairwise(reading.tokens):  # "the kids are better off without me"
        found.pop("person", None)
    elif any(one.owner not in _OWNERS and one.how in _HERE for one in reading.findings):
        found["beside"] = (SlotValue("", _sex(reading)),)
    return found


def _sex(reading: Reading) -> tuple[str, ...]:
    """Of the one who is ill, by he or she: so that it can be said "lay her down"."""
    return next((sex for words, sex in _PRONOUNS if words.intersection(reading.tokens)), ())


def _things(reading: Reading) -> Iterator[tuple[str, SlotValue]]:
    """Each kind's things; what "about" could mean together, with all readings of a span."""
    subjects: dict[tuple[int, int], list[str]] = {}
    for mention in reading.mentions:
        denied = mention.polarity == "denied" and not _wanted_instead(mention, reading)
        if denied or mention.id.startswith("days.") or _dropped(reading, mention.span.start):
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


def _wanted_instead(mention: Mention, reading: Reading) -> bool:
    """Whether a no before it is of another thing: "no no losartan not letrozole"."""
    start, tokens = mention.span.start, reading.tokens
    refused = [one.span.start for one in reading.mentions if tokens[one.span.start - 1] == "not"]
    return tokens[start - 1 : start] in _NOES and bool(refused) and start not in refused


def _dropped(reading: Reading, start: int) -> bool:
    """Whether the thing there is no longer asked about: "forget the vinegar"."""
    before = reading.tokens[:start]
    while before[-1:] and before[-1] in _BETWEEN:
        before = before[:-1]
    return before[-1:] in _DROPS


def _numbers(reading: Reading) -> Iterator[tuple[str, SlotValue]]:
    amounts = list(_amounts(reading))
    if len(amounts) > 1 and not _TOGETHER.isdisjoint(reading.tokens):
        amounts.insert(0, sum(amounts))
    yield from (("amount", SlotValue(f"{one:g}")) for one in amounts)
    for quantity in reading.quantities:
        said = SlotValue(f"{quantity.low:g}")
        if quantity.roles[:1] == ("age",):
            start = quantity.span[0]
            own = reading.tokens[max(start - 2, 0) : start] == _OWN
            yield ("own_age" if own else "age"), said


def _amounts(reading: Reading) -> Iterator[float]:
    """Amounts in milligrams; a count of hundreds is one, too: "four hundred of magnesium"."""
    for quantity in reading.quantities:
        scale = _MILLIGRAMS.get(quantity.unit)
        counts = quantity.unit is None and "count" in quantity.roles and quantity.low >= _MANY
        if scale and ("amount" in quantity.roles or counts):
            yield from {quantity.low * scale: None, (quantity.high or quantity.low) * scale: None}


def _times(reading: Reading) -> Iterator[tuple[str, SlotValue]]:
    for when in reading.whens:
        if lasted := _lasted(when):
            yield "since", SlotValue(lasted)
    clocks = [Clock(one.value, one.span) for one in reading.whens if one.kind == "clock"]
    if clock := last_meant(reading.tokens, clocks):
        yield "time", SlotValue(clock.value, _half_of_day(reading, clock))
    for when in reading.whens:
        if when.kind == "repeat" and not _refused(reading, when) and (days := _days(when)):
            heard = " ".join(reading.tokens[slice(*when.span)])
            yield "days", SlotValue(heard, (days,))


def _half_of_day(reading: Reading, clock: Clock) -> tuple[str, ...]:
    """The morning, where the words say so: "nine in the morning", "nine a m"."""
    start, end = clock.span
    said = reading.tokens[start : end + _BEHIND]
    return ("morning",) if "morning" in said or ("a", "m") in pairwise(said) else ()


def _lasted(when: When) -> str | None:
    """How long something has lasted, or is to be waited for; "before bed" counts from elsewhere."""
    if when.kind == "since":
        return _AT_MOST.get(when.value.split()[-1] if when.value in WEEKDAYS else when.value)
    lasting = when.kind in _LASTING and not when.anchor
    return when.value if lasting and when.value.startswith("P") else None


def _refused(reading: Reading, when: When) -> bool:
    """Days that were refused, or so often in each: "not every night", "every night's too much"."""
    start, end = when.span
    before, behind = reading.tokens[max(start - 1, 0) : start], reading.tokens[end : end + 2]
    return when.times > 1 or before == ("not",) or "too" in behind


def _days(when: When) -> str | None:
    """On which days it repeats: "daily", "weekdays", or their names."""
    if when.days:
        return "weekdays" if when.days == WEEKDAYS[:5] else " ".join(when.days)
    return "daily" if when.value in _DAILY and when.every == 1 else None


def _findings(reading: Reading) -> Iterator[SlotValue]:
    for finding in reading.findings:
        if polarity := _POLARITY.get(finding.how):
            words = " ".join(reading.words[finding.span.start : finding.span.end])
            yield SlotValue(words, (f"{polarity}.{finding.id}",))


def _words(reading: Reading, start: int, end: int) -> str:
    return " ".join(reading.tokens[start:end])


def with_words(slots: Slots, **heard: str) -> Mapping[str, tuple[SlotValue, ...]]:
    """The slots with more: slot → words that are in no list."""
    return {**slots, **{slot: (SlotValue(words),) for slot, words in heard.items()}}


def with_findings(slots: Slots, told: tuple[SlotValue, ...]) -> Slots:
    """The slots with more findings."""
    return {**slots, "finding": (*slots.get("finding", ()), *told)}
