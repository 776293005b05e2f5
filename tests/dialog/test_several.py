"""Several medicines at once: the one with the clearest link, or the two that could be it."""

import pytest

from skill.dialog.conversation import step
from skill.dialog.events import Asked
from skill.dialog.state import State
from skill.locale_bundles import TurnParts
from tests.conftest import NOW
from tests.dialog.ear import Ear


@pytest.mark.parametrize(
    ("said", "case", "named"),
    [
        (
            "i'm on salmeterol and lisinopril could one of them bring on cramps",
            "clearest",
            "inhaler",
        ),
        ("metformin or gabapentin which of the two gives cramps", "clearest", "gabapentin"),
        ("is it the lansoprazole or the furosemide that makes me cramp", "compared", "either"),
    ],
)
def test_the_clearest_link_is_named(
    parts: TurnParts, ear: Ear, said: str, case: str, named: str
) -> None:
    (event,) = ear.meant(said)
    assert isinstance(event, Asked)
    bundle = parts.bundle(ear.knowledge.locale)
    (told,) = step(State(), event, ear.knowledge, NOW).reply.says
    assert told.facts["case"] == case
    assert named in bundle.speech.render(told)["speech"]


@pytest.mark.parametrize(
    "said", ["is it usual to cramp with fibromyalgia", "cramps on statins is that common"]
)
def test_whether_it_is_usual_asks_if_that_brings_cramps(ear: Ear, said: str) -> None:
    (event,) = ear.meant(said)
    assert isinstance(event, Asked)
    assert event.form == "does-it-cause"


@pytest.mark.parametrize(
    "said", ["so that's a no then", "okay that's a yes", "so what's the upshot"]
)
def test_the_gist_is_the_answer_in_short(ear: Ear, said: str) -> None:
    state = ear.after("does magnesium help with cramps", said)
    assert state.last is not None
    assert [act.act for act in state.last.says] == ["answers.shorter"]


def test_a_fact_that_changes_nothing_is_said_to(ear: Ear) -> None:
    """The same answer for the same person, who told an age that none of its words depend on."""
    state = ear.after("what are cramps", "can bananas stop cramps", "i'm forty four by the way")
    assert state.last is not None
    first, *_ = state.last.says
    assert (first.act, first.facts["whose"]) == ("basics.again", "fact")


def test_what_was_said_of_a_thing_is_said_again(ear: Ear) -> None:
    told = ear.after(
        "are bananas good for cramps", "and shoes", "remind me what you said about the bananas"
    )
    assert told.told is not None
    assert told.told.facts["answer"] == "bananas"
