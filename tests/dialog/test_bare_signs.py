"""A sign without its part is the finding that the open question asks for."""

import pytest
from msgspec.structs import replace

from skill.dialog import events as happened
from skill.dialog.interpret import interpret
from skill.dialog.state import State
from tests.dialog.ear import Ear, ids


@pytest.mark.parametrize(
    ("said", "finding"),
    [
        ("yes both of them are swollen", "yes.swollen-leg"),
        ("yes it is hot", "yes.hot-leg"),
        ("it's a bit swollen", "yes.swollen-leg"),
        ("it isn't hot", "no.hot-leg"),
    ],
)
def test_it_is_what_was_asked_about(ear: Ear, said: str, finding: str) -> None:
    """To "compare your legs: is one swollen, hot, cold, or a different colour?"."""
    (event,) = ear.meant(*ear.leading_to("leg-changed"), said)
    assert isinstance(event, happened.Reported)
    assert finding in ids(event.slots, "finding")


def test_where_nobody_asked_it_is_none(ear: Ear) -> None:
    assert not ids(ear.meant("it is hot")[0].slots, "finding")


@pytest.mark.parametrize(
    ("said", "complete", "made"),
    [
        ("chest pain", False, happened.Suspected),  # "no" may have been cut off
        ("chest pain", True, happened.Reported),
        ("i have chest pain", False, happened.Reported),
        ("can't breathe", False, happened.Reported),
    ],
)
def test_a_danger_barely_named_is_asked_about_where_words_may_be_cut(
    ear: Ear, said: str, *, complete: bool, made: type[happened.Event]
) -> None:
    reading = replace(ear.read(said), complete=complete)
    (event,) = interpret(reading, State(), ear.knowledge)
    assert isinstance(event, made)
