"""What is remembered of the bedtime routine, and picked up again."""

from datetime import timedelta

import pytest

from skill.dialog import events as happened
from skill.dialog.conversation import step
from skill.dialog.preferences import Preferences, ReachedStep
from skill.dialog.routine_events import (
    Resumed,
    Skipped,
    WentOn,
)
from skill.dialog.state import State, Turn
from skill.knowledge.localise import Knowledge
from tests.conftest import NOW
from tests.dialog.evening import Evening
from tests.dialog.said_of_routine import CONTROLS, asked_of, started, walk_of


def _after(minutes: float, known: Knowledge, at: int = 3) -> Turn:
    """A routine broken off, and a new session so much later."""
    evening = Evening(known)
    evening.play(started("five"), happened.SaidNo(), *[WentOn()] * at)
    evening.state, evening.now = State(), NOW + timedelta(minutes=minutes)
    return evening.play(Resumed())


def test_a_dropped_session_is_picked_up_within_half_an_hour(known: Knowledge) -> None:
    """After the legs were asked about again, at the step reached."""
    turn = _after(29, known)
    assert turn.reply.says[0].act == "routine.welcome_back"
    assert asked_of(turn).act == "routine.legs"
    reached = walk_of(turn)
    evening = Evening(known)
    evening.state = turn.state
    resumed = walk_of(evening.play(happened.SaidYes()))
    assert (resumed.part, resumed.hold) == (reached.part, reached.hold)
    assert reached.part > 1


def test_after_half_an_hour_it_starts_afresh(known: Knowledge) -> None:
    """There is nothing to carry on."""
    turn = _after(31, known)
    assert turn.reply.says[0].act == "routine.nothing_to_resume"
    assert asked_of(turn).act == "routine.offer"


def test_a_returning_person_is_offered_to_carry_on(knowledge: Knowledge) -> None:
    """On opening the skill again."""
    step_ = ReachedStep("five", 2, 0, int(NOW.timestamp()) - 60)
    kept = Preferences(visits=3, disclaimer=1, step=step_)
    turn = Evening(knowledge, kept).play(happened.Opened())
    assert [act.act for act in turn.reply.says] == ["basics.welcome_back"]
    assert asked_of(turn).act == "routine.offer_resume"


@pytest.mark.parametrize("danger", ["chest pain", "a swollen leg"])
def test_after_a_danger_nothing_is_offered_to_carry_on(knowledge: Knowledge, danger: str) -> None:
    """What was reached is dropped."""
    evening = Evening(knowledge)
    evening.play(started("five"), happened.SaidNo(), WentOn())
    assert evening.kept.step is not None
    evening.play(CONTROLS[danger])
    assert evening.kept.step is None


def test_an_alarm_never_reads_what_is_remembered(knowledge: Knowledge) -> None:
    """So that it never waits for a store."""

    def store() -> Preferences:
        raise AssertionError("the store was read")

    turn = step(State(), CONTROLS["chest pain"], knowledge, NOW, store)
    assert turn.reply.says[0].act == "danger.alert"


def test_length_and_position_are_remembered_and_never_why(knowledge: Knowledge) -> None:
    """Pregnancy leaves only that it was done sitting."""
    evening = Evening(knowledge)
    evening.play(started("two"), CONTROLS["pregnant"])
    assert evening.kept == Preferences(length="two", seated=True)


def test_the_reminder_is_offered_at_the_end_but_not_in_the_week_after_a_no(
    knowledge: Knowledge,
) -> None:
    """Amazon's guidelines: seven days."""
    evening = Evening(knowledge)
    assert asked_of(_to_the_end(evening)).act == "reminders.offer"
    evening.play(happened.SaidNo())
    evening.state, evening.now = State(), NOW + timedelta(days=6)
    assert _to_the_end(evening).reply.asks is None
    evening.state, evening.now = State(), NOW + timedelta(days=7)
    assert asked_of(_to_the_end(evening)).act == "reminders.offer"


def _to_the_end(evening: Evening) -> Turn:
    clear = happened.SaidYes() if evening.kept.explained else happened.SaidNo()
    return evening.play(started("two"), clear, *[Skipped()] * 3)
