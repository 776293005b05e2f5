"""The routine that runs by itself: utterances, the place reached, every control from every step."""

import pytest
from msgspec.structs import replace

from skill.dialog import events as happened
from skill.dialog.events import Event, SlotValue
from skill.dialog.preferences import Preferences
from skill.dialog.replies import Act
from skill.dialog.routine_events import (
    ChoseLeg,
    CrampGone,
    Dozed,
    Hurt,
    Paused,
    Resumed,
    Skipped,
    StartedRoutine,
)
from skill.dialog.routine_steps import TRACKS
from skill.dialog.state import OpenRoutine, State, Turn
from skill.knowledge.localise import Knowledge
from skill.knowledge.routine import SIDES, Length, Position, Side, tracks
from skill.knowledge.routine_track import LONGEST, Chapter, Way, chapters, reached, until
from tests.dialog.evening import Evening
from tests.dialog.said_of_routine import CONTROLS

LENGTHS: tuple[Length, ...] = ("five", "two")
POSITIONS: tuple[Position, ...] = ("standing", "seated", "lying", "gently")
AGAIN = Preferences(length="five", seated=True, explained=1)
_MOST = 2  # utterances to begin on a later night, and parts that a track is in
ENDS = ("stop", "thanks")


@pytest.fixture(params=["by document", "by sounds"])
def evening(request: pytest.FixtureRequest, knowledge: Knowledge) -> Evening:
    """A second night on a device that plays documents, or where our sounds can be played."""
    plays = request.param == "by document"
    sounds = frozenset() if plays else frozenset(tracks(knowledge.routine))
    return Evening(replace(knowledge, tracks=sounds), AGAIN, plays=plays)


def _asked(turn: Turn) -> Act:
    assert turn.reply.asks is not None
    return turn.reply.asks


def _walk(turn: Turn) -> OpenRoutine:
    assert turn.state.routine is not None
    return turn.state.routine


def _start(**slots: str) -> Event:
    return StartedRoutine({name: (SlotValue(one, (one,)),) for name, one in slots.items()})


def _ways() -> list[Way]:
    return [
        Way(length, position, side, brief=brief)
        for length in LENGTHS
        for position in POSITIONS
        for side in SIDES
        for brief in (False, True)
    ]


def test_a_second_night_takes_two_utterances_and_one_in_the_middle(evening: Evening) -> None:
    """Start, legs all right, on, all right: then it is over."""
    legs = evening.play(_start())
    assert [act.act for act in legs.reply.says] == ["routine.again"]
    assert _asked(legs).act == "routine.legs"
    first = evening.play(happened.SaidYes())
    assert _asked(first).act == "routine.track"
    last = evening.after(LONGEST, happened.SaidYes())
    assert _asked(last).act == "routine.last_track"
    over = evening.after(LONGEST, happened.SaidYes())
    assert over.reply.says[-1].act == "routine.close"
    assert over.state.routine is None


def test_the_two_minutes_have_no_question_in_the_middle(evening: Evening) -> None:
    """One track from the first step to the last."""
    evening.play(_start(length="two"))
    assert _asked(evening.play(happened.SaidYes())).act == "routine.last_track"


@pytest.mark.parametrize("way", _ways(), ids=str)
def test_no_track_is_longer_than_a_response_may_last(knowledge: Knowledge, way: Way) -> None:
    """And the tracks of a version follow one another without a gap."""
    routine, part, told = knowledge.routine, 1, 0
    last = len(routine.versions[way.length].parts) - 1
    while part < last:
        assert sum(one.seconds for one in chapters(routine, way, part)) <= LONGEST
        part, told = until(routine, way, part), told + 1
    assert (part, told <= _MOST) == (last, True)


def test_a_place_is_found_again_by_the_clock() -> None:
    """Each chapter from its first second to its last; behind the last one it has ended."""
    track = [Chapter(1, 0, 10.0), Chapter(2, 0, 15.0), Chapter(2, 1, 15.0)]
    found = [reached(track, second) for second in (0, 9, 10, 24, 25, 39, 40, 500)]
    assert [(one.part, one.hold, one.ended) for one in found] == [
        *[(1, 0, False)] * 2,
        *[(2, 0, False)] * 2,
        *[(2, 1, False)] * 2,
        *[(3, 0, True)] * 2,
    ]


