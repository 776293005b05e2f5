"""What a clear question or command means after the answer before it."""

from msgspec.structs import replace

from nlu.forms import question_form
from nlu.wordlists import word_set
from skill.dialog import events
from skill.dialog.asking_words import asks_somewhere
from skill.dialog.events import Event
from skill.dialog.points import heard_point
from skill.dialog.routine_events import AskedShorter, SatDown, StartedRoutine
from skill.dialog.state import State
from skill.knowledge.localise import Knowledge
from skill.understanding.reading import Reading

_ROUTINE = word_set("routine stretch stretches stretching session exercises minute minutes")
_BESIDE = word_set("with alongside beside together")
_ABOUT = ("person", "age", "own_age", "stage", "condition", "medicine", "food", "remedy", "form")
_OF_OTHERS = ("drinks-and-salts", "remedies")
_WHO_SAYS = "who-says-so"  # of what was just answered its sources are meant


def as_told(event: Event, reading: Reading, state: State, knowledge: Knowledge) -> Event:
    """What is asked or to be done, by what was just answered."""
    told = str(state.told.facts["answer"]) if state.told else None
    if told is None or state.triage or state.routine or state.relief:
        return event
    if not isinstance(event, events.Asked):
        return _done_as_told(event, told, reading, state)
    mixes = event.answer == "magnesium-with-medicines" and "magnesium" not in reading.tokens
    if mixes and knowledge.families.get(told) in _OF_OTHERS:
        return replace(event, answer=told, form="together-with")  # of potassium, not of magnesium
    if event.answer == "medicine-causes" and _beside_magnesium(reading, told, knowledge):
        return replace(event, answer="magnesium-with-medicines")
    return _asked_as_told(event, told, reading, state, knowledge)


def _done_as_told(event: Event, told: str, reading: Reading, state: State) -> Event:
    """A command, where it is of the answer: "say that shorter", "and what was mine again"."""
    if isinstance(event, StartedRoutine) and "length" in event.slots:
        return event if not _ROUTINE.isdisjoint(reading.tokens) else AskedShorter(event.slots)
    if isinstance(event, events.AskedRepeat) and "person" in event.slots:
        return events.Asked(event.slots, told, state.told_form)
    if isinstance(event, SatDown) and asks_somewhere(reading):
        return events.Asked(event.slots, "stretch-seated", question_form(reading.form))
    return event


def _asked_as_told(
    event: events.Asked, told: str, reading: Reading, state: State, knowledge: Knowledge
) -> Event:
    """A question about what was just answered, in no form or in the same: that form, or more."""
    if event.answer == _WHO_SAYS and told != _WHO_SAYS:
        return events.AskedSources(event.slots)
    if event.answer != told or heard_point(told, reading, knowledge):
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
