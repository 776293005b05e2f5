"""The words that somebody says are in no state, and so in no session: ids and numbers alone."""

import inspect

import msgspec
import pytest

from skill.dialog import events
from skill.dialog.conversation import step
from skill.dialog.events import Asked, AskedAbout, Event, NotCovered, SlotValue, StartedTriage
from skill.dialog.routine_events import StartedRoutine
from skill.dialog.state import State
from skill.knowledge.localise import Knowledge
from tests.conftest import NOW
from tests.dialog.ear import Ear

_SAID = "Zorblax stripes"
_KINDS = (
    *("food", "remedy", "medicine", "condition", "form", "tried", "stage", "person", "subject"),
    *("part", "finding", "answer", "length", "position", "days", "time", "since", "distress"),
)
_EVENTS = [
    kind
    for _, kind in inspect.getmembers(events, inspect.isclass)
    if issubclass(kind, Event) and kind not in (events.Asked, events.Doubted)
]
_NEEDED: dict[type[Event], dict[str, str]] = {NotCovered: {"subject": "magnesium-sleep"}}
_UNLISTED = "zorblax"
_ASKED = (
    "how much magnesium is in {}",
    "is there magnesium in a {}",
    "can i eat {} for my cramps",
    "does {} cause cramps",
    "can i take magnesium with {}",
    "could my {} be the cause of my cramps",
    "does {} help with cramps",
    "what about {}",
    "i don't like {} what can i eat instead",
    "tell me about {}",
    "should i stop my {}",
    "what is {}",
    "i take {}",
    "my calf is swollen and {}",
    "remind me about {}",
    "{}",
)


def _held(state: State) -> str:
    return msgspec.json.encode(state).decode().lower()


def _befores(knowledge: Knowledge) -> list[State]:
    """Nothing yet; an answer told; triage and the routine under way."""
    told = (Asked(answer="how-much-magnesium"), StartedTriage(), StartedRoutine())
    return [State(), *(step(State(), event, knowledge, NOW).state for event in told)]


@pytest.mark.parametrize("kind", _EVENTS, ids=lambda kind: str(kind.__name__))
def test_no_event_leaves_the_words_of_a_slot(kind: type[Event], knowledge: Knowledge) -> None:
    """With what is in no list in every slot, in every state."""
    for before in _befores(knowledge):
        for slot in _KINDS:
            event = kind({slot: (SlotValue(_SAID),)}, **_NEEDED.get(kind, {}))
            assert _SAID.lower() not in _held(step(before, event, knowledge, NOW).state), slot


@pytest.mark.parametrize("slot", _KINDS)
def test_no_answer_keeps_what_no_list_has(slot: str, knowledge: Knowledge) -> None:
    for answer in knowledge.answers:
        for event in (
            Asked({slot: (SlotValue(_SAID),)}, answer),
            AskedAbout({"subject": (SlotValue(_SAID),)}),
        ):
            assert _SAID.lower() not in _held(step(State(), event, knowledge, NOW).state), answer


@pytest.mark.parametrize("asked", _ASKED)
@pytest.mark.parametrize("before", [(), ("how much magnesium do i need",), ("check my leg",)])
def test_a_thing_without_a_row_leaves_no_word(ear: Ear, asked: str, before: tuple[str]) -> None:
    """Through the reader: asked for in many forms, out of the blue and in between."""
    for thing in (_UNLISTED, f"{_UNLISTED} fruit", f"{_UNLISTED} tablets"):
        assert _UNLISTED not in _held(ear.after(*before, asked.format(thing)))
