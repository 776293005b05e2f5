"""What Alexa's list has is what there is; what could not be noted down is not called set."""

from typing import Any

import pytest

from skill.dialog.effects import (
    DropReminder,
    FindReminders,
    Plan,
)
from skill.dialog.events import Event
from skill.dialog.preferences import Preferences, Reminder
from skill.dialog.reminder_events import (
    AskedWhichReminder,
    CanceledReminder,
)
from skill.dialog.replies import Act, Reply
from skill.dialog.service_events import (
    NotKept,
    ReminderFailed,
    ReminderSet,
    RemindersFound,
    Trouble,
)
from skill.dialog.state import State
from skill.knowledge.localise import Knowledge
from tests.dialog.evening import Evening
from tests.dialog.said_of_reminders import NIGHTLY, ask_for, asked_of, move_to


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
    evening.play(ask_for("at half past nine"))
    assert asked_of(evening.play(move_to("half an hour earlier"))).facts["clock"] == "21:00"


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
