"""Reminders: two consents, times settled and read back, and nothing called set that is not."""

from datetime import timedelta

import pytest

from skill.dialog import clock
from skill.dialog import events as happened
from skill.dialog.effects import (
    AskPermission,
    DropReminder,
    FindReminder,
    ForgetPerson,
    Plan,
    SetReminder,
    ShowPermissionCard,
)
from skill.dialog.events import Event, SlotValue, Trouble
from skill.dialog.preferences import Once, Preferences, Reminder
from skill.dialog.replies import Act
from skill.dialog.state import State, Turn
from skill.knowledge.localise import Knowledge
from tests.conftest import NOW
from tests.dialog.evening import Evening

NIGHTLY = Preferences(reminder=Reminder("token-1", "21:30"))
AT_HALF_PAST_NINE = Plan(clock="21:30")


def _ask(time: str | None = None, **slots: str) -> Event:
    heard = {name: (SlotValue(value, (value,)),) for name, value in slots.items()}
    return happened.AskedReminder(heard | ({"time": (SlotValue(time),)} if time else {}))


def _asked(turn: Turn) -> Act:
    assert turn.reply.asks is not None
    return turn.reply.asks


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
    ("value", "count"),
    [("PT45M", 2700), ("PT1H", 3600), ("PT1H30M", 5400), ("P1D", 86400), ("PT30S", 60)],
)
def test_a_reminder_later_comes_after_as_long_as_was_said(
    knowledge: Knowledge, value: str, count: int
) -> None:
    """At least a minute later."""
    turn = Evening(knowledge).play(happened.AskedReminder({"since": (SlotValue(value),)}))
    assert turn.state.plan == Plan(seconds=count)


@pytest.mark.parametrize("value", ["PT", "P", "PT0S", "an hour"])
def test_what_is_no_duration_is_asked_for(knowledge: Knowledge, value: str) -> None:
    turn = Evening(knowledge).play(happened.AskedReminder({"since": (SlotValue(value),)}))
    assert turn.reply.asks is not None
    assert turn.reply.asks.act == "reminders.what_time"


def test_a_reminder_is_set_only_after_its_time_was_said_and_confirmed(
    knowledge: Knowledge,
) -> None:
    """And kept only after Alexa has it."""
    evening = Evening(knowledge)
    turn = evening.play(_ask("09:30"))
    assert _asked(turn) == Act(
        "reminders.confirm", {"clock": "21:30", "days": "daily", "minutes": 0}
    )
    assert turn.reply.effect is None
    turn = evening.play(happened.SaidYes())
    assert turn.reply.effect == SetReminder(AT_HALF_PAST_NINE)
    assert evening.kept.reminder is None
    turn = evening.play(happened.ReminderSet(token="token-1", plan=AT_HALF_PAST_NINE))
    assert [act.act for act in turn.reply.says] == ["reminders.set"]
    assert evening.kept == NIGHTLY


def test_without_a_time_it_is_asked_for(knowledge: Knowledge) -> None:
    """The days that were said are not lost."""
    evening = Evening(knowledge)
    assert _asked(evening.play(_ask(days="weekdays"))).act == "reminders.what_time"
    assert _asked(evening.play(_ask("22:00"))).facts["days"] == "weekdays"


def test_a_no_to_the_time_asks_for_another_and_then_leaves_it(knowledge: Knowledge) -> None:
    """Nothing is set, and nothing is wanted."""
    evening = Evening(knowledge)
    assert _asked(evening.play(_ask("09:30"), happened.SaidNo())).act == "reminders.what_time"
    turn = evening.play(happened.SaidNo())
    assert [act.act for act in turn.reply.says] == ["reminders.nothing_set"]
    assert turn.reply.effect is None


def test_in_an_hour_rings_once(knowledge: Knowledge) -> None:
    """Within a day; its time is kept so that it can be cancelled."""
    evening = Evening(knowledge)
    assert _asked(evening.play(_ask(since="PT1H"))).facts["minutes"] == 60
    evening.play(happened.SaidYes())
    at = int(NOW.timestamp()) + 3600
    evening.play(happened.ReminderSet(token="t", plan=Plan(seconds=3600), at=at))
    assert evening.kept == Preferences(once=Once("t", at))
    evening.state = State()
    assert evening.play(happened.CanceledReminder()).reply.effect == DropReminder("t")
    evening.now = NOW + timedelta(hours=2)
    assert evening.play(happened.CanceledReminder()).reply.says[0].act == "reminders.none"


