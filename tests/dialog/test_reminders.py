"""Reminders: two consents, times settled and read back, and nothing called set that is not."""

from datetime import timedelta
from typing import Any

import pytest

from nlu.rings import find_rings
from nlu.words import tokenise
from skill.dialog import clock
from skill.dialog import events as happened
from skill.dialog.effects import (
    AskPermission,
    DropReminder,
    FindReminders,
    FindZone,
    ForgetPerson,
    Plan,
    SetReminder,
    ShowPermissionCard,
)
from skill.dialog.events import Event
from skill.dialog.preferences import Preferences, Reminder
from skill.dialog.reminder_events import (
    AskedReminder,
    AskedWhichReminder,
    CanceledReminder,
    MovedReminder,
    PickedReminder,
)
from skill.dialog.replies import Act, Reply
from skill.dialog.routine_events import StartedRoutine
from skill.dialog.service_events import (
    Forgotten,
    NotForgotten,
    NotKept,
    PermissionAnswered,
    ReminderFailed,
    ReminderGone,
    ReminderRefused,
    ReminderSet,
    RemindersFound,
    Trouble,
    ZoneFound,
)
from skill.dialog.state import State, Turn
from skill.knowledge.localise import Knowledge
from tests.conftest import NOW
from tests.dialog.evening import Evening

NIGHTLY = Preferences(reminders=(Reminder("token-1", "21:30"),), hinted=True)
AT_HALF_PAST_NINE = Plan(clock="21:30")
BUT_FRIDAY = "monday tuesday wednesday thursday saturday sunday"


def _ask(said: str) -> Event:
    return AskedReminder(wishes=find_rings(tokenise(said)))


def _move(said: str) -> Event:
    return MovedReminder(wishes=find_rings(tokenise(said)))


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
    turn = Evening(knowledge).play(_ask(said))
    assert turn.state.plan == Plan(seconds=count, days="once")


def test_a_reminder_is_set_only_after_its_time_was_said_and_confirmed(
    knowledge: Knowledge,
) -> None:
    """And kept only after Alexa has it."""
    evening = Evening(knowledge)
    turn = evening.play(_ask("at half past nine"))
    assert _asked(turn).act == "reminders.confirm"
    assert _asked(turn).facts.items() >= {"clock": "21:30", "days": "daily"}.items()
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
    assert _asked(evening.play(_ask("on weekdays"))).act == "reminders.what_time"
    assert _asked(evening.play(_ask("at ten"))).facts["days"] == "weekdays"


def test_a_no_to_the_time_asks_for_another_and_then_leaves_it(knowledge: Knowledge) -> None:
    """Nothing is set, and nothing is wanted."""
    evening = Evening(knowledge)
    assert (
        _asked(evening.play(_ask("at half past nine"), happened.SaidNo())).act
        == "reminders.what_time"
    )
    turn = evening.play(happened.SaidNo())
    assert [act.act for act in turn.reply.says] == ["reminders.nothing_set"]
    assert turn.reply.effect is None


def test_in_an_hour_rings_once(knowledge: Knowledge) -> None:
    """Within a day; its time is kept so that it can be cancelled."""
    evening = Evening(knowledge)
    assert _asked(evening.play(_ask("in an hour"))).facts["minutes"] == 60
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
        (_move("to half past ten"), Plan(clock="22:30", replaces="token-1")),
        (_move("half an hour earlier"), Plan(clock="21:00", replaces="token-1")),
        (_ask("at half past ten"), Plan(clock="22:30", replaces="token-1")),
        (_ask("on weekdays"), Plan(clock="21:30", days="weekdays", replaces="token-1")),
        (_move("not on fridays"), Plan(clock="21:30", days=BUT_FRIDAY, replaces="token-1")),
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
    evening.play(_ask("at ten"), happened.SaidYes())
    turn = evening.play(ReminderGone(token="token-1", plan=Plan(clock="22:00", replaces="token-1")))
    assert turn.reply.effect == SetReminder(Plan(clock="22:00"))
    assert turn.reply.says == ()
    assert evening.kept.reminders == ()


