"""An alarm names what was heard, says it to whom it must, and can be taken back once."""

import pytest
from msgspec.structs import replace

from skill.dialog import events as happened
from skill.dialog.conversation import step
from skill.dialog.events import Event, SlotValue
from skill.dialog.replies import Act, FactValue, Reply
from skill.dialog.routine_events import StartedRoutine
from skill.dialog.state import OpenTriage, State, Turn
from skill.knowledge.localise import Knowledge
from skill.locale_bundles import TurnParts
from skill.markup import plain
from tests.conftest import NOW, Play
from tests.dialog.ear import Ear

_SELF: dict[str, FactValue] = {"whose": "self", "them": "them"}
_HER: dict[str, FactValue] = {"whose": "beside", "them": "her"}
_ELSEWHERE = ("child-speaking", "self-harm-veiled", "self-harm-thoughts", "self-harm-now")


def _told(finding: str, **slots: SlotValue) -> Event:
    said = {name: (word,) for name, word in slots.items()}
    return happened.Reported({"finding": (SlotValue("x", (f"yes.{finding}",)),), **said})


def _alarm(turn: Turn) -> dict[str, FactValue]:
    (said,) = turn.reply.says
    assert said.act == "danger.alert"
    assert turn.reply.asks == Act("danger.misheard", said.facts)
    return dict(said.facts)


def _words(parts: TurnParts, turn: Turn) -> str:
    return plain(parts.bundle("en-US").speech.speak(turn.reply).speech)


def test_every_row_that_cannot_wait_raises_an_alarm(knowledge: Knowledge, play: Play) -> None:
    """Below an emergency too: a row with a door. No other does."""
    raised = {
        name
        for name in knowledge.urgency.rows
        if "danger.alert" in [act.act for act in play(_told(name)).reply.says]
    }
    at_once = {name for name, row in knowledge.urgency.rows.items() if row.at_once}
    assert raised.difference(_ELSEWHERE) == at_once.difference(_ELSEWHERE)


@pytest.mark.parametrize("before", [[], [happened.StartedTriage()], [StartedRoutine()]])
def test_each_alarm_is_taken_back_by_a_no(
    knowledge: Knowledge, parts: TurnParts, before: list[Event]
) -> None:
    """In one sentence that keeps the number; then on with what was under way."""
    state = State()
    for event in before:
        state = step(state, event, knowledge, NOW).state
    number = knowledge.facts["emergency-number"]
    alarming = [name for name, row in knowledge.urgency.rows.items() if row.at_once]
    for name in set(alarming).difference(_ELSEWHERE):
        alarm = step(state, _told(name), knowledge, NOW)
        back = step(alarm.state, happened.SaidNo(), knowledge, NOW)
        assert [act.act for act in back.reply.says] == ["danger.taken_back"], name
        (said,) = back.reply.says
        words = str(parts.bundle("en-US").speech.render(said)["speech"])
        assert number in words.partition("All right.")[2].split("?")[0], name
        assert words.count(".") <= 2, words
        assert back.reply.asks is not None, name
        assert back.reply.asks.act == (
            "triage.question" if state.triage else "basics.anything_else"
        )
        findings = back.state.triage.findings if back.state.triage else {}
        assert not findings.get(name), name


@pytest.mark.parametrize("said", [happened.Misheard(), happened.Corrected(), _told("x")])
def test_it_is_taken_back_in_other_words_too(play: Play, said: Event) -> None:
    """Said "you misheard", "I meant no", or the sign itself denied."""
    if isinstance(said, happened.Reported):
        said = happened.Reported({"finding": (SlotValue("x", ("no.chest-pain",)),)})
    turn = play(_told("chest-pain"), said)
    assert [act.act for act in turn.reply.says] == ["danger.taken_back"]


@pytest.mark.parametrize(
    ("said", "then"),
    [
        (happened.SaidYes(), "danger.please_call"),
        (happened.Acknowledged(), "danger.please_call"),
        (happened.Thanked(), "danger.please_call"),
        (happened.Stopped(), "danger.please_call"),
        (happened.Called(), "danger.called"),
    ],
)
def test_after_an_alarm_it_ends(play: Play, parts: TurnParts, said: Event, then: str) -> None:
    """Nobody is held on; who hasn't called yet hears the number once more."""
    turn = play(_told("chest-pain"), said)
    assert [act.act for act in turn.reply.says] == [then]
    assert turn.reply.asks is None
    assert ("911" in _words(parts, turn)) == (then == "danger.please_call")


