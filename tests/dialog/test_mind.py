"""Thoughts of dying: asked about, the crisis line, or the emergency number. Nothing of legs."""

import pytest

from skill.dialog import events as happened
from skill.dialog.events import Event, SlotValue
from skill.dialog.mind import NOW, THOUGHTS, VEILED
from skill.dialog.routine_events import StartedRoutine
from skill.dialog.state import Turn
from skill.locale_bundles import TurnParts
from skill.markup import plain
from tests.conftest import Play

_LINES = {
    "en-US": "988",
    "en-GB": "116 123",
    "en-CA": "988",
    "en-AU": "13, 11, 14",
    "en-IN": "14416",
    "elsewhere": "your local emergency number",
}


def _said(finding: str, **slots: SlotValue) -> Event:
    return happened.SaidSelfHarm({n: (w,) for n, w in slots.items()}, finding=finding)


def _acts(turn: Turn) -> tuple[list[str], str | None]:
    asks = turn.reply.asks
    return [act.act for act in turn.reply.says], asks.act if asks else None


ASKED: tuple[list[str], str] = ([], "mind.ask")
CRISIS = (["mind.crisis"], "mind.safe")
ALARM = (["danger.alert"], "danger.misheard")


@pytest.mark.parametrize(("finding", "then"), [(VEILED, ASKED), (THOUGHTS, CRISIS), (NOW, ALARM)])
@pytest.mark.parametrize("before", [[], [happened.StartedTriage()], [StartedRoutine()]])
def test_how_open_and_how_near_decides(
    play: Play, before: list[Event], finding: str, then: object
) -> None:
    """In every state; what was under way is dropped, but for the time of a question."""
    turn = play(*before, _said(finding))
    assert _acts(turn) == then
    under_way = (turn.state.triage, turn.state.routine)
    assert (under_way == (None, None)) is (finding != VEILED or not before)


def test_a_no_that_is_believed_leads_back_to_the_check(play: Play) -> None:
    turn = play(happened.StartedTriage(), _said(VEILED), happened.SaidNo())
    assert _acts(turn) == (["mind.believed"], "triage.question")


@pytest.mark.parametrize(
    "said", [_said(VEILED), happened.Suspected({}, finding="unnamed-emergency")]
)
def test_what_only_hints_again_is_no_no(play: Play, said: Event) -> None:
    """The question and another about the body called each other for ever."""
    assert _acts(play(_said(VEILED), said)) == CRISIS


@pytest.mark.parametrize(
    ("said", "then"),
    [
        (happened.SaidYes(), CRISIS),
        (happened.SaidUnsure(), CRISIS),
        (happened.NotUnderstood(), CRISIS),
        (happened.NotCovered(), CRISIS),
        (_said(THOUGHTS), CRISIS),
        (_said(NOW), ALARM),
        (happened.SaidNo(), (["mind.believed"], "basics.what_next")),
    ],
)
def test_to_the_question_only_a_plain_no_is_a_no(play: Play, said: Event, then: object) -> None:
    assert _acts(play(_said(VEILED), said)) == then


@pytest.mark.parametrize(
    ("said", "then"),
    [
        (happened.SaidYes(), (["mind.stay_safe"], None)),
        (happened.SaidNo(), ALARM),
        (happened.SaidUnsure(), ALARM),
        (happened.NotUnderstood(), CRISIS),
        (happened.NotCovered(), CRISIS),
    ],
)
def test_whoever_is_not_safe_gets_the_emergency_number(
    play: Play, said: Event, then: object
) -> None:
    turn = play(_said(THOUGHTS), said)
    assert _acts(turn) == then
    if then == ALARM:
        assert turn.reply.says[0].facts["finding"] == NOW


@pytest.mark.parametrize(("locale", "line"), _LINES.items())
def test_the_line_is_reached_in_every_way(
    play: Play, parts: TurnParts, locale: str, line: str
) -> None:
    """The question, the crisis words, and the no that is believed name it."""
    speech = parts.bundle(locale).speech
    for turn in (
        play(_said(VEILED)),
        play(_said(THOUGHTS)),
        play(_said(VEILED), happened.SaidNo()),
    ):
        assert line in plain(speech.speak(turn.reply).speech)


def test_who_speaks_for_another_is_told_to_stay(play: Play, parts: TurnParts) -> None:
    """Through all of it: the question back knows nothing of whom we spoke about."""
    him = _said(VEILED, person=SlotValue("husband", ("husband",)))
    speech = parts.bundle("en-GB").speech
    asked = play(him)
    assert "Ask him straight." in speech.speak(asked.reply).speech
    crisis = play(happened.SaidYes(), state=asked.state)
    assert "Stay with him" in speech.speak(crisis.reply).speech
    assert "Are they safe right now?" in speech.speak(crisis.reply).speech
    alarm = play(happened.SaidNo(), state=crisis.state)
    assert "Stay with him, and move tablets" in speech.speak(alarm.reply).speech


def test_no_word_of_legs_is_said(play: Play, parts: TurnParts) -> None:
    speech = parts.bundle("en-US").speech
    for finding in (VEILED, THOUGHTS, NOW):
        words = speech.speak(play(StartedRoutine(), _said(finding)).reply).speech
        assert not any(word in words for word in ("leg", "cramp", "stretch", "routine"))


def test_a_child_that_wants_to_die_gets_the_crisis_line(play: Play) -> None:
    """And not only a grown-up."""
    child = SlotValue("i'm fourteen", ("yes.child-speaking",))
    said = happened.SaidSelfHarm({"finding": (child,)}, finding=THOUGHTS)
    assert _acts(play(said)) == CRISIS