@pytest.mark.parametrize(
    ("event", "plan"),
    [
        (happened.MovedReminder({"time": (SlotValue("10:30"),)}), Plan(clock="22:30")),
        (_ask("10:30"), Plan(clock="22:30")),
        (_ask(days="weekdays"), Plan(clock="21:30", days="weekdays")),
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
    evening.play(_ask("22:00"), happened.SaidYes())
    turn = evening.play(happened.ReminderGone(token="token-1", plan=Plan(clock="22:00")))
    assert turn.reply.effect == SetReminder(Plan(clock="22:00"))
    assert turn.reply.says == ()
    assert evening.kept.reminder is None


def test_permission_is_asked_once_by_voice(knowledge: Knowledge) -> None:
    """Then there is the card, and a week of silence."""
    evening = Evening(knowledge)
    evening.play(_ask("21:30"), happened.SaidYes())
    turn = evening.play(happened.ReminderRefused(plan=AT_HALF_PAST_NINE))
    assert turn.reply.effect == AskPermission(AT_HALF_PAST_NINE)
    turn = evening.play(happened.PermissionAnswered(given=True, plan=AT_HALF_PAST_NINE))
    wanted = turn.reply.effect
    assert wanted == SetReminder(Plan(clock="21:30", asked=True))
    turn = evening.play(happened.ReminderRefused(plan=wanted.plan))
    assert turn.reply.effect == ShowPermissionCard()
    assert [act.act for act in turn.reply.says] == ["reminders.no_permission"]
    assert evening.kept == Preferences(refused=NOW.date().isoformat())


@pytest.mark.parametrize("plan", [AT_HALF_PAST_NINE, None])
def test_a_refused_permission_sets_nothing(knowledge: Knowledge, plan: Plan | None) -> None:
    """The session may be a new one."""
    evening = Evening(knowledge)
    turn = evening.play(happened.PermissionAnswered(given=False, plan=plan))
    assert turn.reply.effect == ShowPermissionCard()
    assert evening.kept.reminder is None


def test_a_yes_with_a_strange_token_sets_nothing(knowledge: Knowledge) -> None:
    """We don't know what was planned."""
    turn = Evening(knowledge).play(happened.PermissionAnswered(given=True, plan=None))
    assert [act.act for act in turn.reply.says] == ["reminders.no_permission"]


@pytest.mark.parametrize("why", ["full", "device", "busy", "permission", "unavailable", "unknown"])
def test_a_failure_is_told_and_nothing_is_kept(knowledge: Knowledge, why: Trouble) -> None:
    """Never "done"."""
    evening = Evening(knowledge)
    evening.play(_ask("21:30"), happened.SaidYes())
    turn = evening.play(happened.ReminderFailed(why=why))
    assert turn.reply.says == (Act("reminders.failed", {"why": why, "what": "set"}),)
    assert evening.kept.reminder is None


def test_which_reminder_is_looked_up(knowledge: Knowledge) -> None:
    """Found, gone, or out of reach: then what is remembered is told."""
    for came, said in (
        (happened.ReminderFound(), "reminders.is"),
        (happened.ReminderGone(token="token-1"), "reminders.none"),
        (happened.ReminderFailed(), "reminders.is"),
    ):
        evening = Evening(knowledge, NIGHTLY)
        assert evening.play(happened.AskedWhichReminder()).reply.effect == FindReminder("token-1")
        assert evening.play(came).reply.says[0].act == said


def test_a_reminder_is_cancelled_or_said_to_ring_still(knowledge: Knowledge) -> None:
    """What could not be deleted stays remembered."""
    evening = Evening(knowledge, NIGHTLY)
    assert evening.play(happened.CanceledReminder()).reply.effect == DropReminder("token-1")
    turn = evening.play(happened.ReminderFailed(why="unavailable"))
    assert turn.reply.says[0].facts["what"] == "cancel"
    assert evening.kept == NIGHTLY
    evening.play(happened.CanceledReminder())
    turn = evening.play(happened.ReminderGone(token="token-1", dropped=True))
    assert turn.reply.says[0].act == "reminders.canceled"
    assert evening.kept.reminder is None


def test_forgetting_is_confirmed_and_takes_the_reminder_along(knowledge: Knowledge) -> None:
    """A no keeps it all."""
    evening = Evening(knowledge, NIGHTLY)
    assert _asked(evening.play(happened.AskedForget())).act == "basics.confirm_forget"
    assert evening.play(happened.SaidNo()).reply.says[0].act == "basics.not_deleted"
    turn = evening.play(happened.AskedForget(), happened.SaidYes())
    assert turn.reply.effect == ForgetPerson(("token-1",))
    assert evening.play(happened.Forgotten()).reply.says[0].act == "basics.forgotten"
    assert evening.play(happened.NotForgotten()).reply.says[0].act == "basics.not_forgotten"


def test_a_reminder_in_the_middle_of_a_routine_goes_back_to_it(knowledge: Knowledge) -> None:
    """Both the question before and the words after."""
    evening = Evening(knowledge)
    evening.play(happened.StartedRoutine(), happened.SaidNo(), _ask("21:30"), happened.SaidYes())
    turn = evening.play(happened.ReminderSet(token="t", plan=AT_HALF_PAST_NINE))
    assert turn.reply.says[0].act == "reminders.set"
    assert _asked(turn).act == "routine.go_on"
