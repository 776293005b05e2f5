"""A proposed time is mended in few words."""

import pytest

from tests.dialog.ear import Ear

ASKED = "remind me to stretch every night"


@pytest.mark.parametrize(
    ("first", "said", "clock"),
    [
        ("at nine fifty", "fifteen not fifty", "21:15"),
        ("at seven", "sorry eight not seven", "20:00"),
        ("at nine", "half an hour later actually", "21:30"),
        ("at ten", "make that an hour earlier", "21:00"),
        ("at nine", "no wait ten", "22:00"),
    ],
)
def test_the_plan_is_mended(ear: Ear, first: str, said: str, clock: str) -> None:
    plan = ear.after(ASKED, first, said).plan
    assert plan is not None
    assert plan.clock == clock


@pytest.mark.parametrize("said", ["is it every night or just tonight", "will that ring every day"])
def test_asked_how_often_it_says_it_again(ear: Ear, said: str) -> None:
    asked = ear.after(ASKED, "at nine", said).asked
    assert asked is not None
    assert asked.act == "reminders.confirm"


def test_the_one_is_no_hour(ear: Ear) -> None:
    """To the plan it is a yes."""
    assert ear.after(ASKED, "at nine", "yes that's the one").asked is None


def test_the_morning_is_the_morning_where_it_is_said(ear: Ear) -> None:
    plan = ear.after(ASKED, "i work nights so nine in the morning").plan
    assert plan is not None
    assert plan.clock == "09:00"


def test_one_for_the_stretches_is_no_hour(ear: Ear) -> None:
    plan = ear.after(ASKED, "set me one for the stretches quarter past eight every night").plan
    assert plan is not None
    assert plan.clock == "20:15"
