"""Points: what is asked of just one subject, heard by its words once the subject is known."""

import pytest

from skill.dialog.events import Asked
from skill.dialog.points import point_of
from tests.dialog.ear import Ear

_POINTS = {"asleep": ["asleep", "all night"], "numb": ["numb*", "not feel"]}


@pytest.mark.parametrize(
    ("said", "point"),
    [
        ("is it fine to doze off and be asleep with one on", "asleep"),
        ("can it stay on all the night", "asleep"),
        ("night and day", None),
        ("my toes have a numbness", "numb"),
        ("i do not really feel that foot when asleep", "numb"),  # more of its words stand there
        ("how hot should it be", None),
    ],
)
def test_the_words_give_a_point_away(said: str, point: str | None) -> None:
    assert point_of(_POINTS, said.split()) == point


@pytest.mark.parametrize(
    ("said", "answer", "point"),
    [
        ("why do my calves cramp when i'm swimming lengths", "exercise-cramps", "swimming"),
        (
            "magnesium citrate or oxide which is gentler on your stomach",
            "magnesium-forms",
            "gentle",
        ),
        ("what does elemental mean on my magnesium", "magnesium-forms", "elemental"),
        ("what goes on inside the muscle in a cramp", "what-is-a-cramp", "inside"),
        ("do i take magnesium with food", "magnesium-when", "with-food"),
    ],
)
def test_a_first_question_may_hold_a_point(ear: Ear, said: str, answer: str, point: str) -> None:
    (event,) = ear.meant(said)
    assert isinstance(event, Asked)
    assert (event.answer, event.point) == (answer, point)


@pytest.mark.parametrize("first", ["heat or ice for a cramp", "should i put heat on my calf"])
def test_a_follow_up_that_names_no_subject_keeps_it(ear: Ear, first: str) -> None:
    """The heat pad was spoken of, and "it" is one: the words of its point are told."""
    (event,) = ear.meant(first, "and would it be okay to fall asleep with it on")
    assert isinstance(event, Asked)
    assert (event.answer, event.point) == ("heat-or-ice", "asleep")
