"""A cramp that is told explains a cry for help; danger signs beside it keep their alarms."""

import pytest

from skill.dialog.events import Asked, Reported, SaidSelfHarm, Suspected
from tests.dialog.ear import Ear


@pytest.mark.parametrize(
    "said",
    [
        "foot cramp help fast",
        "my calf's cramped and i can't put my foot down",
        "my hand's cramped shut",
        "my knee won't bend the back of my thigh's cramping",
    ],
)
def test_the_cramp_is_coached(ear: Ear, said: str) -> None:
    (event,) = ear.meant(said)
    assert isinstance(event, Asked)
    assert event.answer == "relief-now"


@pytest.mark.parametrize(
    "said",
    [
        "my foot's cramping and i can't breathe",
        "cramp in my calf and my face is drooping on one side",
        "both hands are cramped into claws and my lips tingle",
        "my leg's cramping and i want to kill myself",
        "my calf is cramping and my chest hurts",
    ],
)
def test_danger_beside_it_is_heard(ear: Ear, said: str) -> None:
    assert isinstance(ear.meant(said)[0], Reported | Suspected | SaidSelfHarm)


def test_a_leg_that_cannot_be_moved_alarms_where_no_cramp_is_told(ear: Ear) -> None:
    assert isinstance(ear.meant("suddenly i can't move my leg")[0], Reported | Suspected)
