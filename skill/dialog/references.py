"""What words mean by what was said before: "should i stop it", "does his one", "i'm a guy".

The state holds the things last mentioned, by kind. A question about a row of a table that names
none is about the last one of that kind, or the one that was counted out ("the second one"). A
question about "it" that is about nothing clearer is about the subject last answered, in its own
form. An age, a sex or another person told unasked answers anew what was last answered. Whoever
asks the same again wants to hear more.
"""

from msgspec.structs import replace

from nlu.forms import question_form
from nlu.quantities import Quantity
from nlu.wordlists import word_set
from skill.dialog import events
from skill.dialog.events import Event, Slots, SlotValue
from skill.dialog.people import ME
from skill.dialog.questions import asks, asks_somewhere, best_of
from skill.dialog.state import State
from skill.dialog.subject_events import ROW_SLOTS, meant
from skill.understanding.reading import Reading

_POINTING = word_set("it that this one ones them those these they its his hers theirs both")
_CLEAR = 0.6  # of what is asked, by which words that point are about something else
_ANEW = ("own_age", "age", "person", "stage")
_LONGEST_FACT = 14  # tokens
_CLEAR_ELSE = 0.7  # of another subject, beside which a fact is told for that one
_ROW_ANSWERS = {
    "medicine-causes": "med",
    "magnesium-with-medicines": "med",
    "condition-causes": "cond",
    "home-remedy": "remedy",
    "magnesium-in-food": "food",
}
_ORDER = {"first": 0, "second": 1, "third": 2, "last": -1, "other": -2}
_MINE = word_set("me mine myself")
_AGES = range(3, 111)
_OF_AGE = ("how-much-magnesium", "upper-limit", "food-for-a-day")


def referred(reading: Reading, state: State, heard: Slots) -> Event | None:
    """The event of a question that leans on what was said before; None where it leans on none."""
    if state.told is None or state.triage or state.routine:
        return None
    if which := _which(reading, state):
        return _of_what_was_told(reading, which, {**heard, **_back_to_me(reading, state, heard)})
    heard = {**heard, **_back_to_me(reading, state, heard)}
    best = best_of(reading)
    if best and (slot := ROW_SLOTS.get(best.subject)) and slot not in heard:
        named = _with_thing(slot, state, heard)
        return meant(best.subject, reading, named) if named else None
    back = "person" in heard and not _MINE.isdisjoint(reading.tokens)
    if back and (best is None or best.p < _CLEAR):
        return events.Asked(heard, str(state.told.facts["answer"]), state.told_form)
    points = not _POINTING.isdisjoint(reading.tokens) and not _names_another(heard)
    clear = best is not None and (best.p >= _CLEAR or best.subject.startswith("controls:"))
    if not points or clear or not asks(reading.tokens):
        return None
    return _of_what_was_told(reading, state, heard)


def _of_what_was_told(reading: Reading, state: State, heard: Slots) -> Event:
    answer = str(state.told.facts["answer"]) if state.told else ""
    form = question_form(reading.form)
    if kind := _ROW_ANSWERS.get(answer):
        named = _with_thing(ROW_SLOTS[kind], state, heard)
        if named and kind == "med" and "magnesium" in reading.tokens:
            return events.Asked(named, "magnesium-with-medicines", form)
        made = meant(kind, reading, named) if named else None
        if made and form != state.told_form:
            return made
    if form is None or form == state.told_form:
        return events.AskedMore(heard)
    return events.Asked(heard, answer, form)


def _back_to_me(reading: Reading, state: State, heard: Slots) -> Slots:
    """The speaker, where "me" or "mine" is said while another is spoken of."""
    mine = not _MINE.isdisjoint(reading.tokens) and "person" not in heard
    return {"person": (SlotValue(ME, (ME,)),)} if mine and state.about.kin else {}


def _which(reading: Reading, state: State) -> State | None:
    """The state in which the thing that was counted out is the last one: "the second one"."""
    words = reading.tokens
    place = next((_ORDER[one] for one in words if one in _ORDER), None)
    kind = _ROW_ANSWERS.get(str(state.told.facts["answer"])) if state.told else None
    if place is None or kind is None or not {"one", "1"}.intersection(words):
        return None
    slot = ROW_SLOTS[kind]
    named = [one.partition(".")[2] for one in state.mentioned if one.startswith(f"{slot}.")]
    try:
        return replace(state, things={**state.things, slot: named[place]})
    except IndexError:
        return None


def _names_another(heard: Slots) -> bool:
    """Whether a thing was named beside "it"; magnesium is what most is about."""
    named = [one for word in heard.get("subject", ()) for one in word.ids]
    return any(not one.startswith("answer.") for one in named)


def _with_thing(slot: str, state: State, heard: Slots) -> Slots | None:
    thing = state.things.get(slot)
    return {**heard, slot: (SlotValue(thing, (thing,)),)} if thing else None


def told_anew(reading: Reading, state: State, heard: Slots) -> Event | None:
    """The answer last told, for whom it is told now: "okay, sixty eight and male"."""
    if state.told is None or state.triage or state.routine or "finding" in heard:
        return None
    heard = {**heard, **_age_told(reading, state, heard)}
    told = heard.keys() & set(_ANEW)
    if not told or len(reading.tokens) > _LONGEST_FACT or asks_somewhere(reading):
        return None
    best = best_of(reading)
    if best and best.p >= _CLEAR_ELSE and not best.subject.startswith("controls:"):
        return None
    return events.Asked(heard, str(state.told.facts["answer"]), state.told_form)


def _age_told(reading: Reading, state: State, heard: Slots) -> Slots:
    """A bare number that is an age, after an answer by age: "no, seventy three, not seventeen"."""
    answer = str(state.told.facts["answer"]) if state.told else ""
    if answer not in _OF_AGE or "own_age" in heard:
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
