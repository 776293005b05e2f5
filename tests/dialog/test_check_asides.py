"""What is asked of the leg check itself is answered, and its question stays; "ready" is no yes."""

import pytest

from skill.dialog.state import State
from tests.dialog.ear import Ear

_DANGER = "sudden-weak"


def _after(ear: Ear, said: str, question: str = _DANGER) -> State:
    return ear.after(*ear.leading_to(question), said)


@pytest.mark.parametrize(
    ("said", "about"),
    [
        ("how many more questions are there", "how-long"),
        ("will this take much longer or what how long is it", "how-long"),
        ("how much more of this is left", "how-long"),
        ("who should i phone if it's bad", "whom"),
        ("so is it something serious", "verdict"),
        ("do you think i need a doctor", "verdict"),
    ],
)
def test_what_is_asked_of_the_check_is_answered_in_it(ear: Ear, said: str, about: str) -> None:
    state = _after(ear, said)
    assert state.last is not None
    assert [(act.act, act.facts["about"]) for act in state.last.says] == [("triage.aside", about)]
    assert state.asked is not None
    assert state.asked.facts["question"] == _DANGER


def test_how_to_tell_a_sign_is_said_of_the_question_that_asks_for_it(ear: Ear) -> None:
    state = _after(ear, "how am i to know which is bigger")
    assert state.last is not None
    assert [act.facts["question"] for act in state.last.says] == ["leg-changed"]
    assert state.asked is not None
    assert state.asked.facts["question"] == _DANGER


def test_how_long_a_cramp_lasts_is_another_question(ear: Ear) -> None:
    state = _after(ear, "how long do cramps last")
    assert state.last is not None
    assert "triage.aside" not in [act.act for act in state.last.says]


@pytest.mark.parametrize(
    "said",
    [
        "sorry that yes was for starting there isn't any of that",
        "yes i was ready none of those though",
        "ah i said yes to begin i've not got any of them",
    ],
)
def test_a_yes_that_says_ready_beside_a_full_no_is_a_no(ear: Ear, said: str) -> None:
    state = _after(ear, said, "chest-breath")
    assert state.triage is not None
    assert state.triage.answers["chest-breath"] == "no"


@pytest.mark.parametrize("said", ["yes i'm ready", "yes go on start"])
def test_a_yes_to_begin_is_none_to_a_danger(ear: Ear, said: str) -> None:
    state = _after(ear, said, "chest-breath")
    assert state.asked is not None
    assert (state.asked.act, state.asked.facts["question"]) == ("triage.question", "chest-breath")


@pytest.mark.parametrize(
    "said", ["yes it started in my chest just now", "yes all of that", "yes i'm ready to pass out"]
)
def test_a_yes_is_one_all_the_same(ear: Ear, said: str) -> None:
    state = _after(ear, said, "chest-breath")
    assert state.asked is not None
    assert state.asked.act == "danger.misheard"
