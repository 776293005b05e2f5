"""How fast a sign came: what crept up over weeks is another finding than what came all at once.

The table of urgency says which (`slowly`, `creeping`). Only what was told lowers; a sudden word, or
a short time beside a long one ("numb since noon, cramps for years"), keeps the sign as it is.
"""

from msgspec.structs import replace

from nlu.wordlists import word_set
from skill.dialog.events import Event, Reported, Slots, SlotValue, Suspected
from skill.dialog.expected_values import lasted
from skill.knowledge.urgency import UrgencyTable
from skill.understanding.reading import Reading

_SLOW = 14  # days: the table's SLOW is weeks or longer
_LONG_WORDS = word_set("years ages months always forever decades yonks donkey's")
_CREEPING = word_set("slowly gradually gradual crept creeping creeps sneaking sneaked")
_CREEPING_PHRASES = ("bit by bit", "little by little", "over time", "more and more")
_NOT_SUDDEN = (
    *("not sudden", "nothing sudden", "not suddenly", "not like suddenly", "not all at once"),
    *("not all of a sudden", "nothing is sudden", "nothing suddenly"),
)
_SEASONS = word_set("summer winter spring autumn fall christmas easter childhood birth")
_SUDDEN = word_set("sudden suddenly just tonight today yesterday woke overnight instantly")
_YES = "yes."


def in_its_tempo(heard: Slots, reading: Reading, table: UrgencyTable) -> Slots:
    """The slots with each sign as the finding that it is at the pace that was told."""
    how = pace(reading)
    if how is None or "finding" not in heard:
        return heard
    return {**heard, "finding": tuple(_paced(one, how, table) for one in heard["finding"])}


def suspected_at_its_pace(found: Suspected, reading: Reading, table: UrgencyTable) -> Event:
    """What is suspected, or the report of what it is where it came slowly."""
    found_at, row = pace(reading), table.rows.get(found.finding)
    becomes = getattr(row, found_at) if found_at and row else None
    if becomes is None:
        return found
    told = SlotValue(" ".join(reading.words), (f"{_YES}{becomes}",))
    return Reported({**found.slots, "finding": (*found.slots.get("finding", ()), told)})


def _paced(word: SlotValue, how: str, table: UrgencyTable) -> SlotValue:
    finding = str(word.id).removeprefix(_YES)
    row = table.rows.get(finding) if str(word.id).startswith(_YES) else None
    becomes = getattr(row, how) if row else None
    return replace(word, ids=(f"{_YES}{becomes}",)) if becomes else word


def sudden(reading: Reading) -> bool:
    """Whether a word of suddenly or of today stands in the words, or a time of days."""
    days = list(lasted(reading))
    return not _SUDDEN.isdisjoint(reading.tokens) or (bool(days) and min(days) < _SLOW)


def pace(reading: Reading) -> str | None:
    """How it came, as told: "slowly" (over weeks), "creeping"; None for suddenly or untold."""
    words, said = set(reading.tokens), f" {' '.join(reading.tokens)} "
    if "since" in words and not words.isdisjoint(_SEASONS) and words.isdisjoint(_SUDDEN):
        return "slowly"
    denied = any(f" {phrase} " in said for phrase in _NOT_SUDDEN)
    if not words.isdisjoint(_SUDDEN) and not denied:
        return None
    days = list(lasted(reading))
    long = not words.isdisjoint(_LONG_WORDS)
    if (days and min(days) >= _SLOW) or (not days and long):
        return "slowly"
    crept = any(f" {phrase} " in said for phrase in _CREEPING_PHRASES)
    return "creeping" if denied or crept or not words.isdisjoint(_CREEPING) else None
