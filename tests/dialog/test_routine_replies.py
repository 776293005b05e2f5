"""What people say to the routine: all-clears begin, contraindications never do, controls steer.

The sentences are read by the real reader. When they were first read, none had been used to write
the phrases in interaction_model/en/replies.yaml: 36 of the forty all-clears began, and of the forty
contraindications one did, "yes i'm afraid so" to "are your legs all right"; then the phrases grew.
"""

from collections.abc import Mapping

import msgspec
import pytest

from skill.dialog import events as happened
from skill.dialog.events import Event, SlotValue
from skill.dialog.expected import replied, topic
from skill.dialog.interpret import interpret
from skill.dialog.preferences import Nights, Preferences
from skill.dialog.routine_events import (
    AskedCount,
    AskedFaster,
    AskedHowManyLeft,
    AskedShorter,
    AskedWhichLeg,
    ChangedPosition,
    ChoseLeg,
    Dozed,
    Hurt,
    Paused,
    Resumed,
    SatDown,
    Skipped,
    StartedOver,
    StartedRoutine,
    WentOn,
)
from skill.dialog.routine_steps import TRACKS
from skill.dialog.state import State, Turn
from skill.knowledge.localise import Knowledge
from skill.understanding.replies import Said
from tests.dialog.ear import Ear
from tests.dialog.evening import Evening

_BEGINS = 38  # of forty all-clears
CLEAR = """
no we're good to go
yep let's do it
ready whenever you are
nothing to worry about
all well here
nope all fine
no none of those
neither
no swelling and i feel okay
right i'm ready
we're all set
okay let's get started
good to go
i've got my nightie on already
teeth done and in my pyjamas
nothing out of the ordinary
same old legs
as fit as a fiddle
no nothing like that at all
not that i've noticed
no i'm fine thank you
no nothing's wrong
they're as normal as ever
no and no
legs are grand
both fine ta
all good on my end
no issues
no complaints
not a thing
just old and stiff
no doctor has said anything like that
nope just tired legs
start away
hit me
no they look the same as each other
i'm feeling fine
no swelling no redness
nothing new there
all okay
""".strip().splitlines()
RULED_OUT = """
i was in hospital with a clot at easter
they found a blood clot behind my knee
i've had a deep vein thrombosis
my doctor said not to stretch it
the physio doesn't want me stretching yet
i've been told not to bend it
the surgeon hasn't cleared me
i had my hip replaced in september
i'm six days out from an operation
i've just had surgery on my foot
i had an op on my back
i've still got the staples in
i'm on crutches at the moment
i walk with a walking frame since the break
i've a plaster cast on
i broke my ankle
i ruptured my achilles last year
i've torn something in my calf
i sprained my knee on sunday
i had a fall this afternoon
i feel quite giddy
i'm feeling dizzy tonight
i feel faint
i feel really unwell
i've been sick all day and feel poorly
my right leg is swollen up
one ankle's puffy and hot
my calf has gone red and sore
there's a hot lump in my calf
my left foot's gone cold and white
my toes are numb
i can't feel my foot
one leg has turned a dark colour
yes my shin is swollen
yes i've a sore red calf
no but i had a clot in march
no apart from the surgery
not sure the doctor hasn't said
i don't know it might be swollen
yes i'm afraid so
""".strip().splitlines()
PREGNANT = ("i'm expecting a baby", "i'm seven months pregnant", "no but i'm pregnant")
CONTROLS: Mapping[type[Event], tuple[str, ...]] = {
    WentOn: ("next one", "move on", "on to the next one"),
    happened.WentBack: ("go back one", "go back a step", "the one before"),
    happened.AskedRepeat: ("say that again", "what do i do", "do that one again"),
    Skipped: ("skip this one", "not this one", "can we skip this"),
    Paused: ("pause for a minute", "i need the loo", "take a break"),
    StartedOver: ("start over", "from the top", "back to the start"),
    AskedHowManyLeft: ("how many left", "how long is left", "are we nearly done"),
    AskedWhichLeg: ("which leg", "which leg first", "is it the left"),
    ChoseLeg: ("only the left", "just my right leg", "left leg only please"),
    AskedFaster: ("faster", "can you go faster", "less talking"),
    AskedShorter: ("shorter", "make it shorter", "cut it short"),
    SatDown: ("let me sit", "can i do it sitting", "i'm sitting down"),
    ChangedPosition: (
        "i'm lying down",
        "i'd rather stand",
        "i can't get down on the floor",
    ),
    Hurt: ("that hurts", "ow it hurts", "it's too sore"),
    Dozed: ("i fell asleep", "sorry i dozed off", "i'm nodding off"),
    happened.SaidNo: ("wait she's not done hers", "hang on he isn't ready", "i'm not ready yet"),
    Resumed: ("carry on", "let's keep going", "okay i'm back"),
    happened.Stopped: ("stop", "that's enough", "can we stop there"),
    happened.Asked: ("i've got a cramp", "ow my calf's cramping", "why do legs cramp"),
}


def _heard(ear: Ear, said: str, state: State) -> tuple[Event, ...]:
    return interpret(ear.read(said, asked=topic(state)), state, ear.knowledge)


