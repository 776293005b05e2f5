"""What words mean by what was said before: "should i stop it", "and her", "which has more".

The state holds the things last mentioned, by kind. A question about a row of a table that names
none is about the last one of that kind, or about what was counted out ("the second one", "both":
counted_out.py). What is about nothing clearer than the subject last answered asks for that one, in
its own form, or in the form before it; whoever asks the same again wants to hear more. An age, a
sex or another person told unasked answers anew what was last answered (told_anew.py).
"""

from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from nlu.forms import question_form
from nlu.wordlists import word_set
from skill.dialog import events
from skill.dialog.counted_out import ANSWER, both, counted_out
from skill.dialog.events import Event, Slots, SlotValue
from skill.dialog.in_context import POINTING
from skill.dialog.people import ME, SEX_OF
from skill.dialog.questions import asks, asks_somewhere, best_of
from skill.dialog.rows import ROW_SLOTS, ROWS_OF
from skill.dialog.state import Person, State
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
_ROUTINE = word_set("routine stretch stretches stretching session exercises minute minutes")
_BESIDE = word_set("with alongside beside together")
_OF_THEM = word_set("them those these two ones")
_ME, _BEFORE_ME = (
    ("me", "myself"),
    word_set("for about and than like to with does can should could may is"),
)
_OWN, _TELLS = ("own_age", "stage", "condition"), (("i", "am"), ("i", "have"))
_OF_ANYONE, _ARE = ("age", "stage", "condition"), ("is", "has")
_NEEDS, _LEGS = word_set("need take eat"), word_set("leg legs calf calves foot feet thigh thighs")
_OTHERS = word_set("she he her him his they them their")
_ABOUT = ("person", "age", "own_age", "stage", "condition", "medicine", "food", "remedy", "form")
_PAIR = 2
_WHO_SAYS = "who-says-so"  # of what was just answered its sources are meant
_BY_MEASURE = ("magnesium-in-food", "food-for-a-day")
_AGAIN = (
    "controls:more",
    "controls:repeat",
    "controls:about",
)  # also of a thing that was counted out


def referred(reading: Reading, state: State, heard: Slots, knowledge: Knowledge) -> Iterator[Event]:
    """The events of a question that leans on what was said before; none where it leans on none."""
    best = best_of(reading)
    command = best.subject if best and best.subject.startswith("controls:") else None
    if state.told is None or state.triage or state.routine or command not in (None, *_AGAIN):
        return
    if not _names_another(heard) and (things := _things_meant(reading, state, knowledge)):
        yield from _of_things(things, reading, state, heard)
    elif measured := _in_measure(state, heard):
        yield measured
    elif _said_earlier(reading) and "subject" in heard:
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


def as_told(event: Event, reading: Reading, state: State, knowledge: Knowledge) -> Event:
    """What is asked or to be done, by what was just answered."""
    told = str(state.told.facts["answer"]) if state.told else None
    if told is None or state.triage or state.routine:
        return event
    if isinstance(event, events.StartedRoutine) and "length" in event.slots:
        named = not _ROUTINE.isdisjoint(reading.tokens)
        return event if named else events.AskedShorter(event.slots)  # "say that shorter"
    if isinstance(event, events.SatDown) and asks_somewhere(reading):
        return events.Asked(event.slots, "stretch-seated", question_form(reading.form))
    if not isinstance(event, events.Asked):
        return event
    if event.answer == "medicine-causes" and _beside_magnesium(reading, told, knowledge):
        return replace(event, answer="magnesium-with-medicines")
    return _asked_as_told(event, told, reading, state)


def _asked_as_told(event: events.Asked, told: str, reading: Reading, state: State) -> Event:
    """A question about what was just answered, in no form or in the same: that form, or more."""
    if event.answer == _WHO_SAYS and told != _WHO_SAYS:
        return events.AskedSources(event.slots)
    if event.answer != told:
        return event
    known = bool(reading.candidates) and reading.candidates[0].p == 1.0
    if known or event.slots.keys() & {*_ABOUT}:
        return event if event.form else replace(event, form=state.told_form)
    same = event.form in (None, state.told_form)
    return events.AskedMore(event.slots) if same else event


def _beside_magnesium(reading: Reading, told: str, knowledge: Knowledge) -> bool:
    """Whether a medicine is asked about beside magnesium: "is it safe with my water tablets"."""
    beside = not _BESIDE.isdisjoint(reading.tokens)
    return beside and knowledge.families.get(told) == "magnesium" and asks_somewhere(reading)


def who_again(reading: Reading, state: State, heard: Slots) -> Slots:
    """Who is meant, where another is spoken of: "for me", "i'm pregnant", "and him"; not "tell me".

    In a check and a routine only so many words put another in their place.
    """
    if "person" in heard or _commands(reading):
        return {}
    under_way, tokens = state.triage or state.routine, reading.tokens
    mine = _says_me(tokens) or (not under_way and _of_mine(tokens, heard))
    if mine and state.about.kin:
        return {"person": (_value(ME),)}
    called = None if under_way or mine else _called(tokens, heard)
    return {"person": (_value(called),)} if called and not _is(called, state.about) else {}


def _commands(reading: Reading) -> bool:
    """Whether it is a command that is known word for word: "check my leg", for grandma."""
    best = best_of(reading)
    return best is not None and best.p == 1.0 and best.subject.startswith("controls:")


def _of_mine(tokens: Sequence[str], heard: Slots) -> bool:
    """Whether a fact, a leg or a need is told to be the speaker's own: "how much do i need"."""
    if not _OTHERS.isdisjoint(tokens):
        return False
    pairs = {*pairwise(tokens)}
    told = not heard.keys().isdisjoint(_OWN) and not pairs.isdisjoint(_TELLS)
    return told or any((a == "my" and b in _LEGS) or (a == "i" and b in _NEEDS) for a, b in pairs)


def _called(tokens: Sequence[str], heard: Slots) -> str | None:
    """Who is spoken of by no more than a pronoun: "and him", "does she need", "she's eighty"."""
    told = pairwise(() if heard.keys().isdisjoint(_OF_ANYONE) else tokens)
    tells = (one for one, verb in told if one in SEX_OF and verb in _ARE)
    return _behind(tokens, SEX_OF) or next(tells, None)


def _is(called: str, person: Person) -> bool:
    """Whether it can be the one that is spoken of now."""
    return person.kin is not None and person.sex in (None, SEX_OF[called])


def _says_me(tokens: Sequence[str]) -> bool:
    return "mine" in tokens or _behind(tokens, _ME) is not None


def _behind(tokens: Sequence[str], people: Container[str]) -> str | None:
    """The first of these that stands behind a word like "for" or "and"."""
    pairs = pairwise(("and", *tokens))
    return next((one for word, one in pairs if one in people and word in _BEFORE_ME), None)


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
