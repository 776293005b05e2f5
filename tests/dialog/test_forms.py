"""A question is answered in its own form, where there are words; the facts say which is which."""

import pytest

from nlu.forms import QUESTION_FORMS
from skill.dialog.conversation import step
from skill.dialog.events import Asked, AskedAbout, Doubted, Event, SaidYes, Slots, SlotValue
from skill.dialog.replies import Act
from skill.dialog.state import State
from skill.knowledge.localise import Knowledge
from skill.locale_bundles import TurnParts
from tests.conftest import NOW
from tests.dialog.ear import Ear

_KIDNEYS: Slots = {"condition": (SlotValue("kidney disease", ("kidney-disease",)),)}


def _told(knowledge: Knowledge, asked: Asked, state: State | None = None) -> Act:
    return step(state or State(), asked, knowledge, NOW).reply.says[0]


def test_an_answer_has_words_of_its_own_for_a_form(parts: TurnParts) -> None:
    bundle = parts.bundle("en-US")
    told = _told(bundle.knowledge, Asked(answer="bananas", form="can-i"))
    assert (told.facts["form"], told.facts["form_answered"]) == ("can-i", "can-i")
    assert bundle.speech.render(told)["speech"].startswith("Yes, most people can")


@pytest.mark.parametrize("form", [*QUESTION_FORMS, None])
def test_every_form_is_answered(parts: TurnParts, form: str | None) -> None:
    """A form without words of its own gets the plain ones, and the facts say so."""
    bundle = parts.bundle("en-GB")
    told = _told(bundle.knowledge, Asked(answer="alcohol", form=form))
    plain = _told(bundle.knowledge, Asked(answer="alcohol"))
    own = form in bundle.knowledge.answers["alcohol"].by_form
    assert told.facts.get("form_answered") == (form if own else "plain" if form else None)
    assert (bundle.speech.render(told) == bundle.speech.render(plain)) is not own


def test_a_case_goes_before_a_form(parts: TurnParts) -> None:
    """With kidney disease "can I eat bananas" gets the words for kidneys, in whatever form."""
    bundle = parts.bundle("en-US")
    told = _told(bundle.knowledge, Asked(_KIDNEYS, "bananas", "can-i"))
    assert told.facts["case"] == "kidney"
    assert "kidney" in bundle.speech.render(told)["speech"]


def test_a_point_goes_before_the_form_and_gives_way_to_a_case(parts: TurnParts) -> None:
    """Whoever expects a child hears the words for it, which have none for that point."""
    knowledge = parts.bundle("en-GB").knowledge
    asleep = Asked(answer="heat-or-ice", form="can-i", point="asleep")
    assert _told(knowledge, asleep).facts["form_answered"] == "asleep"
    stage: Slots = {"stage": (SlotValue("pregnant", ("pregnant",)),)}
    assert (
        _told(knowledge, Asked(stage, "heat-or-ice", "can-i", point="asleep")).facts["form"]
        == "can-i"
    )


@pytest.mark.parametrize(
    ("said", "answer", "form", "starts"),
    [
        (
            "should i stop my statin",
            "medicine-causes",
            "should-i-stop",
            "Statins. Go to the nearest emergency room now for pee like cola. Not by yourself",
        ),
        ("is it safe to take quinine", "quinine", "can-i", "Not on your own"),
        ("how long does magnesium take to work", "magnesium-when", "how-long", "No day is known"),
        ("do magnesium pills help night cramps", "magnesium-help", "does-it-help", "Probably not"),
        ("can i eat bananas for my cramps", "bananas", "can-i", "Yes, most people can"),
        ("why do my legs cramp at night", "why-at-night", "why", "Perhaps because feet"),
    ],
)
def test_the_form_of_the_words_reaches_the_answer(
    ear: Ear, parts: TurnParts, said: str, answer: str, form: str, starts: str
) -> None:
    (event,) = ear.meant(said)
    assert isinstance(event, Asked)
    assert (event.answer, event.form) == (answer, form)
    bundle = parts.bundle("en-US")
    words = bundle.speech.render(_told(bundle.knowledge, event))
    assert words["speech"].startswith(starts)


@pytest.mark.parametrize("reply", [SaidYes(), Asked(answer="bananas", form="can-i")])
def test_a_choice_of_two_keeps_the_form(reply: Event, parts: TurnParts) -> None:
    knowledge = parts.bundle("en-US").knowledge
    doubt = Doubted(first="bananas", second="diet", form="can-i")
    state = step(State(), doubt, knowledge, NOW).state
    assert state.asked_form == "can-i"
    assert step(state, reply, knowledge, NOW).reply.says[0].facts["form_answered"] == "can-i"


def test_and_my_father_wants_to_know_the_same(parts: TurnParts) -> None:
    """What is asked after an answer keeps its form where it keeps its topic."""
    knowledge = parts.bundle("en-US").knowledge
    state = step(State(), Asked(answer="bananas", form="can-i"), knowledge, NOW).state
    father = SlotValue("my father", ("person.father",))
    turn = step(state, AskedAbout({"subject": (father,)}, form="what-is"), knowledge, NOW)
    assert turn.reply.says[0].facts["form"] == "can-i"
