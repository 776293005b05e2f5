"""What is not ours: near is named with an offer, far is refused, each time in other words."""

from pathlib import Path

import pytest
import yaml

from nlu.forms import QUESTION_FORMS
from skill.dialog import events as happened
from skill.dialog.conversation import step
from skill.dialog.events import Asked, NotCovered, NotUnderstood, SaidNo, SaidYes, SlotValue
from skill.dialog.interpret import interpret
from skill.dialog.state import State
from skill.dialog.wording import wording
from skill.knowledge.localise import Knowledge
from skill.locale_bundles import TurnParts
from skill.understanding.reading import Candidate, Reading
from tests.conftest import NOW, Play
from tests.dialog.ear import Ear

_LABELS = Path(__file__).parents[2] / "docs" / "understanding" / "subjects.yaml"
_GOUT = {"condition": (SlotValue("gout", ("gout",)),)}


def test_every_near_subject_has_a_name_and_an_offer(knowledge: Knowledge) -> None:
    subjects = yaml.safe_load(_LABELS.read_text())["subjects"].values()
    near = {one.removeprefix("near:") for one in subjects if one.startswith("near:")}
    assert knowledge.near.keys() == near


@pytest.mark.parametrize(
    ("said", "near", "offer"),
    [
        ("will magnesium help me sleep", "magnesium-sleep", "magnesium-help"),
        ("magnesium for sleep", "magnesium-sleep", "magnesium-help"),
        ("is magnesium good for anxiety", "magnesium-anxiety", "magnesium-help"),
        ("how do you treat shingles", "other-conditions", "condition-causes"),
        ("how much iron is in liver", "food", "magnesium-foods"),
        ("my elbow clicks when i bend it", "other-leg-pain", "when-to-see-doctor"),
        ("my jaw muscles cramp when i chew", "other-cramps", "hand-cramps"),
    ],
)
def test_near_is_named_and_something_of_ours_offered(
    ear: Ear, knowledge: Knowledge, said: str, near: str, offer: str
) -> None:
    (event,) = ear.meant(said)
    reply = step(State(), event, knowledge, NOW).reply
    assert [(act.act, act.facts["near"]) for act in reply.says] == [("basics.not_covered", near)]
    assert reply.asks is not None
    assert (reply.asks.act, reply.asks.facts["answer"]) == ("basics.offer_answer", offer)


@pytest.mark.parametrize(
    ("candidates", "near"),
    [
        ((Candidate("near:food", 0.25), Candidate("diet", 0.2)), "food"),
        ((Candidate("far", 0.4), Candidate("near:other-conditions", 0.3)), "other-conditions"),
        ((Candidate("far", 0.9), Candidate("near:food", 0.05)), None),
        ((Candidate("diet", 0.1),), None),
        ((), None),
    ],
)
def test_a_doubt_is_enough_to_name_what_is_near(
    knowledge: Knowledge, candidates: tuple[Candidate, ...], near: str | None
) -> None:
    """For it is offered, not answered; what is surely far is not named."""
    (event,) = interpret(Reading(candidates=candidates), State(), knowledge)
    assert getattr(event, "subject", None) == near


@pytest.mark.parametrize(
    ("candidates", "slot", "answer"),
    [
        ((Candidate("med", 0.35),), "medicine", "medicine-causes"),
        ((Candidate("cond", 0.9),), "condition", "condition-causes"),
        ((Candidate("remedy", 0.6),), "remedy", "home-remedy"),
        ((Candidate("food", 0.6),), "food", "magnesium-in-food"),
    ],
)
def test_a_thing_that_no_list_has_is_looked_up_as_unknown(
    knowledge: Knowledge, candidates: tuple[Candidate, ...], slot: str, answer: str
) -> None:
    """In any form: what it was asked as is all that is known of it."""
    for form in QUESTION_FORMS:
        (event,) = interpret(Reading(candidates=candidates, form=form), State(), knowledge)
        assert isinstance(event, Asked)
        assert event.word(slot) == SlotValue("")
        (told,) = step(State(), event, knowledge, NOW).reply.says
        assert told.facts["case"] == "unknown"
        assert event.answer in (answer, "magnesium-with-medicines")


@pytest.mark.parametrize(
    ("said", "answer", "case"),
    [
        ("does wobblecillin cause cramps", "medicine-causes", "unknown"),
        ("can i take magnesium with wobblecillin", "magnesium-with-medicines", "unknown"),
        ("gap between my tablets and magnesium", "magnesium-with-medicines", ""),
        ("how much magnesium can my grandmother take", "how-much-magnesium", "woman"),
        ("could my fibrozoma be the cause of my cramps", "condition-causes", "unknown"),
    ],
)
def test_a_class_and_magnesium_are_no_unlisted_things(
    ear: Ear, knowledge: Knowledge, said: str, answer: str, case: str
) -> None:
    """Only of what was named, and stands in no list, it is said that we don't cover it."""
    (event,) = ear.meant(said)
    (told,) = step(State(), event, knowledge, NOW).reply.says
    assert (told.facts["answer"], told.facts["case"]) == (answer, case)


