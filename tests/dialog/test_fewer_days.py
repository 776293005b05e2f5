"""Of a reminder that rings on several days, only those are taken away that were named."""

import pytest

from nlu.rings import find_rings
from nlu.words import tokenise
from skill.dialog.effects import DropReminder, FindZone, Plan, SetReminder
from skill.dialog.events import SaidYes
from skill.dialog.preferences import Preferences, Reminder
from skill.dialog.reminder_events import CanceledReminder
from skill.dialog.service_events import ZoneFound
from skill.knowledge.localise import Knowledge
from tests.dialog.evening import Evening


def _canceled(said: str) -> CanceledReminder:
    return CanceledReminder(wishes=find_rings(tokenise(said)))


def _kept(*days: str) -> Preferences:
    return Preferences(
        reminders=tuple(Reminder(f"t{at}", "21:00", one) for at, one in enumerate(days))
    )


@pytest.mark.parametrize(
    ("kept", "said", "left"),
    [
        ("monday friday", "drop the friday one", "monday"),
        ("monday wednesday friday", "cancel the monday and wednesday ones", "friday"),
        ("daily", "get rid of the weekend ones", "weekdays"),
        ("daily", "i don't want the weekday ones", "saturday sunday"),
    ],
)
def test_the_days_that_are_left_are_proposed(
    knowledge: Knowledge, kept: str, said: str, left: str
) -> None:
    """Nothing is deleted, and it is changed after a yes."""
    evening = Evening(knowledge, _kept(kept))
    turn = evening.play(_canceled(said))
    assert turn.reply.effect is None
    assert turn.reply.asks
    assert turn.reply.asks.act == "reminders.confirm"
    turn = evening.play(SaidYes())
    assert turn.reply.effect == SetReminder(Plan(clock="21:00", days=left, replaces="t0"), "t0")


@pytest.mark.parametrize(
    ("kept", "said"),
    [("friday", "drop the friday one"), ("saturday sunday", "get rid of the weekend ones")],
)
def test_one_that_rings_on_no_other_day_is_deleted(
    knowledge: Knowledge, kept: str, said: str
) -> None:
    assert Evening(knowledge, _kept(kept)).play(_canceled(said)).reply.effect == DropReminder("t0")


def test_the_one_of_that_day_goes_and_the_other_stays(knowledge: Knowledge) -> None:
    turn = Evening(knowledge, _kept("monday", "friday")).play(_canceled("drop the friday one"))
    assert turn.reply.effect == DropReminder("t1")


def test_of_every_second_night_the_days_are_asked(knowledge: Knowledge) -> None:
    """No day of the week can be left out of it."""
    evening = Evening(knowledge, _kept("alternate"))
    wanted = evening.play(_canceled("drop the friday one")).reply.effect
    assert isinstance(wanted, FindZone)
    found = ZoneFound(zone="Europe/London", deed=wanted.deed, wishes=wanted.wishes)
    turn = evening.play(found)
    assert turn.reply.effect is None
    assert turn.reply.asks
    assert turn.reply.asks.act == "reminders.which_days"
