"""Whatever is replied, in any order: nothing under way is lost, nothing said twice running.

The sentences are the replies that people give to anything, and lines of our own material; the
events are all that a sentence can mean.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from random import Random

import hypothesis.strategies as st
import pytest
from hypothesis import given

from skill.dialog import events
from skill.dialog.events import Event, SlotValue
from skill.dialog.service_events import PermissionAnswered
from skill.dialog.subject_events import CONTROLS
from skill.knowledge.content import Content
from skill.locale_bundles import TurnParts
from skill.settings import Settings
from tests.dialog.talk import Spoken, Talk
from tests.robust.chance import ODD, Chance, read_chance
from tests.robust.effort import effort

_Said = tuple[str, ...]
_BEGINNINGS: tuple[_Said, ...] = (
    ("check my leg",),
    ("check my leg", "it cramps"),
    ("start my bedtime routine",),
    ("start my bedtime routine", "no"),
    ("how much magnesium do i need",),
    ("remind me every night",),
    (),
)
_REPLIES = (
    *("yes", "no", "i'm not sure", "i don't know", "okay", "what do you mean", "why do you ask"),
    *("say that again", "slower please", "tell me more", "help", "go back", "next", "carry on"),
    *("bananas", "my statin", "quinine", "left leg", "i'm seventy", "at nine", "three days"),
    *("blorp the zimble", "what's the weather", "", "?", "it hurts", "it cramps", "pause"),
    *("how much magnesium do i need", "does magnesium help", "what about foods", "who says so"),
    *("check my leg", "start my bedtime routine", "shorter please", "i'm sitting down", "skip it"),
    *("and my mother", "for my husband", "for me", "i'm pregnant", "my calf is swollen"),
    *("remind me every night", "cancel my reminder", "what time is my reminder", "forget me"),
    *("how long does it take", "how many are left", "does magnesium help me sleep", "start over"),
    *("thanks", "never mind", "stop"),
)
_OTHERS: tuple[Event, ...] = (
    events.Asked(answer="bananas"),
    events.Asked(answer="magnesium-help", form="can-i"),
    events.Doubted(first="bananas", second="quinine"),
    events.NotCovered(subject="magnesium-sleep"),
    events.NotUnderstood(),
    events.NotUnderstood(far=True, example="bananas"),
    PermissionAnswered(),
    events.Misheard(),
    events.Called(),
    events.Suspected(finding="chest-pain"),
    events.Reported({"age": (SlotValue("70"),)}),
    events.Reported({"answer": (SlotValue("yes", ("yes",)),)}),
)
_EVENTS = (*(make({}) for make in CONTROLS.values()), *_OTHERS)
# What may end a check or a routine: an outcome, an alarm, or the person's own wish.
_ALARMS = {
    "danger.alert",
    "danger.holds",
    "danger.called",
    "danger.please_call",
    "danger.cannot_call",
}
_WISHES = {"basics.afresh", "basics.forgotten", "basics.not_forgotten"}
_ENDS = {*_ALARMS, *_WISHES, "mind.crisis", "triage.get_adult"}
_CHECK_ENDS = {*_ENDS, "triage.outcome", "triage.stopped"}
_STRETCHED = {f"routine.{one}" for one in ("close", "stopped", "paused", "not_tonight")}
_ROUTINE_ENDS = {*_ENDS, *_STRETCHED, "routine.not_for_children", "triage.begin"}
_ASIDE = ("danger.", "mind.", "reminders.", "basics.confirm_forget")
_WORD_FOR_WORD = {"danger.alert", "mind.crisis"}
_beginning = st.sampled_from(_BEGINNINGS)
_draws = st.randoms(use_true_random=False)
_told = st.lists(st.sampled_from((*_REPLIES, *ODD, None)), min_size=1, max_size=16)
_meant = st.lists(st.sampled_from(_EVENTS), min_size=1, max_size=16)


@pytest.fixture(scope="module")
def chance(settings: Settings, content: Content) -> Chance:
    """All that people say and name."""
    return read_chance(settings.interaction_model, content)


def _lost(turn: Spoken) -> Iterator[str]:
    """What was under way before a turn and is not after it, for no reason that may end it."""
    before, after = turn.before, turn.played.state
    if before.triage and (turn.over or not after.triage) and not turn.acts & _CHECK_ENDS:
        yield "the check was lost"
    if before.routine and (turn.over or not after.routine) and not turn.acts & _ROUTINE_ENDS:
        yield "the routine was lost"
    if after.triage and after.routine:
        yield "both are under way"
    if turn.asks and after.triage and not turn.asks.startswith(("triage.", *_ASIDE)):
        yield f"the check does not ask on: {turn.asks}"
    if turn.asks and after.routine and not turn.asks.startswith(("routine.", *_ASIDE)):
        yield f"the routine does not ask on: {turn.asks}"


def _twice(first: Spoken, second: Spoken) -> bool:
    """Whether the same words came twice running, and neither wish nor alarm was the reason."""
    wished = any(isinstance(one, events.AskedRepeat) for one in second.events)
    alarm = second.acts & _WORD_FOR_WORD or second.asks.startswith("danger.misheard")
    same = first.played.spoken.speech == second.played.spoken.speech
    return same and not (first.over or wished or alarm)


def _judge(parts: TurnParts, said: Sequence[str | Event]) -> None:
    talk = Talk(parts)
    turns = [talk.turn(one) for one in said]
    wrong = [(number, one) for number, turn in enumerate(turns) for one in _lost(turn)]
    wrong += [
        (n, b.played.spoken.speech) for n, (a, b) in enumerate(pairwise(turns)) if _twice(a, b)
    ]
    heard = [
        (one, turn.events, turn.acts, turn.asks) for one, turn in zip(said, turns, strict=True)
    ]
    assert wrong == [], heard


@effort(500)
@given(beginning=_beginning, said=_told, draw=_draws)
def test_any_sentences(
    parts: TurnParts, chance: Chance, beginning: _Said, said: list[str | None], draw: Random
) -> None:
    """As the real ear hears them; None is any line of our material."""
    _judge(parts, (*beginning, *(chance.sentence(draw) if one is None else one for one in said)))


@effort(500)
@given(beginning=_beginning, meant=_meant)
def test_any_events(parts: TurnParts, beginning: _Said, meant: list[Event]) -> None:
    """Each as it could come from any device, whatever is open."""
    _judge(parts, (*beginning, *meant))


@pytest.mark.parametrize("said", ["i'm sitting down", "shorter please"])
@pytest.mark.parametrize("sign", ["my chest hurts", "i think my chest might hurt"])
def test_no_stretches_begin_behind_a_danger(parts: TurnParts, sign: str, said: str) -> None:
    """Who was told to sit down says so."""
    talk = Talk(parts)
    before = talk.say(sign).asks
    assert (before, talk.say(said).asks) == (before, before)
    assert before.startswith("danger.")


@effort(150)
@given(beginning=_beginning, said=st.sampled_from(_REPLIES))
def test_one_reply_again_and_again(parts: TurnParts, beginning: _Said, said: str) -> None:
    """Who says the same for ever is not told the same for ever."""
    _judge(parts, (*beginning, *(12 * (said,))))