def _checked(knowledge: Knowledge, ear: Ear, said: str, kept: Preferences) -> Turn:
    """The turn after somebody said this to the safety check."""
    evening = Evening(knowledge, kept, plays=True)
    evening.play(StartedRoutine())
    return evening.play(*_heard(ear, said, evening.state))


def _begins(turn: Turn) -> bool:
    return turn.reply.asks is not None and turn.reply.asks.act in (*TRACKS, "routine.step")


def test_all_clears_begin_at_once(knowledge: Knowledge, ear: Ear) -> None:
    kept = Preferences()
    missed = [said for said in CLEAR if not _begins(_checked(knowledge, ear, said, kept))]
    assert len(CLEAR) == 40
    assert len(CLEAR) - len(missed) >= _BEGINS, missed


@pytest.mark.parametrize("explained", [0, 1])
def test_no_contraindication_leads_to_a_stretch(
    knowledge: Knowledge, ear: Ear, explained: int
) -> None:
    kept = Preferences(length="five", explained=explained)
    begun = [said for said in RULED_OUT if _begins(_checked(knowledge, ear, said, kept))]
    assert len(RULED_OUT) == 40
    assert begun == []


@pytest.mark.parametrize("explained", [0, 1])
@pytest.mark.parametrize(
    "said",
    [
        "yes a bit swollen",
        "yeah it's fine just puffy",
        "not really one's a bit puffy",
        "all good bar the sore calf",
        "no only a cold foot",
        "ready but my left leg is tender",
    ],
)
def test_a_sign_that_is_hinted_at_is_cleared_by_no_yes_and_no_no(
    knowledge: Knowledge, ear: Ear, said: str, explained: int
) -> None:
    kept = Preferences(length="five", explained=explained)
    assert not _begins(_checked(knowledge, ear, said, kept))


@pytest.mark.parametrize("said", PREGNANT)
def test_in_pregnancy_it_is_gentle(knowledge: Knowledge, ear: Ear, said: str) -> None:
    turn = _checked(knowledge, ear, said, Preferences())
    assert turn.state.routine is not None
    assert turn.state.routine.position == "gently"


@pytest.mark.parametrize("kind", CONTROLS)
@pytest.mark.parametrize("seconds", [20, 60, 118, 240])
def test_each_control_is_heard_in_three_wordings(
    knowledge: Knowledge, ear: Ear, kind: type[Event], seconds: int
) -> None:
    """At four places of the first track: getting ready, the calf, changing places, its end."""
    for said in CONTROLS[kind]:
        evening = Evening(knowledge, Preferences(length="five", explained=1), plays=True)
        evening.play(StartedRoutine(), happened.SaidYes())
        heard = _heard(ear, said, evening.state)
        assert [type(one) for one in heard] == [kind], said
        turn = evening.after(seconds, *heard)
        assert turn.reply.asks or turn.reply.says, said


def test_a_wish_in_words_of_ones_own_begins_it(knowledge: Knowledge, ear: Ear) -> None:
    for said in (
        "leg stretching before sleeping i want to do now you start",
        "my wife and i want to do the leg stretches together could you take us through",
        "could you walk us through our stretches",
    ):
        assert isinstance(_heard(ear, said, Evening(knowledge).state)[0], StartedRoutine)
    for said in ("how do stretches help my legs", "my leg hurts when i stretch it"):
        assert not isinstance(_heard(ear, said, Evening(knowledge).state)[0], StartedRoutine)


def test_who_cannot_get_to_the_floor_is_offered_a_chair(knowledge: Knowledge, ear: Ear) -> None:
    for kept in (Preferences(), Preferences(length="five", explained=1)):
        turn = _checked(knowledge, ear, "i can't get down on the floor", kept)
        assert turn.state.routine is not None
        assert turn.state.routine.position == "seated"


def test_every_meaning_of_a_phrase_is_an_event(knowledge: Knowledge) -> None:
    """Of those said to the routine, and of nights."""
    replies, state = knowledge.replies, State()
    for way in ("check", "legs", "during", "anytime"):
        for meaning in {*replies.said[way].values(), *replies.anywhere.get(way, {}).values()}:
            if not meaning.endswith((".alone", "none", "ready", "hint")):
                assert [*replied(Said(meaning, 0, 1, whole=True), state, {})], meaning


def test_a_count_is_kept_for_whoever_asked(knowledge: Knowledge) -> None:
    """And for nobody else; "forget" and "stop counting" take it away."""
    evening = Evening(knowledge, Preferences(length="two", explained=2), plays=True)
    night = (StartedRoutine({"length": (SlotValue("two", ("two",)),)}), happened.SaidYes())
    evening.play(*night)
    assert evening.after(240, happened.SaidYes()).reply.says[0].act == "routine.close"
    assert "nights" not in msgspec.to_builtins(evening.kept)
    evening.play(AskedCount())
    evening.after(60_000, *night)
    closed = evening.after(240, happened.SaidYes())
    assert [act.act for act in closed.reply.says] == ["routine.nights", "routine.close"]
    assert (evening.kept.nights or Nights()).count == 1
    offered = evening.after(200_000, StartedRoutine())
    assert offered.reply.asks is not None
    assert offered.reply.asks.act == "routine.offer_shorter"
    evening.play(AskedCount(keep=False))
    assert evening.kept.nights is None