def test_permission_is_asked_once_by_voice(knowledge: Knowledge) -> None:
    """Then there is the card, and a week of silence."""
    evening = Evening(knowledge)
    evening.play(_ask("at half past nine"), happened.SaidYes())
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
    evening.play(_ask("at half past nine"), happened.SaidYes())
    turn = evening.play(ReminderFailed(why=why))
    assert turn.reply.says == (Act("reminders.failed", {"why": why, "what": "set"}),)
    assert evening.kept.reminders == ()


def _asking(knowledge: Knowledge, kept: Preferences, event: Event) -> Evening:
    """Somebody said so, and Alexa's list is to be looked at."""
    evening = Evening(knowledge, kept)
    evening.unlisted = True
    assert isinstance(evening.play(event).reply.effect, FindReminders)
    return evening


@pytest.mark.parametrize(
    ("kept", "came", "says", "left"),
    [
        (NIGHTLY, RemindersFound(listed=NIGHTLY.reminders), [("reminders.is", "21:30")], 1),
        (NIGHTLY, RemindersFound(), [("reminders.none", None)], 0),
        (
            NIGHTLY,
            RemindersFound(listed=(Reminder("token-1", "22:00"),)),
            [("reminders.is", "22:00")],
            1,
        ),
        (Preferences(), RemindersFound(listed=NIGHTLY.reminders), [("reminders.is", "21:30")], 1),
        (NIGHTLY, RemindersFound(unread=("token-1",)), [("reminders.is", "21:30")], 1),
        (Preferences(), RemindersFound(unread=("x",)), [("reminders.unread", None)], 0),
    ],
    ids=["as noted", "gone", "changed in the app", "never noted", "in another form", "unread"],
)
def test_alexas_list_is_what_counts(
    knowledge: Knowledge,
    kept: Preferences,
    came: Event,
    says: list[tuple[str, str | None]],
    left: int,
) -> None:
    """What is told, and what is kept after it."""
    evening = _asking(knowledge, kept, AskedWhichReminder())
    turn = evening.play(came)
    assert [(act.act, act.facts.get("clock")) for act in turn.reply.says] == says
    assert len(evening.kept.reminders) == left


def test_what_is_as_noted_is_not_written_anew(knowledge: Knowledge) -> None:
    """A first day that is over, or a second between two clocks, is no difference."""
    kept = Preferences(reminders=(Reminder("a", "", "once", 2_000_000_000),))
    evening = _asking(knowledge, kept, AskedWhichReminder())
    turn = evening.play(RemindersFound(listed=(Reminder("a", "", "once", 2_000_000_001),)))
    assert turn.preferences is None


@pytest.mark.parametrize(
    ("kept", "why", "says", "asks"),
    [
        (NIGHTLY, "unavailable", "reminders.is", None),
        (Preferences(), "unavailable", "reminders.none", None),
        (Preferences(), "permission", "reminders.none", "reminders.offer"),
    ],
)
def test_without_the_list_nothing_is_claimed_for_certain(
    knowledge: Knowledge, kept: Preferences, why: Trouble, says: str, asks: str | None
) -> None:
    """What we know is told as what we know."""
    evening = _asking(knowledge, kept, AskedWhichReminder())
    turn = evening.play(ReminderFailed(why=why))
    assert [(act.act, act.facts["unseen"]) for act in turn.reply.says] == [(says, why)]
    assert (turn.reply.asks.act if turn.reply.asks else None) == asks


def test_a_reminder_that_was_never_noted_is_cancelled(knowledge: Knowledge) -> None:
    """By the token that the list has; so is one whose time can't be read."""
    for found in (RemindersFound(listed=NIGHTLY.reminders), RemindersFound(unread=("token-1",))):
        evening = _asking(knowledge, Preferences(), CanceledReminder())
        assert evening.play(found).reply.effect == DropReminder("token-1")


