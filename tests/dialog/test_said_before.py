"""What was said before, asked for again: its gist, the words on a thing, with a fact beside it."""

import pytest

from tests.dialog.ear import Ear


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
