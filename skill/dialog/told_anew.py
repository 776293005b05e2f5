"""A fact told late: the answer last told, for whom it is told now: "okay, sixty eight and male"."""

from nlu.quantities import Quantity
from skill.dialog import events
from skill.dialog.asking_words import asks_somewhere
from skill.dialog.events import Event, Slots, SlotValue
from skill.dialog.people import same_row
from skill.dialog.questions import best_of
from skill.dialog.rows import ROWS_OF
from skill.dialog.state import State
from skill.understanding.reading import Reading

_FACTS = ("own_age", "age", "person", "stage")
_LONGEST, _TO_STOP = 20, "should-i-stop"  # tokens; a form that nobody tells a fact in
_BIDS = 0.9  # of a command, in which a number is no age
_CLEAR = 0.7  # of another subject, beside which a fact is told for that one
_AGES = range(3, 111)
_OF_AGE = ("how-much-magnesium", "upper-limit", "food-for-a-day")


def told_anew(reading: Reading, state: State, heard: Slots) -> Event | None:
    """The answer last told, for the one that was spoken of; None where nothing of that was told."""
    same = _same_age(reading, state)
    if state.told is None or state.triage or state.routine or (_tells_sign(heard) and not same):
        return None
    heard = {**heard, **_age_told(reading, state, heard), **same}
    told = heard.keys() & set(_FACTS)
    asks = asks_somewhere(reading) or reading.form == _TO_STOP
    if not told or len(reading.tokens) > _LONGEST or asks:
        return None
    best = best_of(reading)
    if best and best.subject.startswith("controls:") and best.p >= _BIDS:
        return None
    other = best is not None and best.subject not in (*_same_topic(state), "older-age")
    other = other and not (best and best.subject == "far" and _for_somebody(reading, heard))
    if best and other and best.p >= _CLEAR and not best.subject.startswith("controls:"):
        return None
    return events.Asked({**same_row(state), **heard}, _same_topic(state)[0], state.told_form)


def _for_somebody(reading: Reading, heard: Slots) -> bool:
    """Whether it is said for whom: "and for my mum, she's 80"."""
    return "person" in heard and (reading.tokens[:1] == ("and",) or "for" in reading.tokens)


def _tells_sign(heard: Slots) -> bool:
    return any(str(one.id).startswith("yes.") for one in heard.get("finding", ()))


def _same_age(reading: Reading, state: State) -> Slots:
    """The age of whoever was spoken of: "and the missus, same age"."""
    same = "same age" in " ".join(reading.tokens) and state.about.age
    return {"age": (SlotValue(f"{state.about.age}"),)} if same else {}


def _same_topic(state: State) -> tuple[str, ...]:
    """The subject last answered, and the kind of rows that it looks up."""
    answer = str(state.told.facts["answer"]) if state.told else ""
    return (answer, ROWS_OF.get(answer, answer))


def _age_told(reading: Reading, state: State, heard: Slots) -> Slots:
    """A bare number that is an age, after an answer by age: "no, seventy three, not seventeen"."""
    answer = str(state.told.facts["answer"]) if state.told else ""
    mends = "not" in reading.tokens  # "no sixteen, not sixty" names no time
    if answer not in _OF_AGE or "own_age" in heard or ("time" in heard and not mends):
        return {}
    bare = [
        one
        for one in reading.quantities
        if one.unit in (None, "year") and one.low in _AGES and not _denied(one, reading)
    ]
    return {"age": (SlotValue(f"{bare[0].low:g}"),)} if len(bare) == 1 else {}


def _denied(number: Quantity, reading: Reading) -> bool:
    start = number.span[0]
    return "not" in reading.tokens[max(start - 1, 0) : start]
