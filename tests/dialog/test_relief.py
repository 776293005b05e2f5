"""The relief coach: the next step for silence, the check, a routine and a danger beside it."""

import json
import re

import pytest

from skill.alexa.session import LARGEST, attributes
from skill.dialog.events import Asked, SaidNo, SaidYes
from skill.dialog.routine_events import CrampGone
from skill.dialog.state import OpenRelief, State
from skill.knowledge.localise import Knowledge
from skill.locale_bundles import TurnParts
from tests.dialog.ear import Ear

_BREAK = re.compile(r'<break time="(\d+)(m?s)"/>')
_MOST_BREAKS = 10.0  # seconds, in a reply with its reprompt
_MOST_STEPS = 3
CRAMP = "my calf is cramping"


def _breaks(ssml: str) -> float:
    return sum(int(n) / (1000 if unit == "ms" else 1) for n, unit in _BREAK.findall(ssml))


@pytest.mark.parametrize("part", ["calf", "foot", "toes", "thigh", "hamstring", "shin", "hand"])
def test_silence_brings_the_next_step(parts: TurnParts, ear: Ear, part: str) -> None:
    """It stands in the reprompt, within the breaks that Alexa takes; after the last the signs."""
    bundle = parts.bundle("en-US")
    state = ear.stepped(SaidNo(), _asked(State(relief=OpenRelief(part)), ear))
    assert state.last
    assert state.last.asks
    spoken = bundle.speech.speak(state.last)
    assert spoken.reprompt
    following = str(state.last.asks.facts["following"])
    assert bundle.knowledge.relief.steps[following].say.split(" | ")[0] in spoken.reprompt
    assert _breaks(spoken.speech) + _breaks(spoken.reprompt) <= _MOST_BREAKS


def test_every_order_of_steps_ends_with_how_long_is_too_long(
    knowledge: Knowledge, ear: Ear
) -> None:
    for part in knowledge.relief.parts:
        for about in ("", "bed", "sitting", "reach", "driving"):
            state, steps = State(relief=OpenRelief(part, about)), 0
            state = ear.stepped(SaidNo(), _asked(state, ear))
            while state.relief:
                steps += 1
                state = ear.stepped(SaidNo(), state)
            assert 1 <= steps <= _MOST_STEPS
            assert state.last
            assert state.last.says[0].act == "relief.long"


def _asked(state: State, ear: Ear) -> State:
    """The state with the check asked."""
    begun = ear.stepped(Asked(answer="relief-now"), State())
    return State(relief=state.relief, last=begun.last)


def test_it_eases_and_then_has_let_go(ear: Ear) -> None:
    eased = ear.stepped(SaidYes(), ear.after(CRAMP))
    assert eased.asked
    assert eased.asked.act == "relief.gone"
    over = ear.stepped(SaidYes(), eased)
    assert (over.asked, over.relief) == (None, None)
    assert ear.stepped(CrampGone(), ear.after(CRAMP)).relief is None


def test_a_leg_check_goes_on(ear: Ear) -> None:
    """A cramp that is told in it starts no coaching."""
    state = ear.after("check my leg", "my calf aches", CRAMP)
    assert state.triage is not None
    assert state.relief is None


def test_where_no_symptoms_are_asked_about_it_is_an_answer(ear: Ear) -> None:
    state = ear.knowing(information_only=True).after(CRAMP)
    assert (state.relief, state.asked) == (None, None)
    assert state.told
    assert state.told.facts["answer"] == "relief-now"


@pytest.mark.parametrize(
    ("said", "act"),
    [
        ("my foot's gone cold and white", "danger.misheard"),
        ("i have chest pain", "danger.misheard"),
        ("i can't breathe", "danger.misheard"),
        ("it's gone numb", "danger.check"),
        ("it's cold", "danger.check"),
        ("it's swollen", "triage.question"),
        ("i heard a snap", "triage.question"),
    ],
)
def test_a_sign_leaves_the_coach(ear: Ear, said: str, act: str) -> None:
    state = ear.after(CRAMP, said)
    assert state.asked
    assert state.asked.act == act
    if act == "danger.misheard":
        assert state.relief is None


def test_a_cry_for_help_over_a_cramp_is_no_emergency(ear: Ear) -> None:
    assert ear.after("please help my leg is cramping").relief is not None
    for said in ("help me i've fallen", "please help i took too many cramp pills"):
        assert ear.after(said).relief is None, said


def test_it_weighs_little_in_the_session(ear: Ear) -> None:
    state = ear.after("my pregnant wife has a cramp in her calf", "no", "no", "i can't reach it")
    assert len(json.dumps(attributes(state))) < LARGEST / 2