@pytest.mark.parametrize(
    "said", [happened.SaidUnsure(), happened.NotUnderstood(), happened.NotCovered()]
)
def test_what_is_no_answer_hears_that_the_alarm_stands(
    play: Play, parts: TurnParts, said: Event
) -> None:
    """The number and what to do, to the same person: who stands beside is not told to lie down."""
    her = _told("chest-pain", beside=SlotValue("she", ("female",)))
    alarm = play(her)
    assert _alarm(alarm) == {"finding": "chest-pain", "level": "emergency", **_HER}
    stands = play(said, state=alarm.state)
    assert [act.act for act in stands.reply.says] == ["danger.holds"]
    assert stands.reply.asks is not None
    assert stands.reply.asks.act == "danger.misheard"
    assert _words(parts, stands).startswith("Call 911 now, from your phone. Sit her down")


def test_silence_after_an_alarm_hears_the_number(play: Play, parts: TurnParts) -> None:
    reprompt = parts.bundle("en-GB").speech.speak(play(_told("chest-pain")).reply).reprompt
    assert reprompt is not None
    assert plain(reprompt).startswith("Call 999 now")


@pytest.mark.parametrize(
    ("slots", "to", "words"),
    [
        ({}, _SELF, "Sit down, unlock the door, and don't drive."),
        (
            {"person": SlotValue("wife", ("wife",))},
            _HER,
            "Sit her down, stay with her, and don't let her drive.",
        ),
        (
            {"person": SlotValue("husband", ("husband",))},
            {"whose": "beside", "them": "him"},
            "Sit him down, stay with him, and don't let him drive.",
        ),
        (
            {"beside": SlotValue("they", ())},
            {"whose": "beside", "them": "them"},
            "Sit them down, stay with them, and don't let them drive.",
        ),
    ],
)
def test_it_is_said_to_whom_it_must_be(
    play: Play,
    parts: TurnParts,
    slots: dict[str, SlotValue],
    to: dict[str, FactValue],
    words: str,
) -> None:
    """The ill one is told to sit down; who stands beside, to sit her down."""
    turn = play(_told("chest-pain", **slots))
    assert _alarm(turn) == {"finding": "chest-pain", "level": "emergency", **to}
    assert words in _words(parts, turn)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("my wife has just fainted", "Lay her flat."),
        ("he has got crushing chest pain", "Sit him down"),
        ("my chest hurts badly", "Sit down, unlock the door"),
    ],
)
def test_it_is_heard_from_whole_sentences(
    ear: Ear, parts: TurnParts, said: str, words: str
) -> None:
    reply = ear.after(said).last
    assert reply is not None
    assert words in parts.bundle("en-US").speech.speak(reply).speech


def test_a_place_of_her_own_is_kept_from_question_to_alarm(play: Play) -> None:
    """Asked about her, confirmed by a bare yes."""
    asked = play(happened.Suspected({"beside": (SlotValue("she", ("female",)),)}, "fainted"))
    assert _alarm(play(happened.SaidYes(), state=asked.state))["whose"] == "beside"


def test_unsure_is_asked_once_more_and_then_gets_the_urgent_line(
    play: Play, parts: TurnParts
) -> None:
    """With something to look at in between; it never counts as a no."""
    asked = play(happened.Suspected({}, "short-of-breath"))
    assert asked.reply.asks is not None
    assert asked.reply.asks.act == "danger.check"
    again = play(happened.SaidUnsure(), state=asked.state)
    assert again.reply.asks == Act("danger.check", {**asked.reply.asks.facts, "again": True})
    explain = "If you can't finish a sentence"
    assert explain in _words(parts, again)
    assert explain not in _words(parts, asked)
    for turn in (asked, again):
        assert _words(parts, turn).startswith("If the answer is yes, call 911 now.")
    end = play(happened.SaidUnsure(), state=again.state)
    assert _alarm(end) == {"finding": "unsure-danger", "level": "urgent", **_SELF}
    assert "call 911" in _words(parts, end)