def _at_each_chapter(knowledge: Knowledge, length: Length) -> list[tuple[int, float]]:
    """In which track, and after how many seconds of it, each chapter has just begun."""
    way, routine, part, places = Way(length, "seated"), knowledge.routine, 1, []
    for number in range(_MOST):
        at = 0.0
        for one in chapters(routine, way, part) if part < 7 else ():
            places.append((number, at + 1))
            at += one.seconds
        part = until(routine, way, part) if part < 4 else 7
    return places


@pytest.mark.parametrize("length", LENGTHS)
def test_every_control_works_in_every_chapter(evening: Evening, length: Length) -> None:
    """It leads to a question or an end, and to the step that it is about."""
    begun = evening.play(_start(length=length), happened.SaidYes())
    kept = (evening.kept, evening.now)
    total = len(evening.knowledge.routine.versions[length].parts) - 2
    for number, seconds in _at_each_chapter(evening.knowledge, length):
        for name, control in CONTROLS.items():
            evening.state, (evening.kept, evening.now) = begun.state, kept
            if number and _asked(begun).act == "routine.track":
                evening.after(LONGEST, happened.SaidYes())
            elif number:
                continue
            before = evening.state
            _holds(name, before, evening.after(seconds, control), evening, total)


def _holds(name: str, before: State, turn: Turn, evening: Evening, total: int) -> None:
    where = (name, turn.reply)
    if name == "no" and turn.reply.says[0].act == "routine.hurts":
        return  # to whether the legs are all right, at the end of the last track
    if name in ENDS or (name == "pause" and not evening.plays):
        assert turn.reply.asks is None, where
        assert turn.state.routine is None, where
        return
    assert turn.reply.asks is not None or turn.reply.says[-1].act == "routine.close", where
    if name in ("how many left", "how long", "help", "a question", "not understood", "pause"):
        assert _asked(turn).act == "routine.go_on", where
        assert turn.state.routine is not None, where
    if name in ("next", "skip", "previous", "repeat", "start over", "yes", "resume"):
        assert turn.reply.asks is None or _asked(turn).act in (*TRACKS, "reminders.offer"), where
    if name == "chest pain":
        assert _asked(turn).act == "danger.misheard", where
        assert turn.state.routine is None, where
    if name == "a swollen leg":
        assert _asked(turn).act == "triage.question", where
    if name == "start over":
        assert _asked(turn).facts["part"] == 1, where
    if name == "it hurts" and turn.state.routine:
        assert _asked(turn).act in ("routine.go_on", "routine.track", "routine.last_track"), where
        assert _walk(turn).part <= total, where


def test_skip_and_back_go_by_what_is_heard_now(evening: Evening) -> None:
    """Forty seconds in, it is the calf: skipped is the change, back is what came before."""
    evening.play(_start(), happened.SaidYes())
    turn = evening.after(40, Skipped())
    assert _asked(turn).facts["step"] == "change"
    turn = evening.after(2, happened.WentBack())
    assert _asked(turn).facts["step"] == "calf"


def test_a_pause_leaves_the_place_as_it_was(knowledge: Knowledge) -> None:
    """The third hold, and after the pause the third hold."""
    evening = Evening(knowledge, AGAIN, plays=True)
    begun = evening.play(_start(), happened.SaidYes())
    track = chapters(knowledge.routine, Way("five", "seated"), 1)
    third = sum(one.seconds for one in track[:3]) + 1
    turn = evening.after(third, Paused({"since": (SlotValue("PT2M"),)}))
    assert turn.reply.says[0].facts == {"seconds": 120, "by": "document"}
    assert _asked(turn).act == "routine.go_on"
    on = evening.after(125, happened.SaidYes())
    assert (_asked(on).facts["step"], _asked(on).facts["hold"]) == ("calf", 2)
    assert _asked(begun).facts["hold"] == 0


