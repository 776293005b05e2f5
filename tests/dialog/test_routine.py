"""The bedtime routine: every control from every step, and safety first."""

import pytest

from skill.dialog import events as happened
from skill.dialog.events import Event, SlotValue
from skill.dialog.routine_events import (
    Hurt,
    StartedRoutine,
    WentOn,
)
from skill.dialog.state import Turn
from skill.knowledge.localise import Knowledge
from skill.knowledge.routine import Length, tracks
from skill.settings import Settings
from skill.speech import Speech
from tests.dialog.evening import Evening
from tests.dialog.said_of_routine import CONTROLS, ENDS, LENGTHS, asked_of, started, walk_of


def _steps(evening: Evening, length: Length) -> list[tuple[str, int]]:
    """The step and hold of every turn from the check to the end."""
    turn = evening.play(started(length), happened.SaidNo())
    told = []
    while turn.reply.asks and turn.reply.asks.act == "routine.step":
        told.append((str(turn.reply.asks.facts["step"]), int(str(turn.reply.asks.facts["hold"]))))
        turn = evening.play(WentOn())
    assert [act.act for act in turn.reply.says] == ["routine.close"]
    return told


@pytest.mark.parametrize("length", LENGTHS)
def test_every_step_comes_once_in_order(known: Knowledge, length: Length) -> None:
    """A hold a turn."""
    expected = [
        (part.step, hold)
        for part in known.routine.versions[length].parts[1:-1]
        for hold in range(max(part.holds, 1))
    ]
    assert _steps(Evening(known), length) == expected


@pytest.mark.parametrize("length", LENGTHS)
def test_every_control_works_from_every_step(
    known: Knowledge, length: Length, speech: Speech
) -> None:
    """Each leads to a question or an end, keeps its promise, and can be spoken."""
    count = len(_steps(Evening(known), length))
    for at in range(count):
        for name, control in CONTROLS.items():
            evening = Evening(known)
            before = evening.play(started(length), happened.SaidNo(), *[WentOn()] * at)
            turn = evening.play(control)
            _holds(name, before, turn)
            speech.speak(turn.reply)


def _holds(name: str, before: Turn, turn: Turn) -> None:
    asked, asks = before.reply.asks, turn.reply.asks
    assert asked is not None
    where = (name, asked.facts)
    if name in ENDS:
        assert asks is None, where
        assert turn.state.routine is None, where
    else:
        assert asks is not None, where
    if name in ("how many left", "how long", "help", "a question", "no", "not understood"):
        assert asked_of(turn).act == "routine.go_on", where
        assert turn.state.routine == before.state.routine, where
    if name in ("repeat", "resume"):
        assert asks == asked, where
    if name == "start over":
        assert asked_of(turn).facts["step"] == "set-up", where
    if name == "a swollen leg":
        assert asked_of(turn).act == "triage.question", where
        assert turn.state.routine is None, where
    if name == "chest pain":
        assert asked_of(turn).act == "danger.misheard", where
        assert turn.state.routine is None, where
    if name == "pregnant":
        assert walk_of(turn).position == "gently", where
    if name == "sitting":
        assert walk_of(turn).position == "seated", where
        assert walk_of(turn).part == walk_of(before).part, where
    if name == "a reminder":
        assert asked_of(turn).act == "reminders.confirm", where


@pytest.mark.parametrize("heard", ["yes", "unsure"])
def test_pregnancy_told_at_the_safety_check_is_no_answer_to_it(
    known: Knowledge, heard: str
) -> None:
    """Whatever the ear makes of it: the routine is gentle, and the check is asked once more."""
    pregnant = SlotValue("pregnant", ("pregnant",))
    told = {"stage": (pregnant,), "answer": (SlotValue(heard, (heard,)),)}
    answer = happened.SaidYes if heard == "yes" else happened.SaidUnsure
    for event in (happened.Reported(told), answer({"stage": (pregnant,)})):
        turn = Evening(known).play(started("five"), event)
        assert asked_of(turn).act == "routine.check"
        assert walk_of(turn).position == "gently"


