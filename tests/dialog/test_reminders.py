"""Reminders: two consents, times settled and read back, and nothing called set that is not."""

from datetime import timedelta

import pytest

from skill.dialog import clock
from skill.dialog import events as happened
from skill.dialog.effects import (
    AskPermission,
    DropReminder,
    ForgetPerson,
    Plan,
    SetReminder,
    ShowPermissionCard,
)
from skill.dialog.events import Event
from skill.dialog.preferences import Preferences, Reminder
from skill.dialog.reminder_events import (
    CanceledReminder,
)
from skill.dialog.replies import Act
from skill.dialog.routine_events import StartedRoutine
from skill.dialog.service_events import (
    Forgotten,
    NotForgotten,
    PermissionAnswered,
    ReminderFailed,
    ReminderGone,
    ReminderRefused,
    ReminderSet,
    Trouble,
)
from skill.dialog.state import State
from skill.knowledge.localise import Knowledge
from tests.conftest import NOW
from tests.dialog.evening import Evening
from tests.dialog.said_of_reminders import (
    AT_HALF_PAST_NINE,
    BUT_FRIDAY,
    NIGHTLY,
    ask_for,
    asked_of,
    move_to,
)


@pytest.mark.parametrize(
    ("value", "settled"),
    [
        ("21:30", "21:30"),
        ("09:30", "21:30"),
        ("05:00", "17:00"),
        ("11:59", "23:59"),
        ("12:00", "00:00"),
        ("12:15", "00:15"),
        ("13:00", "13:00"),
        ("00:00", "00:00"),
        ("03:00", "03:00"),
        ("NI", "21:30"),
        ("EV", "20:00"),
        ("MO", None),
        ("AF", None),
        ("25:00", None),
        ("nine", None),
        ("", None),
    ],
)
def test_times_are_settled_for_a_bedtime(value: str, settled: str | None) -> None:
    """Said "at nine", it is nine in the evening; Alexa gives 09:00 for it."""
    assert clock.settle(value) == settled


def test_the_morning_is_taken_once_the_evening_was_declined() -> None:
    """And only for the same words."""
    assert clock.settle("09:00", declined="21:00") == "09:00"
    assert clock.settle("10:00", declined="21:00") == "22:00"


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("in forty five minutes", 2700),
        ("in an hour", 3600),
        ("in an hour and a half", 5400),
        ("in thirty hours", 108_000),
        ("in ten seconds", 60),
    ],
)
def test_a_reminder_later_comes_after_as_long_as_was_said(
    knowledge: Knowledge, said: str, count: int
) -> None:
    """At least a minute later."""
    turn = Evening(knowledge).play(ask_for(said))
    assert turn.state.plan == Plan(seconds=count, days="once")


def test_a_reminder_is_set_only_after_its_time_was_said_and_confirmed(
    knowledge: Knowledge,
) -> None:
    """And kept only after Alexa has it."""
    evening = Evening(knowledge)
    turn = evening.play(ask_for("at half past nine"))
    assert asked_of(turn).act == "reminders.confirm"
    assert asked_of(turn).facts.items() >= {"clock": "21:30", "days": "daily"}.items()
    assert turn.reply.effect is None
    turn = evening.play(happened.SaidYes())
    assert turn.reply.effect == SetReminder(AT_HALF_PAST_NINE)
    assert evening.kept.reminders == ()
    turn = evening.play(ReminderSet(token="token-1", plan=AT_HALF_PAST_NINE))
    assert [act.act for act in turn.reply.says] == ["reminders.set"]
    assert evening.kept == NIGHTLY


def test_without_a_time_it_is_asked_for(knowledge: Knowledge) -> None:
    """The days that were said are not lost."""
    evening = Evening(knowledge)
    assert asked_of(evening.play(ask_for("on weekdays"))).act == "reminders.what_time"
    assert asked_of(evening.play(ask_for("at ten"))).facts["days"] == "weekdays"


def test_a_no_to_the_time_asks_for_another_and_then_leaves_it(knowledge: Knowledge) -> None:
    """Nothing is set, and nothing is wanted."""
    evening = Evening(knowledge)
    assert (
        asked_of(evening.play(ask_for("at half past nine"), happened.SaidNo())).act
        == "reminders.what_time"
    )
    turn = evening.play(happened.SaidNo())
    assert [act.act for act in turn.reply.says] == ["reminders.nothing_set"]
    assert turn.reply.effect is None


def test_in_an_hour_rings_once(knowledge: Knowledge) -> None:
    """Within a day; its time is kept so that it can be cancelled."""
    evening = Evening(knowledge)
    assert asked_of(evening.play(ask_for("in an hour"))).facts["minutes"] == 60
    evening.play(happened.SaidYes())
    at = int(NOW.timestamp()) + 3600
    evening.play(ReminderSet(token="t", plan=Plan(seconds=3600, days="once"), at=at))
    assert evening.kept.reminders == (Reminder("t", "", "once", at),)
    evening.state = State()
    assert evening.play(CanceledReminder()).reply.effect == DropReminder("t")
    evening.now = NOW + timedelta(hours=2)
    assert evening.play(CanceledReminder()).reply.says[0].act == "reminders.none"


