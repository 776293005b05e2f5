"""Several reminders, and those of one breath: which one, all of them, one that fails."""

from skill.dialog import events as happened
from skill.dialog.effects import (
    DropReminder,
    FindZone,
    SetReminder,
)
from skill.dialog.preferences import Preferences, Reminder
from skill.dialog.reminder_events import (
    CanceledReminder,
    PickedReminder,
)
from skill.dialog.service_events import (
    ReminderFailed,
    ReminderGone,
    ReminderSet,
    ZoneFound,
)
from skill.knowledge.localise import Knowledge
from tests.dialog.evening import Evening
from tests.dialog.said_of_reminders import ask_for, asked_of


def _several(count: int) -> Preferences:
    kept = (Reminder(f"t{at}", f"{at + 18}:00") for at in range(count))
    return Preferences(reminders=tuple(kept), hinted=True)


def test_which_of_several_is_asked(knowledge: Knowledge) -> None:
    """Nothing is deleted before; a no leaves them."""
    evening = Evening(knowledge, _several(2))
    turn = evening.play(CanceledReminder())
    assert asked_of(turn).act == "reminders.which_one"
    assert turn.reply.effect is None
    assert evening.play(happened.SaidNo()).reply.says[0].act == "reminders.left"
    evening.play(CanceledReminder())
    picked = evening.play(PickedReminder(place=-1))
    assert picked.reply.effect == DropReminder("t1")
    turn = evening.play(ReminderGone(token="t1", dropped=True))
    assert [act.act for act in turn.reply.says] == ["reminders.canceled", "reminders.is"]
    assert turn.reply.says[1].facts["still"]


def test_all_are_cancelled_one_after_the_other(knowledge: Knowledge) -> None:
    """As many as a turn has time for; what is left is told."""
    evening = Evening(knowledge, _several(5))
    turn = evening.play(CanceledReminder(every=True))
    for token in ("t0", "t1", "t2", "t3"):
        effect = turn.reply.effect
        assert isinstance(effect, DropReminder)
        assert effect.token == token
        gone = ReminderGone(token=token, dropped=True, after=effect.after, many=True)
        turn = evening.play(gone)
    assert [act.act for act in turn.reply.says] == ["reminders.canceled", "reminders.is"]
    assert [one.token for one in evening.kept.reminders] == ["t4"]


def test_two_are_set_and_what_failed_is_told_apart(knowledge: Knowledge) -> None:
    """The first is kept, though the second can't be set."""
    evening = Evening(knowledge)
    turn = evening.play(ask_for("at seven in the morning and at nine at night"), happened.SaidYes())
    effect = turn.reply.effect
    assert isinstance(effect, SetReminder)
    turn = evening.play(ReminderSet(token="a", plan=effect.plan))
    assert isinstance(turn.reply.effect, SetReminder)
    turn = evening.play(ReminderFailed(why="busy"))
    assert [act.act for act in turn.reply.says] == ["reminders.set", "reminders.failed"]
    assert turn.reply.says[1].facts["beside"]
    assert [one.token for one in evening.kept.reminders] == ["a"]


def test_a_zone_that_is_not_to_be_had_is_said(knowledge: Knowledge) -> None:
    """Asked for where a day is named, and asked for again the next time."""
    evening = Evening(knowledge)
    turn = evening.play(ask_for("tomorrow at nine"))
    assert isinstance(turn.reply.effect, FindZone)
    turn = evening.play(ZoneFound(wishes=turn.reply.effect.wishes))
    assert turn.reply.says[0].facts["why"] == "zone"
    assert isinstance(evening.play(ask_for("tonight at nine")).reply.effect, FindZone)
