"""What a follow-up is about, weighed by what was answered before it."""

import pytest

from skill.dialog import events as happened
from skill.dialog.in_context import in_context
from tests.dialog.ear import Ear

STRETCHES = "which stretches help with cramps"


@pytest.mark.parametrize(
    ("before", "said", "answer"),
    [
        ("does a warm bath help", "and how hot", "warm-bath"),
        (STRETCHES, "how long for each", "stretch-how-often"),
        ("how much magnesium do i need", "is that with food counted", "how-much-magnesium"),
        ("does magnesium help against cramps", "any downside to it", "magnesium-side-effects"),
    ],
)
def test_a_follow_up_is_of_what_was_told_or_near_it(
    ear: Ear, before: str, said: str, answer: str
) -> None:
    told = ear.after(before, said).told
    assert told is not None
    assert told.facts["answer"] == answer


def test_shares_stay_shares(ear: Ear) -> None:
    reading = ear.read("and how hot")
    weighed = in_context(reading, ear.after("does a warm bath help"), ear.knowledge)
    shares = [one.p for one in weighed.candidates]
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) == pytest.approx(1.0)


def test_what_is_named_goes_before_what_was_told(ear: Ear) -> None:
    told = ear.after(STRETCHES, "does coffee matter").told
    assert told is not None
    assert told.facts["answer"] == "caffeine"


def test_a_sign_is_of_no_subject_told_before(ear: Ear) -> None:
    state = ear.after("does a warm bath help", "one of my legs is hot and swollen since yesterday")
    assert state.triage is not None or (state.asked and state.asked.act.startswith("danger."))


def test_a_danger_is_heard_by_itself(ear: Ear) -> None:
    """However likely the subject before it makes something else."""
    asked = ear.after("why do i get cramps at night", "i don't want to wake up any more").asked
    assert asked is not None
    assert asked.act.startswith(("mind.", "danger."))


@pytest.mark.parametrize("command", ["controls:more", "controls:wrong", "controls:routine-next"])
def test_a_command_that_leans_on_nothing_is_far_behind(ear: Ear, command: str) -> None:
    reading = ear.read("well go on with the next bit of that")
    shares = {one.subject: one.p for one in reading.candidates}
    before = ear.after(*(["does a warm bath help"] if "routine" in command else []))
    fresh = in_context(reading, before, ear.knowledge)
    weighed = {one.subject: one.p for one in fresh.candidates}
    assert weighed[command] < max(shares[command], 1e-4)


def test_no_subject_is_taken_from_the_skill_itself(ear: Ear) -> None:
    (event,) = ear.meant("who made these answers", "how long for each stretch")
    assert isinstance(event, happened.Asked)
    assert event.answer == "stretch-how-often"


@pytest.mark.parametrize("said", ["then he can leave it", "so my dad could drop them"])
def test_whoever_would_stop_a_medicine_hears_no_yes(ear: Ear, said: str) -> None:
    """What was told of it begins with yes, and is of a cause."""
    told = ear.after("do water tablets cause cramps", said).told
    assert told is not None
    assert told.facts["form_answered"] == "should-i-stop"