@pytest.mark.parametrize(
    ("event", "plan"),
    [
        (move_to("to half past ten"), Plan(clock="22:30", replaces="token-1")),
        (move_to("half an hour earlier"), Plan(clock="21:00", replaces="token-1")),
        (ask_for("at half past ten"), Plan(clock="22:30", replaces="token-1")),
        (ask_for("on weekdays"), Plan(clock="21:30", days="weekdays", replaces="token-1")),
        (move_to("not on fridays"), Plan(clock="21:30", days=BUT_FRIDAY, replaces="token-1")),
    ],
)
def test_a_nightly_reminder_is_changed_and_never_doubled(
    knowledge: Knowledge, event: Event, plan: Plan
) -> None:
    """Its token goes along."""
    turn = Evening(knowledge, NIGHTLY).play(event, happened.SaidYes())
    assert turn.reply.effect == SetReminder(plan, "token-1")


def test_a_changed_reminder_that_is_gone_is_made_anew(knowledge: Knowledge) -> None:
    """Its token is forgotten quietly."""
    evening = Evening(knowledge, NIGHTLY)
    evening.play(ask_for("at ten"), happened.SaidYes())
    turn = evening.play(ReminderGone(token="token-1", plan=Plan(clock="22:00", replaces="token-1")))
    assert turn.reply.effect == SetReminder(Plan(clock="22:00"))
    assert turn.reply.says == ()
    assert evening.kept.reminders == ()


def test_permission_is_asked_once_by_voice(knowledge: Knowledge) -> None:
    """Then there is the card, and a week of silence."""
    evening = Evening(knowledge)
    evening.play(ask_for("at half past nine"), happened.SaidYes())
    turn = evening.play(ReminderRefused(plan=AT_HALF_PAST_NINE))
    assert turn.reply.effect == AskPermission(AT_HALF_PAST_NINE)
    turn = evening.play(PermissionAnswered(given=True, plan=AT_HALF_PAST_NINE))
    wanted = turn.reply.effect
    assert wanted == SetReminder(Plan(clock="21:30", asked=True))
    turn = evening.play(ReminderRefused(plan=wanted.plan))
    assert turn.reply.effect == ShowPermissionCard()
    assert [act.act for act in turn.reply.says] == ["reminders.no_permission"]
    assert evening.kept == Preferences(refused=NOW.date().isoformat())


@pytest.mark.parametrize("plan", [AT_HALF_PAST_NINE, None])
def test_a_refused_permission_sets_nothing(knowledge: Knowledge, plan: Plan | None) -> None:
    """The session may be a new one."""
    evening = Evening(knowledge)
    turn = evening.play(PermissionAnswered(given=False, plan=plan))
    assert turn.reply.effect == ShowPermissionCard()
    assert evening.kept.reminders == ()


def test_a_yes_with_a_strange_token_sets_nothing(knowledge: Knowledge) -> None:
    """We don't know what was planned."""
    turn = Evening(knowledge).play(PermissionAnswered(given=True, plan=None))
    assert [act.act for act in turn.reply.says] == ["reminders.no_permission"]


@pytest.mark.parametrize("why", ["full", "device", "busy", "permission", "unavailable", "unknown"])
def test_a_failure_is_told_and_nothing_is_kept(knowledge: Knowledge, why: Trouble) -> None:
    """Never "done"."""
    evening = Evening(knowledge)
    evening.play(ask_for("at half past nine"), happened.SaidYes())
    turn = evening.play(ReminderFailed(why=why))
    assert turn.reply.says == (Act("reminders.failed", {"why": why, "what": "set"}),)
    assert evening.kept.reminders == ()


def test_a_reminder_is_cancelled_or_said_to_ring_still(knowledge: Knowledge) -> None:
    """What could not be deleted stays remembered."""
    evening = Evening(knowledge, NIGHTLY)
    assert evening.play(CanceledReminder()).reply.effect == DropReminder("token-1")
    turn = evening.play(ReminderFailed(why="unavailable"))
    assert turn.reply.says[0].facts["what"] == "cancel"
    assert evening.kept == NIGHTLY
    evening.play(CanceledReminder())
    turn = evening.play(ReminderGone(token="token-1", dropped=True))
    assert turn.reply.says[0].act == "reminders.canceled"
    assert evening.kept.reminders == ()


def test_forgetting_is_confirmed_and_takes_the_reminder_along(knowledge: Knowledge) -> None:
    """A no keeps it all."""
    evening = Evening(knowledge, NIGHTLY)
    assert asked_of(evening.play(happened.AskedForget())).act == "basics.confirm_forget"
    assert evening.play(happened.SaidNo()).reply.says[0].act == "basics.not_deleted"
    turn = evening.play(happened.AskedForget(), happened.SaidYes())
    assert turn.reply.effect == ForgetPerson(("token-1",))
    assert evening.play(Forgotten()).reply.says[0].act == "basics.forgotten"
    assert evening.play(NotForgotten()).reply.says[0].act == "basics.not_forgotten"


def test_a_reminder_in_the_middle_of_a_routine_goes_back_to_it(knowledge: Knowledge) -> None:
    """Both the question before and the words after."""
    evening = Evening(knowledge)
    evening.play(
        StartedRoutine(), happened.SaidNo(), ask_for("at half past nine"), happened.SaidYes()
    )
    turn = evening.play(ReminderSet(token="t", plan=AT_HALF_PAST_NINE))
    assert turn.reply.says[0].act == "reminders.set"
    assert asked_of(turn).act == "routine.go_on"
