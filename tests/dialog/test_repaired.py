"""A repair names what was meant; who waits is waited for; what is missed loses no talk."""

import pytest

from skill.dialog import events as happened
from skill.dialog.routine_events import Paused
from skill.dialog.state import State
from tests.dialog.ear import Ear

_NIGHT = "why do my legs cramp at night"
REPAIRS = [
    (_NIGHT, "no that's not it i want to know what to do when one grabs me", "relief-now"),
    ("does potassium help with cramps", "nope i meant magnesium", "magnesium-help"),
    (_NIGHT, "nah i was asking do bananas do any good", "bananas"),
    (_NIGHT, "i haven't got calves in a field i said calves", "why-at-night"),
    ("does quinine help", "no see i want to know if it's safe", "quinine"),
    ("why is it always my left calf", "not swollen no so do i need to worry", "when-to-see-doctor"),
]


def _talk(ear: Ear, *said: str) -> State:
    """The state of a visit that was opened, so that answers are offered on."""
    return ear.after(*said, state=ear.stepped(happened.Opened(), State()))


def _told(ear: Ear, *said: str) -> str:
    told = ear.after(*said).told
    return str(told.facts["answer"]) if told else ""


def _acts(ear: Ear, *said: str) -> list[str]:
    last = _talk(ear, *said).last
    assert last
    return [act.act for act in last.says] + ([last.asks.act] if last.asks else [])


@pytest.mark.parametrize(("first", "then", "answer"), REPAIRS)
def test_what_was_meant_is_told(ear: Ear, first: str, then: str, answer: str) -> None:
    assert _told(ear, first, then) == answer


def test_who_was_meant_is_told(ear: Ear) -> None:
    state = ear.after("how much magnesium does my father need", "no not him me")
    assert state.told
    assert state.told.facts["case"] == ""


def test_am_i_meant_to_is_no_repair(ear: Ear) -> None:
    assert ear.read("what am i meant to do when the foot cramps").repair is None


@pytest.mark.parametrize("said", ["hang on the postman's here", "one sec the oven's beeping"])
def test_we_wait_and_offer_again(ear: Ear, said: str) -> None:
    acts = _acts(ear, "does magnesium help with cramps", said)
    assert acts == ["basics.waiting", "answers.offer_more"]


def test_after_waiting_the_answer_comes_again(ear: Ear) -> None:
    said = ("does magnesium help with cramps", "hang on the postman's here", "say that again")
    assert _acts(ear, *said)[0] == "answers.told"


def test_to_hang_on_is_no_answer_where_something_is_told_with_it(ear: Ear) -> None:
    events = ear.meant("which magnesium is best", "hang on i've the tub here it's citrate")
    assert not isinstance(events[0], Paused)


_MISSED = happened.NotUnderstood(distress=False)


def test_what_is_missed_amid_a_talk_names_it_and_offers_two_near(ear: Ear) -> None:
    last = ear.stepped(_MISSED, _talk(ear, "does magnesium help with cramps")).last
    assert last
    assert last.asks
    assert last.says[0].facts["topic"] == "magnesium-help"
    assert last.asks.act == "basics.did_you_mean"


def test_missed_twice_two_others_are_offered(ear: Ear) -> None:
    once = ear.stepped(_MISSED, _talk(ear, "does magnesium help with cramps"))
    twice = ear.stepped(_MISSED, once)
    assert once.asked
    assert twice.asked
    offered = [{one.facts["first"], one.facts["second"]} for one in (once.asked, twice.asked)]
    assert offered[0].isdisjoint(offered[1])


def test_before_anything_was_told_it_is_asked_what_is_wanted(ear: Ear) -> None:
    asked = ear.stepped(_MISSED, _talk(ear)).asked
    assert asked
    assert asked.act == "basics.what_next"


@pytest.mark.parametrize("said", ["is it meant to rain on sunday", "who won the derby last night"])
def test_an_aside_is_declined_and_the_offer_stays(ear: Ear, said: str) -> None:
    state = _talk(ear, "is coffee giving me leg cramps", said)
    assert state.last
    assert state.last.says[0].facts["aside"]
    assert state.asked
    assert state.asked.act == "answers.offer_more"
    assert state.misses == 0


def test_the_safety_check_takes_no_word_for_a_sign(ear: Ear) -> None:
    asked = ear.after("start my bedtime routine", "fair enough").asked
    assert asked
    assert asked.act == "routine.check"


def test_mrs_is_a_woman(ear: Ear) -> None:
    state = ear.after("how much magnesium do i need in a day", "i'm seventy", "mrs if it's any use")
    assert state.told
    assert "woman" in str(state.told.facts["case"])