@pytest.mark.parametrize("side", ["left", "right"])
def test_one_leg_alone_takes_half_as_long(evening: Evening, side: Side) -> None:
    """From the next hold on, and it is said."""
    both = evening.play(_start(), happened.SaidYes())
    turn = evening.after(30, ChoseLeg(side=side))
    said = turn.reply.says[0]
    assert (said.act, said.facts["side"]) == ("routine.side", side)
    assert _asked(turn).facts["side"] == side
    assert int(str(_asked(turn).facts["seconds"])) < int(str(_asked(both).facts["seconds"]))


def test_pain_stops_it_until_somebody_says_go_on(evening: Evening) -> None:
    """Sitting is offered for what was done standing; no track runs on its own."""
    evening.kept = replace(AGAIN, seated=False)
    evening.play(_start(), happened.SaidYes())
    turn = evening.after(40, Hurt())
    assert turn.reply.says[0] == Act("routine.hurts", {"seated": True})
    assert _asked(turn).act == "routine.go_on"
    assert _asked(evening.play(happened.SaidYes())).facts["position"] == "seated"


def test_pain_after_the_last_stretch_is_answered(evening: Evening) -> None:
    """A no to whether the legs are all right."""
    evening.play(_start(), happened.SaidYes())
    evening.after(LONGEST, happened.SaidYes())
    turn = evening.after(LONGEST, happened.SaidNo())
    assert turn.reply.says == (Act("routine.hurts", {"seated": False}),)
    assert turn.reply.asks is None


def test_after_a_cramp_that_eased_it_goes_on(evening: Evening) -> None:
    """The cramp is asked about until it is over, then the calf goes on."""
    evening.play(_start(), happened.SaidYes())
    turn = evening.after(40, happened.Asked(answer="relief-now"))
    assert _asked(turn).act == "relief.check"
    assert _asked(evening.play(happened.SaidNo())).act == "relief.check"
    assert _asked(evening.play(CrampGone())).act == "routine.go_on"
    assert _asked(evening.play(Resumed())).facts["step"] == "calf"


def test_who_fell_asleep_is_asked_and_who_is_falling_asleep_is_left(evening: Evening) -> None:
    """Neither is hurried on."""
    evening.play(_start(), happened.SaidYes())
    assert _asked(evening.after(60, Dozed())).act == "routine.still_on"
    assert _asked(evening.play(happened.SaidYes())).act == "routine.track"
    over = evening.after(30, Dozed(still=False))
    assert over.reply.asks is None
    assert over.state.routine is None


def test_nights_differ(knowledge: Knowledge) -> None:
    """First it is explained, then asked briefly, then said in brief words."""
    evening = Evening(knowledge, plays=True)
    first = evening.play(_start())
    assert [act.act for act in first.reply.says] == ["routine.begin"]
    assert _asked(first).act == "routine.check"
    assert _asked(evening.play(happened.SaidNo())).facts["explains"] is True
    for brief in (False, True):
        evening.state = State()
        assert _asked(evening.play(_start())).act == "routine.legs"
        track = _asked(evening.play(happened.SaidYes())).facts
        assert (track["explains"], track["brief"]) == (False, brief)


@pytest.mark.parametrize("answer", [happened.SaidNo(), happened.SaidUnsure(), Hurt()])
def test_legs_that_are_not_all_right_bring_the_whole_check(evening: Evening, answer: Event) -> None:
    """Which a yes does not pass."""
    evening.play(_start())
    assert _asked(evening.play(answer)).act == "routine.check"
    assert evening.play(happened.SaidYes()).reply.says[0].act == "routine.not_tonight"


def test_a_device_that_could_not_play_counts_aloud(knowledge: Knowledge) -> None:
    """From then on, in this session."""
    evening = Evening(knowledge, AGAIN, plays=True)
    evening.play(_start(), happened.SaidYes())
    evening.state = replace(evening.state, counts=True)
    assert _asked(evening.play(happened.SaidYes())).act == "routine.step"
