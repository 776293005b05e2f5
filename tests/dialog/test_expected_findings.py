"""Findings told in a word or two: a reply to the question of triage that asks for them."""

import pytest

from skill.dialog import events as happened
from tests.dialog.ear import Ear, ids


@pytest.fixture
def before(ear: Ear) -> tuple[str, ...]:
    """Up to "does anything set it off: walking, exercise, an injury, heat, or a stomach bug?"."""
    said = ear.leading_to("set-off")
    asked = ear.after(*said).asked
    assert asked is not None
    assert asked.facts["question"] == "set-off"
    return said


@pytest.mark.parametrize(
    ("said", "finding"),
    [
        ("heat", "set-off-heat"),
        ("walking", "set-off-walking"),
        ("a stomach bug", "set-off-bug"),
        ("i think i pulled a muscle", "set-off-injury"),
    ],
)
def test_a_choice_is_named(ear: Ear, before: tuple[str, ...], said: str, finding: str) -> None:
    """Elsewhere "heat" is asked about, "walking" is what to do."""
    (event,) = ear.meant(*before, said)
    assert isinstance(event, happened.Reported)
    assert f"yes.{finding}" in ids(event.slots, "finding")


@pytest.mark.parametrize("said", ["does heat help", "stop", "no"])
def test_a_question_a_command_and_a_no_are_none(
    ear: Ear, before: tuple[str, ...], said: str
) -> None:
    (event,) = ear.meant(*before, said)
    assert not isinstance(event, happened.Reported)


def test_a_finding_that_nobody_asked_for_begins_the_check(ear: Ear) -> None:
    """Where the words are about nothing else."""
    (event,) = ear.meant("i have a cramp that never quite goes")
    assert isinstance(event, happened.Reported)
    assert ids(event.slots, "finding") == ["yes.plain-cramp", "yes.one-leg-ache"]


def test_a_leg_that_hurts_begins_the_check(ear: Ear) -> None:
    """It was taken for a child's."""
    (event,) = ear.meant("my leg hurts")
    assert isinstance(event, happened.StartedTriage)
