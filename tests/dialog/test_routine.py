"""The bedtime routine: every control from every step, safety first, what is remembered."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from nlu.rings import Wish
from skill.dialog import events as happened
from skill.dialog.conversation import step
from skill.dialog.events import Event, SlotValue
from skill.dialog.preferences import Preferences, ReachedStep
from skill.dialog.reminder_events import AskedReminder
from skill.dialog.replies import Act
from skill.dialog.routine_events import (
    AskedHowLong,
    AskedHowManyLeft,
    AskedShorter,
    Hurt,
    Paused,
    Resumed,
    SatDown,
    Skipped,
    StartedOver,
    StartedRoutine,
    WentOn,
)
from skill.dialog.state import OpenRoutine, State, Turn
from skill.knowledge.localise import Knowledge
from skill.knowledge.routine import Length, tracks
from skill.settings import Settings
from skill.speech import Speech
from tests.conftest import NOW
from tests.dialog.evening import Evening

LENGTHS: tuple[Length, ...] = ("five", "two")
CONTROLS: dict[str, Event] = {
    "next": WentOn(),
    "yes": happened.SaidYes(),
    "okay": happened.Acknowledged(),
    "no": happened.SaidNo(),
    "previous": happened.WentBack(),
    "repeat": happened.AskedRepeat(),
    "skip": Skipped(),
    "pause": Paused(),
    "pause a minute": Paused({"since": (SlotValue("PT1M"),)}),
    "resume": Resumed(),
    "start over": StartedOver(),
    "how many left": AskedHowManyLeft(),
    "how long": AskedHowLong(),
    "it hurts": Hurt(),
    "shorter": AskedShorter(),
    "sitting": SatDown(),
    "help": happened.AskedHelp(),
    "a question": happened.Asked(answer="why-legs-cramp"),
    "not understood": happened.NotUnderstood(),
    "stop": happened.Stopped(),
    "thanks": happened.Thanked(),
    "a swollen leg": happened.Reported({"finding": (SlotValue("swollen", ("yes.leg-swollen",)),)}),
    "chest pain": happened.Reported({"finding": (SlotValue("chest pain", ("yes.chest-pain",)),)}),
    "pregnant": happened.Reported({"stage": (SlotValue("pregnant", ("pregnant",)),)}),
    "a reminder": AskedReminder(wishes=(Wish(clock="21:30"),)),
}
ENDS = {"pause", "pause a minute", "stop", "thanks"}


@pytest.fixture
def known(knowledge: Knowledge) -> Knowledge:
    """What is true where nothing can be played: a hold is counted a turn."""
    return replace(knowledge, tracks=frozenset())


def _asked(turn: Turn) -> Act:
    assert turn.reply.asks is not None
    return turn.reply.asks


def _walk(turn: Turn) -> OpenRoutine:
    assert turn.state.routine is not None
    return turn.state.routine


def _start(length: Length) -> Event:
    return StartedRoutine({"length": (SlotValue(length, (length,)),)})


def _steps(evening: Evening, length: Length) -> list[tuple[str, int]]:
    """The step and hold of every turn from the check to the end."""
    turn = evening.play(_start(length), happened.SaidNo())
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
            before = evening.play(_start(length), happened.SaidNo(), *[WentOn()] * at)
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
        assert _asked(turn).act == "routine.go_on", where
        assert turn.state.routine == before.state.routine, where
    if name in ("repeat", "resume"):
        assert asks == asked, where
    if name == "start over":
        assert _asked(turn).facts["step"] == "set-up", where
    if name == "a swollen leg":
        assert _asked(turn).act == "triage.question", where
        assert turn.state.routine is None, where
    if name == "chest pain":
        assert _asked(turn).act == "danger.misheard", where
        assert turn.state.routine is None, where
    if name == "pregnant":
        assert _walk(turn).position == "gently", where
    if name == "sitting":
        assert _walk(turn).position == "seated", where
        assert _walk(turn).part == _walk(before).part, where
    if name == "a reminder":
        assert _asked(turn).act == "reminders.confirm", where


@pytest.mark.parametrize("heard", ["yes", "unsure"])
def test_pregnancy_told_at_the_safety_check_is_no_answer_to_it(
    known: Knowledge, heard: str
) -> None:
    """Whatever the ear makes of it: the routine is gentle, and the check is asked once more."""
    pregnant = SlotValue("pregnant", ("pregnant",))
    told = {"stage": (pregnant,), "answer": (SlotValue(heard, (heard,)),)}
    answer = happened.SaidYes if heard == "yes" else happened.SaidUnsure
    for event in (happened.Reported(told), answer({"stage": (pregnant,)})):
        turn = Evening(known).play(_start("five"), event)
        assert _asked(turn).act == "routine.check"
        assert _walk(turn).position == "gently"


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
        before = evening.play(_start(length), happened.SaidNo(), *[WentOn()] * at)
        after = evening.play(WentOn(), happened.WentBack())
        assert _walk(after).part == _walk(before).part


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
    reply = Evening(knowledge).play(_start("five"), answer).reply
    assert [(act.act, act.facts) for act in reply.says] == [("routine.not_tonight", {"sure": sure})]
    assert reply.asks is None


@pytest.mark.parametrize("answered", [False, True])
def test_stopping_offers_to_carry_on_only_what_can_be(
    knowledge: Knowledge, *, answered: bool
) -> None:
    """Before the safety check was answered there is nothing to come back to."""
    evening = Evening(knowledge)
    evening.play(_start("five"), *[happened.SaidNo()] * answered)
    reply = evening.play(happened.Stopped()).reply
    assert reply.says[0].facts["resumable"] is answered
    assert (evening.kept.step is not None) == answered


@pytest.mark.parametrize("control", ["next", "okay", "skip", "resume", "start over", "previous"])
def test_nothing_goes_past_the_check_but_a_no(knowledge: Knowledge, control: str) -> None:
    """It is asked again."""
    turn = Evening(knowledge).play(_start("five"), CONTROLS[control])
    assert _asked(turn).act == "routine.check"


def test_a_yes_to_another_question_does_not_pass_the_check(knowledge: Knowledge) -> None:
    """A reminder asked for before the check is answered."""
    evening = Evening(knowledge)
    evening.play(_start("five"), CONTROLS["a reminder"], happened.SaidNo())
    turn = evening.play(happened.SaidNo())
    assert _asked(turn).act == "routine.check"


def test_a_no_that_tells_of_a_pregnancy_makes_it_gentle(knowledge: Knowledge) -> None:
    """Both are heard."""
    told = {"answer": (SlotValue("no", ("no",)),), "stage": (SlotValue("pregnant", ("pregnant",)),)}
    turn = Evening(knowledge).play(_start("five"), happened.Reported(told))
    assert _asked(turn).facts["position"] == "gently"


def test_children_are_not_coached(knowledge: Knowledge) -> None:
    """Medical.md 9.6."""
    child = StartedRoutine({"person": (SlotValue("kid", ("child",)),)})
    reply = Evening(knowledge).play(child).reply
    assert [act.act for act in reply.says] == ["routine.not_for_children"]
    assert reply.asks is None


def test_pain_offers_the_seated_way_then_skips(knowledge: Knowledge) -> None:
    """The caution is said both times."""
    evening = Evening(knowledge)
    turn = evening.play(_start("five"), happened.SaidNo(), WentOn(), Hurt())
    assert turn.reply.says[0].facts == {"seated": True}
    assert _asked(turn).facts["position"] == "seated"
    turn = evening.play(Hurt())
    assert turn.reply.says[0].facts == {"seated": False}
    assert _asked(turn).facts["step"] == "change"


def _after(minutes: float, known: Knowledge, at: int = 3) -> Turn:
    """A routine broken off, and a new session so much later."""
    evening = Evening(known)
    evening.play(_start("five"), happened.SaidNo(), *[WentOn()] * at)
    evening.state, evening.now = State(), NOW + timedelta(minutes=minutes)
    return evening.play(Resumed())


def test_a_dropped_session_is_picked_up_within_half_an_hour(known: Knowledge) -> None:
    """After the legs were asked about again, at the step reached."""
    turn = _after(29, known)
    assert turn.reply.says[0].act == "routine.welcome_back"
    assert _asked(turn).act == "routine.legs"
    reached = _walk(turn)
    evening = Evening(known)
    evening.state = turn.state
    resumed = _walk(evening.play(happened.SaidYes()))
    assert (resumed.part, resumed.hold) == (reached.part, reached.hold)
    assert reached.part > 1


def test_after_half_an_hour_it_starts_afresh(known: Knowledge) -> None:
    """There is nothing to carry on."""
    turn = _after(31, known)
    assert turn.reply.says[0].act == "routine.nothing_to_resume"
    assert _asked(turn).act == "routine.offer"


def test_a_returning_person_is_offered_to_carry_on(knowledge: Knowledge) -> None:
    """On opening the skill again."""
    step_ = ReachedStep("five", 2, 0, int(NOW.timestamp()) - 60)
    kept = Preferences(visits=3, disclaimer=1, step=step_)
    turn = Evening(knowledge, kept).play(happened.Opened())
    assert [act.act for act in turn.reply.says] == ["basics.welcome_back"]
    assert _asked(turn).act == "routine.offer_resume"


@pytest.mark.parametrize("danger", ["chest pain", "a swollen leg"])
def test_after_a_danger_nothing_is_offered_to_carry_on(knowledge: Knowledge, danger: str) -> None:
    """What was reached is dropped."""
    evening = Evening(knowledge)
    evening.play(_start("five"), happened.SaidNo(), WentOn())
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
    evening.play(_start("two"), CONTROLS["pregnant"])
    assert evening.kept == Preferences(length="two", seated=True)


def test_the_reminder_is_offered_at_the_end_but_not_in_the_week_after_a_no(
    knowledge: Knowledge,
) -> None:
    """Amazon's guidelines: seven days."""
    evening = Evening(knowledge)
    assert _asked(_to_the_end(evening)).act == "reminders.offer"
    evening.play(happened.SaidNo())
    evening.state, evening.now = State(), NOW + timedelta(days=6)
    assert _to_the_end(evening).reply.asks is None
    evening.state, evening.now = State(), NOW + timedelta(days=7)
    assert _asked(_to_the_end(evening)).act == "reminders.offer"


def _to_the_end(evening: Evening) -> Turn:
    clear = happened.SaidYes() if evening.kept.explained else happened.SaidNo()
    return evening.play(_start("two"), clear, *[Skipped()] * 3)