@pytest.fixture
def speech(settings: Settings, knowledge: Knowledge) -> Speech:
    """The voice of en-US, with sounds at an address."""
    urls = {name: f"https://example.org/{name}.mp3" for name in tracks(knowledge.routine)}
    return Speech(settings.responses, knowledge, urls)


@pytest.mark.parametrize("length", LENGTHS)
def test_next_and_previous_undo_each_other(known: Knowledge, length: Length) -> None:
    """From every step but the last, whose next is the end."""
    for at in range(len(_steps(Evening(known), length)) - 1):
        evening = Evening(known)
        before = evening.play(started(length), happened.SaidNo(), *[WentOn()] * at)
        after = evening.play(WentOn(), happened.WentBack())
        assert walk_of(after).part == walk_of(before).part


@pytest.mark.parametrize(
    ("answer", "sure"),
    [
        (happened.SaidYes(), True),
        (happened.SaidUnsure(), False),
        (happened.Reported({"answer": (SlotValue("maybe", ("unsure",)),)}), False),
        (happened.Reported({"answer": (SlotValue("yes", ("yes",)),)}), True),
        (Hurt(), True),
    ],
)
def test_a_check_that_is_not_clear_ends_it(
    knowledge: Knowledge, answer: Event, *, sure: bool
) -> None:
    """No stretch, and nothing else is offered."""
    reply = Evening(knowledge).play(started("five"), answer).reply
    assert [(act.act, act.facts) for act in reply.says] == [("routine.not_tonight", {"sure": sure})]
    assert reply.asks is None


@pytest.mark.parametrize("answered", [False, True])
def test_stopping_offers_to_carry_on_only_what_can_be(
    knowledge: Knowledge, *, answered: bool
) -> None:
    """Before the safety check was answered there is nothing to come back to."""
    evening = Evening(knowledge)
    evening.play(started("five"), *[happened.SaidNo()] * answered)
    reply = evening.play(happened.Stopped()).reply
    assert reply.says[0].facts["resumable"] is answered
    assert (evening.kept.step is not None) == answered


@pytest.mark.parametrize("control", ["next", "okay", "skip", "resume", "start over", "previous"])
def test_nothing_goes_past_the_check_but_a_no(knowledge: Knowledge, control: str) -> None:
    """It is asked again."""
    turn = Evening(knowledge).play(started("five"), CONTROLS[control])
    assert asked_of(turn).act == "routine.check"


def test_a_yes_to_another_question_does_not_pass_the_check(knowledge: Knowledge) -> None:
    """A reminder asked for before the check is answered."""
    evening = Evening(knowledge)
    evening.play(started("five"), CONTROLS["a reminder"], happened.SaidNo())
    turn = evening.play(happened.SaidNo())
    assert asked_of(turn).act == "routine.check"


def test_a_no_that_tells_of_a_pregnancy_makes_it_gentle(knowledge: Knowledge) -> None:
    """Both are heard."""
    told = {"answer": (SlotValue("no", ("no",)),), "stage": (SlotValue("pregnant", ("pregnant",)),)}
    turn = Evening(knowledge).play(started("five"), happened.Reported(told))
    assert asked_of(turn).facts["position"] == "gently"


def test_children_are_not_coached(knowledge: Knowledge) -> None:
    """Medical.md 9.6."""
    child = StartedRoutine({"person": (SlotValue("kid", ("child",)),)})
    reply = Evening(knowledge).play(child).reply
    assert [act.act for act in reply.says] == ["routine.not_for_children"]
    assert reply.asks is None


def test_pain_offers_the_seated_way_then_skips(knowledge: Knowledge) -> None:
    """The caution is said both times."""
    evening = Evening(knowledge)
    turn = evening.play(started("five"), happened.SaidNo(), WentOn(), Hurt())
    assert turn.reply.says[0].facts == {"seated": True}
    assert asked_of(turn).facts["position"] == "seated"
    turn = evening.play(Hurt())
    assert turn.reply.says[0].facts == {"seated": False}
    assert asked_of(turn).facts["step"] == "change"
