"""What words mean by what was said before: "should i stop it", "and her", "which has more".

The state holds the things last mentioned, by kind. A question about a row of a table that names
none is about the last one of that kind, or about what was counted out ("the second one", "both":
counted_out.py). What is about nothing clearer than the subject last answered asks for that one, in
its own form. What a clear question means after the answer before it, as_told.py says; whom it is
about, who_again.py; facts told unasked, told_anew.py.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from nlu.forms import question_form
from nlu.wordlists import word_set
from skill.dialog import events
from skill.dialog.asking_words import asks, asks_somewhere
from skill.dialog.context_weights import POINTING
from skill.dialog.counted_out import ANSWER, both, counted_out
from skill.dialog.events import Event, Slots, SlotValue
from skill.dialog.questions import best_of
from skill.dialog.rows import ROW_SLOTS, ROWS_OF
from skill.dialog.state import State
from skill.dialog.subject_events import meant
from skill.knowledge.localise import Knowledge
from skill.understanding.reading import Reading

_CLEAR = 0.6  # of what is asked, by which words that point are about something else
_COMPARING = word_set(
    "more most better best worse worst stronger beat beats beating richer richest wins win"
)
_SAYING = word_set("say said saying tell told telling mention mentioned")
_ABOUT_IT = word_set("about earlier before")
_THE = word_set("the that this")
_OF_THEM = word_set("them those these two ones")
_PAIR = 2
_NOT, _BRIEF = (("not",), ("no",), ("nope",), ("sorry",)), 8  # tokens
_BY_MEASURE = ("magnesium-in-food", "food-for-a-day")
# Commands that are also said of a thing that was counted out.
_WRONG = "controls:wrong"
_AGAIN = ("controls:more", "controls:repeat", "controls:about")


def referred(reading: Reading, state: State, heard: Slots, knowledge: Knowledge) -> Iterator[Event]:
    """The events of a question that leans on what was said before; none where it leans on none."""
    best = best_of(reading)
    command = best.subject if best and best.subject.startswith("controls:") else None
    if state.told is None or state.triage or state.routine:
        return
    if measured := _in_measure(state, heard):
        yield measured
        return
    if command not in (None, _WRONG, *_AGAIN):
        return
    if not _names_another(heard) and (things := _things_meant(reading, state, knowledge)):
        yield from _of_things(things, reading, state, heard)
    elif (_said_earlier(reading) or _corrects(reading)) and "subject" in heard:
        yield events.AskedAbout(heard)
    elif of_class := _of_class(reading, state, heard):
        yield of_class
    elif command:
        return
    elif best and (slot := ROW_SLOTS.get(best.subject)) and slot not in heard:
        if named := _with_thing(slot, state, heard):
            yield from filter(None, [meant(best.subject, reading, named)])
    elif _leans(reading, heard):
        yield _of_what_was_told(reading, state, heard)


def _leans(reading: Reading, heard: Slots) -> bool:
    """Whether words that point ask, and are about nothing clearer."""
    best = best_of(reading)
    points = not POINTING.isdisjoint(reading.tokens) and not _names_another(heard)
    return points and not (best and best.p >= _CLEAR) and asks(reading.tokens)


def _things_meant(reading: Reading, state: State, knowledge: Knowledge) -> tuple[str, ...]:
    """What was counted out; where two are compared without being named, the last two."""
    if counted := counted_out(reading.tokens, state):
        return counted
    best, told = best_of(reading), str(state.told.facts["answer"]) if state.told else ""
    which = question_form(reading.form) == "which" or "which" in reading.tokens
    compares = which and not _COMPARING.isdisjoint(reading.tokens)
    family = knowledge.families.get(told)
    of_them = not _OF_THEM.isdisjoint(reading.tokens)
    unclear = best is None or best.p < _CLEAR
    related = of_them or unclear or (best and knowledge.families.get(best.subject) == family)
    slot = ROW_SLOTS.get(ROWS_OF.get(told, ""))
    rows = [one for one in state.mentioned if one.partition(".")[0] == slot]
    return tuple(rows[-_PAIR:]) if compares and related and len(rows) >= _PAIR else ()


def _of_things(
    things: Sequence[str], reading: Reading, state: State, heard: Slots
) -> Iterator[Event]:
    """What is asked about these things: rows of one kind at once, else the one spoken of last."""
    if len({one.partition(".")[0] for one in things}) > 1:
        things = things[-1:]
    slot, _, last = things[-1].partition(".")
    form = question_form(reading.form) or state.told_form
    if slot == ANSWER:
        yield events.Asked(heard, last, form)
        return
    named = {**heard, slot: tuple(_value(one.partition(".")[2]) for one in things)}
    wants = "which" if len(things) > 1 and _compares(reading) else form
    kind = next(one for one, its in ROW_SLOTS.items() if its == slot)
    made = _looked_up(kind, reading, state, named)
    yield replace(made, form=wants) if isinstance(made, events.Asked) else made


def _compares(reading: Reading) -> bool:
    which = question_form(reading.form) == "which" or not _COMPARING.isdisjoint(reading.tokens)
    return which and not (both(reading.tokens) and "which" not in reading.tokens)


def _looked_up(kind: str, reading: Reading, state: State, named: Slots) -> Event:
    """The row by the answer that was asked of the other one, where that looks such rows up."""
    answer = str(state.told.facts["answer"]) if state.told else ""
    if kind == "med" and "magnesium" in reading.tokens:
        return events.Asked(named, "magnesium-with-medicines", question_form(reading.form))
    if ROWS_OF.get(answer) == kind:
        return events.Asked(named, answer, question_form(reading.form))
    return meant(kind, reading, named) or events.AskedMore(named)


def _said_earlier(reading: Reading) -> bool:
    """Whether they ask for what was said of something: "what were you saying about the oats"."""
    words = reading.tokens
    return "you" in words and not _SAYING.isdisjoint(words) and not _ABOUT_IT.isdisjoint(words)


def _corrects(reading: Reading) -> bool:
    """Whether another thing was meant: "no sorry i meant magnesium", "not magnets, magnesium"."""
    words = reading.tokens
    meant_ = "meant" in words or ("i", "mean") in pairwise(words) or words[:1] in _NOT
    return meant_ and len(words) <= _BRIEF and not asks_somewhere(reading)


def _of_class(reading: Reading, state: State, heard: Slots) -> Event | None:
    """A row that is called by its class: "is that tablet all right with magnesium"."""
    tokens = reading.tokens
    before_of = dict(zip(tokens[1:], tokens, strict=False))
    for word in heard.get("class", ()):
        slot, before = str(word.id), before_of.get(word.heard.split()[0])
        kind = next((one for one, its in ROW_SLOTS.items() if its == slot), None)
        named = _with_thing(slot, state, heard)
        one = before in _THE and not word.heard.endswith("s")
        if kind and named and slot not in heard and one and asks_somewhere(reading):
            return _looked_up(kind, reading, state, named)
    return None


def _in_measure(state: State, heard: Slots) -> Event | None:
    """The food last spoken of by another measure: "in grams", "how big a serving is that"."""
    told = str(state.told.facts["answer"]) if state.told else None
    named = _with_thing("food", state, heard) if told in _BY_MEASURE else None
    fits = named is not None and "measure" in heard and "food" not in heard
    return events.Asked(named, "magnesium-in-food", "how-much") if named and fits else None


def _of_what_was_told(reading: Reading, state: State, heard: Slots) -> Event:
    """The subject last answered, in the form that is asked now, with the thing that it was of."""
    answer = str(state.told.facts["answer"]) if state.told else ""
    form = question_form(reading.form)
    kind = ROWS_OF.get(answer)
    named = _with_thing(ROW_SLOTS[kind], state, heard) if kind else None
    if named and kind == "med" and "magnesium" in reading.tokens:
        return events.Asked(named, "magnesium-with-medicines", form)
    if form is None or form == state.told_form:
        return events.AskedMore(heard)
    made = meant(kind, reading, named) if kind and named else None
    return made or events.Asked(heard, answer, form)


def _names_another(heard: Slots) -> bool:
    """Whether a thing was named beside "it"; magnesium is what most is about."""
    named = [one for word in heard.get("subject", ()) for one in word.ids]
    return any(not one.startswith("answer.") for one in named)


def _with_thing(slot: str, state: State, heard: Slots) -> Slots | None:
    thing = state.things.get(slot)
    return {**heard, slot: (_value(thing),)} if thing else None


def _value(thing: str) -> SlotValue:
    return SlotValue(thing, (thing,))