def test_a_yes_tells_what_was_offered_and_a_no_asks_on(play: Play) -> None:
    offered = NotCovered(subject="magnesium-sleep")
    (told,) = play(offered, SaidYes()).reply.says
    assert (told.act, told.facts["answer"]) == ("answers.told", "magnesium-help")
    (after_no,) = filter(None, [play(offered, SaidNo()).reply.asks])
    assert after_no.act == "basics.anything_else"


def test_what_was_told_just_now_is_not_offered(play: Play) -> None:
    asks = play(Asked(answer="magnesium-help"), NotCovered(subject="magnesium-sleep")).reply.asks
    assert asks is not None
    assert asks.facts["answer"] == "why-at-night"


def test_a_thing_that_was_named_is_offered_by_its_name(play: Play, parts: TurnParts) -> None:
    """How gout is treated we don't cover; gout and cramps we do."""
    event = NotCovered(_GOUT, subject="other-conditions")
    asks = play(event).reply.asks
    assert asks is not None
    assert "gout and cramps" in parts.bundle("en-US").speech.render(asks)["speech"]
    (told,) = play(event, SaidYes()).reply.says
    assert (told.facts["answer"], told.facts["name"]) == ("condition-causes", "gout")


def test_another_reminder_is_answered_with_ours(play: Play) -> None:
    asks = play(NotCovered(subject="other-reminders")).reply.asks
    assert asks is not None
    assert asks.act == "reminders.offer"


def test_near_within_the_check_is_named_and_the_check_goes_on(play: Play) -> None:
    reply = play(happened.StartedTriage(), SaidNo(), NotCovered(subject="magnesium-sleep")).reply
    assert [act.act for act in reply.says] == ["basics.not_covered"]
    assert reply.asks is not None
    assert reply.asks.act == "triage.question"


@pytest.mark.parametrize(
    ("said", "emergency"),
    [
        ("what is the capital of peru", False),
        ("play some music", False),
        ("play the film where everybody is terrified", True),
    ],
)
def test_the_number_comes_where_pain_or_fear_was_heard(
    ear: Ear, knowledge: Knowledge, said: str, *, emergency: bool
) -> None:
    (event,) = ear.meant(said)
    assert isinstance(event, NotUnderstood)
    (act,) = step(State(), event, knowledge, NOW).reply.says
    assert act.facts["emergency"] is emergency


def test_words_that_nobody_knows_get_the_number(play: Play, parts: TurnParts) -> None:
    """Alexa's fallback hands over none; and the last time, whatever was said."""
    speech = parts.bundle("en-US").speech
    (act,) = play(NotUnderstood()).reply.says
    assert "911" in speech.render(act)["speech"]
    far = NotUnderstood(far=True, distress=False)
    (last,) = play(far, far, far).reply.says
    assert "911" in speech.render(last)["speech"]
    assert "911" not in speech.render(play(far).reply.says[0])["speech"]


def test_an_example_near_to_what_was_said(play: Play, parts: TurnParts) -> None:
    (act,) = play(NotUnderstood(distress=False, example="bananas")).reply.says
    assert "You could ask about bananas." in parts.bundle("en-US").speech.render(act)["speech"]


@pytest.mark.parametrize(
    "event",
    [NotUnderstood(far=True), NotUnderstood(), NotCovered(subject="food")],
    ids=["far", "unheard", "near"],
)
def test_no_wording_comes_twice_running(
    event: NotUnderstood, knowledge: Knowledge, parts: TurnParts
) -> None:
    """With something understood in between, so that it is the first try each time."""
    state, heard = State(), list[str]()
    for _ in range(3):
        turn = step(state, event, knowledge, NOW)
        heard.append(parts.bundle("en-US").speech.render(turn.reply.says[0])["speech"])
        state = step(turn.state, Asked(answer="bananas"), knowledge, NOW).state
    assert len(set(heard)) == len(heard)


def test_a_wording_is_chosen_by_act_count_and_date() -> None:
    assert wording("a", 0, NOW) == wording("a", 0, NOW)
    assert (wording("a", 1, NOW) - wording("a", 0, NOW)) % 60 == 1
    assert wording("a", 0, NOW) != wording("b", 0, NOW)
    assert wording("a", 0, NOW.replace(day=1)) != wording("a", 0, NOW)
