"""After an alarm, and after a question about a danger, nothing else is talked of unawares."""

import pytest

from skill.dialog.replies import FactValue
from skill.dialog.state import State
from skill.locale_bundles import TurnParts
from skill.markup import plain
from tests.dialog.ear import Ear

STANDS = "danger.holds"
ALARM = "he's got a crushing pain in his chest"


def acts(state: State) -> list[str]:
    """The acts of the last reply."""
    assert state.last is not None
    return [act.act for act in state.last.says]


def about(state: State) -> FactValue:
    """What the alarm that stands was said to."""
    assert state.last is not None
    (said,) = state.last.says
    assert (said.act, state.last.asks and state.last.asks.act) == (STANDS, "danger.misheard")
    return said.facts["about"]


def test_an_emergency_gives_way_to_no_question(ear: Ear) -> None:
    """Six times over the alarm stands, and no calm answer is heard."""
    state = ear.after(ALARM, "could it be his statin")
    for said in ("does magnesium help", "shall i rub it", "remind me at nine", "help"):
        assert acts(state) == [STANDS]
        state = ear.after(said, state=state)


def test_what_is_less_gives_way_at_the_third_question(ear: Ear) -> None:
    """Its number first, then the answer."""
    alarm = "my pee is dark brown since the race"
    twice = ear.after(alarm, "could it be his statin", "does magnesium help")
    assert acts(twice) == [STANDS]
    again = ear.after("could it be his statin", state=twice)
    assert acts(again)[0] == "danger.meanwhile"
    assert acts(again)[-1] == "answers.told"


@pytest.mark.parametrize(
    ("said", "to"),
    [
        ("sorry which number was that", "number"),
        ("what do i dial", "number"),
        ("she reckons she's okay", "well"),
        ("oh it's easing off now", "well"),
        ("it's only indigestion", "well"),
        ("i'm feeling grand again", "well"),
        ("he doesn't want an ambulance", "well"),
        ("is it really that serious", "well"),
        ("can't it wait till monday", "wait"),
        ("should we just see how he goes", "wait"),
        ("could a neighbour drive us", "drive"),
        ("i made her a cup of tea was that right", "drink"),
        ("can he eat something", "eat"),
        ("shall i massage the leg meanwhile", "massage"),
    ],
)
def test_what_is_said_to_an_alarm_is_answered_with_it(ear: Ear, said: str, to: str) -> None:
    assert about(ear.after(ALARM, said)) == to


def test_what_a_row_forbids_is_said_to_whoever_asks(ear: Ear, parts: TurnParts) -> None:
    state = ear.after("my wife's face dropped on one side", "can i give her some water")
    assert state.last is not None
    said = plain(parts.bundle("en-GB").speech.speak(state.last).speech)
    assert said.startswith("Nothing to eat or drink. Call 999 now")


def test_the_number_comes_alone(ear: Ear, parts: TurnParts) -> None:
    state = ear.after(ALARM, "what's the number")
    assert state.last is not None
    said = parts.bundle("en-US").speech.speak(state.last).speech
    assert said.count("911") == 2
    assert "chest" not in said


@pytest.mark.parametrize("said", ["now his lips are swelling up", "he's stopped breathing"])
def test_another_danger_alarms_anew(ear: Ear, said: str) -> None:
    assert acts(ear.after(ALARM, said)) == ["danger.alert"]


@pytest.mark.parametrize("said", ["pause", "next", "hang on a minute", "skip that one"])
def test_nothing_that_fits_nothing_loses_the_alarm(ear: Ear, said: str) -> None:
    assert not {STANDS, "danger.alert"}.isdisjoint(acts(ear.after(ALARM, said)))


@pytest.mark.parametrize(
    "said", ["it was only the telly", "i was just reading it out", "nobody's hurt"]
)
def test_what_was_only_heard_of_takes_it_back(ear: Ear, said: str) -> None:
    assert acts(ear.after(ALARM, said))[0] == "danger.taken_back"


def test_words_that_stray_from_a_doubt_count_as_unsure(ear: Ear) -> None:
    """And never as easing."""
    doubt = ear.after("my foot's gone a bit cold and whitish i think")
    assert doubt.asked is not None
    if doubt.asked.act == "danger.check":
        after = ear.after("it's killing me from the knee down", state=doubt)
        assert after.asked is not None
        assert after.asked.act.startswith("danger.")


@pytest.mark.parametrize("said", ["okay set me a reminder to stretch at nine", "yes tell me"])
def test_an_answer_to_the_voice_is_no_yes_to_a_danger(ear: Ear, said: str) -> None:
    state = ear.after("check my leg", "my calf hurts", said)
    assert "danger.alert" not in acts(state)


@pytest.mark.parametrize("said", ["i take a statin", "my leg's a bit puffy since tuesday"])
def test_something_else_that_is_told_is_no_yes(ear: Ear, said: str) -> None:
    state = ear.after(*ear.leading_to("sudden-weak"), said)
    assert "danger.alert" not in acts(state)


def test_of_the_mind_the_question_comes_once_more_before_anything_else(ear: Ear) -> None:
    """And then the crisis words stand before the answer; nothing is cheerful at once."""
    veiled = ear.after("honestly some nights i don't see the point of waking up")
    assert veiled.asked is not None
    assert veiled.asked.act == "mind.ask"
    once = ear.after("does tonic water help", state=veiled)
    assert (acts(once), once.asked and once.asked.act) == ([], "mind.ask")
    twice = ear.after("does tonic water help", state=once)
    assert acts(twice)[0] == "mind.crisis"


def test_who_would_be_better_off_without_me_are_not_the_ones_in_danger(ear: Ear) -> None:
    said = "some nights i figure the kids would be better off without me around"
    asked = ear.after("my daughter got me a magnesium spray does it work", said).asked
    assert asked is not None
    assert (asked.act, asked.facts["whose"]) == ("mind.ask", "self")
    believed = ear.after(said, "oh no i'd never do anything i'm just worn out is all")
    assert acts(believed) == ["mind.believed"]


def test_what_a_daughter_got_me_nobody_swallowed(ear: Ear) -> None:
    state = ear.after("my daughter got me one of those magnesium sprays does it even go in")
    assert "danger.alert" not in acts(state)


@pytest.mark.parametrize(
    "said", ["a little puffy yeah if i'm honest", "just the left the right one's good as gold"]
)
def test_a_yes_about_a_leg_is_none_about_the_chest(ear: Ear, said: str) -> None:
    state = ear.after("check my leg", "my calf is sore", said)
    assert "danger.alert" not in acts(state)


def test_a_child_told_of_keeps_its_age(ear: Ear) -> None:
    said = (
        "you know our youngest gets them too she's ten",
        "how much magnesium should she have each day",
    )
    told = ear.after(*said).told
    assert told is not None
    assert told.facts["case"] == "child"


def test_help_is_told_behind_the_alarm_that_stands(ear: Ear) -> None:
    """It may be a cry: the number first, then what can be asked, and the alarm still listens."""
    state = ear.after(ALARM, "help")
    assert state.last is not None
    assert acts(state) == [STANDS, "danger.help"]
    assert state.last.asks is not None
    assert state.last.asks.act == "danger.misheard"