def test_what_is_open_is_mended_without_a_look(knowledge: Knowledge) -> None:
    """It is not set yet."""
    evening = Evening(knowledge)
    evening.unlisted = True
    evening.play(_ask("at half past nine"))
    assert _asked(evening.play(_move("half an hour earlier"))).facts["clock"] == "21:00"


@pytest.mark.parametrize(
    ("sets", "left", "says"),
    [
        (["made"], (), [("not_kept", {})]),
        (["made"], ("t0",), [("not_kept", {"clock": "21:00", "rings": True})]),
        (["made", "made"], (), [("not_kept", {"many": True})]),
        (["changed"], (), [("set", {"clock": "21:00"})]),
        (["changed", "made"], (), [("set", {"clock": "21:00"}), ("not_kept", {"beside": True})]),
        (["made", "changed"], (), [("set", {"clock": "22:00"}), ("not_kept", {"beside": True})]),
    ],
)
def test_what_could_not_be_noted_is_not_called_set(
    knowledge: Knowledge, sets: list[str], left: tuple[str, ...], says: list[Any]
) -> None:
    """What was taken back, what could not be, and what stays as it was changed."""
    plans = [Plan(clock=f"2{at + 1}:00") for at in range(len(sets))]
    done = tuple(
        ReminderSet(token=f"t{at}", plan=plan, made=kind == "made")
        for at, (plan, kind) in enumerate(zip(plans, sets, strict=True))
    )
    acts = [
        Act("reminders.set", {"clock": str(plan.clock), **({"beside": True} if at else {})})
        for at, plan in enumerate(plans)
    ]
    evening = Evening(knowledge)
    evening.state = State(last=Reply(tuple(acts)))
    turn = evening.play(NotKept(sets=done, left=left))
    told = [(act.act, act.facts) for act in turn.reply.says]
    assert [act for act, _ in told] == [f"reminders.{act}" for act, _ in says]
    for (_, facts), (_, wanted) in zip(told, says, strict=True):
        assert facts.items() >= wanted.items()
        assert ("beside" in facts) == ("beside" in wanted)


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
    assert _asked(evening.play(happened.AskedForget())).act == "basics.confirm_forget"
    assert evening.play(happened.SaidNo()).reply.says[0].act == "basics.not_deleted"
    turn = evening.play(happened.AskedForget(), happened.SaidYes())
    assert turn.reply.effect == ForgetPerson(("token-1",))
    assert evening.play(Forgotten()).reply.says[0].act == "basics.forgotten"
    assert evening.play(NotForgotten()).reply.says[0].act == "basics.not_forgotten"


def test_a_reminder_in_the_middle_of_a_routine_goes_back_to_it(knowledge: Knowledge) -> None:
    """Both the question before and the words after."""
    evening = Evening(knowledge)
    evening.play(StartedRoutine(), happened.SaidNo(), _ask("at half past nine"), happened.SaidYes())
    turn = evening.play(ReminderSet(token="t", plan=AT_HALF_PAST_NINE))
    assert turn.reply.says[0].act == "reminders.set"
    assert _asked(turn).act == "routine.go_on"


def _several(count: int) -> Preferences:
    kept = (Reminder(f"t{at}", f"{at + 18}:00") for at in range(count))
    return Preferences(reminders=tuple(kept), hinted=True)


def test_which_of_several_is_asked(knowledge: Knowledge) -> None:
    """Nothing is deleted before; a no leaves them."""
    evening = Evening(knowledge, _several(2))
    turn = evening.play(CanceledReminder())
    assert _asked(turn).act == "reminders.which_one"
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
    turn = evening.play(_ask("at seven in the morning and at nine at night"), happened.SaidYes())
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
    turn = evening.play(_ask("tomorrow at nine"))
    assert isinstance(turn.reply.effect, FindZone)
    turn = evening.play(ZoneFound(wishes=turn.reply.effect.wishes))
    assert turn.reply.says[0].facts["why"] == "zone"
    assert isinstance(evening.play(_ask("tonight at nine")).reply.effect, FindZone)
