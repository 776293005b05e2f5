"""Greetings, whom it is about, starting again, and what was caught of what was not understood."""

import pytest

from skill.dialog import events as happened
from tests.dialog.ear import Ear


@pytest.mark.parametrize(
    "said", ["good evening", "hello there", "um it's about my mother", "hi i am calling for my son"]
)
def test_a_greeting_ends_nothing(ear: Ear, said: str) -> None:
    asked = ear.after(said).asked
    assert asked is not None
    assert asked.act == "basics.what_next"


def test_whom_it_is_about_is_noted(ear: Ear) -> None:
    about = ear.after("it's about my mother", "she's eighty four").about
    assert (about.kin, about.age) == ("mother", 84)


def test_a_grown_up_has_no_growing_pains(ear: Ear) -> None:
    said = ("it's about my mother", "she gets these awful cramps in her feet")
    state = ear.after(*said)
    assert state.told is None or state.told.facts["answer"] != "children-cramps"


def test_started_again_a_talk_leaves_behind_what_was_told(ear: Ear) -> None:
    state = ear.after("can statins cause cramps in my mother", "start over")
    assert (state.told, state.about.kin, state.things) == (None, None, {})
    assert state.asked is not None
    assert state.asked.act == "basics.what_next"


def test_started_again_a_check_asks_from_the_top(ear: Ear) -> None:
    before = ear.after("check my leg", "my calf hurts", "no")
    assert before.triage is not None
    assert before.triage.answers
    after = ear.after("start over", state=before).triage
    assert after is not None
    assert not after.answers


def test_a_thing_that_was_caught_is_named(ear: Ear) -> None:
    said = "the quavel of almonds blorp"
    last = ear.after("why do my legs cramp", said).last
    assert last is not None
    acts = {act.act: act.facts for act in last.says}
    if "basics.not_understood" in acts:
        assert acts["basics.not_understood"]["caught"] == "almonds"
    else:
        assert "almonds" in str(acts)


def test_the_second_time_the_nearest_two_are_offered(ear: Ear) -> None:
    missed = happened.NotUnderstood(nearest=("salt", "shoes"))
    asked = ear.stepped(missed, ear.stepped(missed, ear.after())).asked
    assert asked is not None
    assert (asked.facts["first"], asked.facts["second"]) == ("salt", "shoes")


def test_days_for_a_proposed_reminder_are_kept(ear: Ear) -> None:
    plan = ear.after("remind me to stretch at quarter to ten", "only on weekdays actually").plan
    assert plan is not None
    assert (plan.clock, plan.days) == ("21:45", "weekdays")


@pytest.mark.parametrize(
    "said",
    [
        "good evening dear i'm ninety one and i do get the most dreadful cramp in bed",
        "actually never mind that my calf's just gone on me ow",
    ],
)
def test_a_cramp_that_is_told_ends_no_visit(ear: Ear, said: str) -> None:
    assert ear.after("does magnesium help", said).asked is not None


@pytest.mark.parametrize(
    ("before", "said", "answer"),
    [
        ("does potassium help", "oh sorry no i meant magnesium", "magnesium-help"),
        ("do magnets help", "no not magnets magnesium", "magnesium-help"),
    ],
)
def test_what_was_meant_takes_the_place(ear: Ear, before: str, said: str, answer: str) -> None:
    told = ear.after(before, said).told
    assert told is not None
    assert told.facts["answer"] == answer
