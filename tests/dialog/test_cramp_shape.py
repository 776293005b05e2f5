"""A cramp that is there now is told by its shape; what is not there, or not now, is none."""

import pytest

from skill.dialog.cramp_blocks import another_sign, not_there
from skill.dialog.cramp_shape import tells_cramp


@pytest.mark.parametrize(
    "text",
    [
        "my thumb is cramping",  # named
        "the shin went into a spasm just now",
        "his foot has clenched up",  # a part does what a cramp does to it
        "something is squeezing my calf",
        "my thigh turned hard as a log",  # what it is like then
        "the toes will not unbend",  # what it will not do
        "it is starting again my calf",  # pointed at
        "get this out of my leg",
        "oww my instep",  # cried out
        "shite the left calf",
        "there is a clamp in my foot",  # as a recogniser writes it
        "24 weeks pregnant and my calf is cramping",  # how far along she is is no length of it
    ],
)
def test_a_cramp_now(text: str) -> None:
    assert tells_cramp(text)


@pytest.mark.parametrize(
    "text",
    [
        "my thumb was cramping",
        "my shin cramped on tuesday",
        "i keep getting cramps",
        "my foot cramps whenever i drive",
        "i am afraid of a cramp",
        "my calf is not cramping",
        "the cramp has gone",
        "my tummy is cramping",
        "why is my calf cramping",
        "i tore it and my calf is cramping",
        "my hands are clean",
    ],
)
def test_no_cramp_now(text: str) -> None:
    assert not tells_cramp(text)


def test_what_is_not_there_is_told_from_a_habit() -> None:
    assert not_there("no cramp tonight")
    assert not not_there("i keep getting cramps")


def test_a_sign_of_more_is_seen_beside_it() -> None:
    assert another_sign("my calf is cramping and my chest is tight")
    assert not another_sign("my calf is cramping on the cold tiles")