def test_a_yes_after_an_unsure_is_the_danger_itself(play: Play) -> None:
    asked = play(happened.Suspected({}, "short-of-breath"), happened.SaidUnsure())
    assert _alarm(play(happened.SaidYes(), state=asked.state))["finding"] == "short-of-breath"


def test_an_alarm_in_a_routine_drops_it_for_good(play: Play) -> None:
    """By a sign, by a yes or by two unsures: it is not offered again."""
    asked = play(StartedRoutine(), happened.Suspected({}, "fainted"))
    assert asked.state.routine is not None
    yes = play(happened.SaidYes(), state=asked.state)
    vague = play(happened.SaidUnsure(), happened.SaidUnsure(), state=asked.state)
    for turn in (yes, vague):
        _alarm(turn)
        assert turn.state.routine is None
        assert turn.preferences is not None
        assert turn.preferences.step is None


def test_signs_told_one_after_the_other_are_one_danger(play: Play) -> None:
    """A swollen leg, and in the next breath a racing heart: a clot that has moved."""
    turn = play(_told("swollen-leg"), _told("feels-faint"))
    assert _alarm(turn)["finding"] == "clot-lung"
    assert "danger.alert" not in [act.act for act in play(_told("swollen-leg")).reply.says]


def test_what_is_only_overheard_is_asked_about(play: Play, knowledge: Knowledge) -> None:
    """The chest pain of "my chest pain pills" is no alarm, in a check neither."""
    heard = happened.Asked({"food": (SlotValue("chest pain"),)}, answer="magnesium-in-food")
    for before in ([], [happened.StartedTriage(), happened.SaidNo()]):
        turn = play(*before, heard)
        assert turn.reply.asks is not None
        assert (turn.reply.says, turn.reply.asks.act) == ((), "danger.check")


def test_an_alarm_is_the_same_where_only_information_is_given(knowledge: Knowledge) -> None:
    quiet = replace(knowledge, information_only=True)
    assert _alarm(step(State(), _told("chest-pain"), quiet, NOW))["finding"] == "chest-pain"


def _question(turn: Turn) -> object:
    asks = turn.reply.asks
    return asks.facts["question"] if asks and asks.act == "triage.question" else None


def _reach(play: Play, question: str) -> Turn:
    """A check that denies everything until this question is asked."""
    turn = play(happened.StartedTriage(), happened.SaidNo())
    while _question(turn) not in (None, question):
        turn = play(happened.SaidNo(), state=turn.state)
    assert _question(turn) == question
    return turn


@pytest.mark.parametrize(
    ("question", "finding"),
    [
        ("chest-breath", "sweep-chest"),
        ("sudden-weak", "sweep-brain"),
        ("back-pee", "sweep-back"),
    ],
)
def test_an_emergency_of_the_check_is_an_alarm(play: Play, question: str, finding: str) -> None:
    """It listens once, and a no goes on with the next question, the answer taken back."""
    alarm = play(happened.SaidYes(), state=_reach(play, question).state)
    assert _alarm(alarm)["finding"] == finding
    back = play(happened.SaidNo(), state=alarm.state)
    assert [act.act for act in back.reply.says] == ["danger.taken_back"]
    assert _question(back) not in (None, question)
    assert back.state.triage is not None
    assert back.state.triage.answers[question] == "no"


def test_no_alarm_of_the_check_comes_back_when_it_is_taken_back(knowledge: Knowledge) -> None:
    """Whatever answer to whatever question raised it: a yes, a not sure, a sign that was named."""
    came_back = []
    for question in knowledge.triage.questions:
        asked = Act("triage.question", {"question": question.id, "reworded": True, "other": False})
        signs = [*question.findings, *question.choices]
        told = map(_told, signs)
        for event in (happened.SaidYes(), happened.SaidUnsure(), *told):
            state = State(last=Reply((), asked), triage=OpenTriage(unclear=(question.id,)))
            alarmed = step(state, event, knowledge, NOW).state
            if not (alarmed.asked and alarmed.asked.act == "danger.misheard"):
                continue
            after = step(alarmed, happened.SaidNo(), knowledge, NOW).state.asked
            if after is not None and after.act == "danger.misheard":
                came_back.append((question.id, event))
    assert came_back == []
