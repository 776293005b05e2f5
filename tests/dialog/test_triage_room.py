"""The room of triage: rounds without an answer, a true no, the next question."""

import pytest

from skill.dialog import events as happened
from skill.dialog.events import SlotValue
from skill.dialog.state import Turn
from skill.knowledge.content import Content
from skill.knowledge.localise import Knowledge
from tests.conftest import Play
from tests.dialog.ear import Ear

_BEGUN = (happened.StartedTriage(), happened.NotUnderstood())  # the open question takes anything
_LOST = happened.NotUnderstood()


def _question(turn: Turn) -> str:
    assert turn.reply.asks is not None
    return str(turn.reply.asks.facts["question"])


def test_a_question_of_danger_is_asked_twice_then_it_counts_as_unsure(play: Play) -> None:
    """Talk past it is no "no": the urgent line, now."""
    assert _question(play(*_BEGUN)) == "chest-breath"
    assert _question(play(*_BEGUN, _LOST)) == "chest-breath"
    ended = play(*_BEGUN, _LOST, _LOST).reply
    assert [(act.act, act.facts["outcome"]) for act in ended.says] == [
        ("triage.outcome", "unsure-danger")
    ]


def test_any_other_question_is_asked_three_times(play: Play, content: Content) -> None:
    """And each question has its rounds to itself."""
    begun = (*_BEGUN, *[happened.SaidNo()] * 7)
    first = _question(play(*begun))
    question = next(one for one in content.triage.questions if one.id == first)
    at_once = content.urgency.at_once
    assert not at_once(question.yes)
    assert not at_once(question.unsure)
    assert _question(play(*begun, _LOST)) == first
    assert _question(play(*begun, _LOST, _LOST)) == first
    after = play(*begun, _LOST, _LOST, _LOST)
    assert _question(after) != first
    assert after.state.triage is not None
    assert after.state.triage.answers[first] == "unsure"
    assert after.state.triage.rounds == 0


def test_a_true_no_denies_all_that_was_named(play: Play, content: Content) -> None:
    question = next(one for one in content.triage.questions if one.id == "chest-breath")
    triage = play(*_BEGUN, happened.SaidNo()).state.triage
    assert triage is not None
    assert {name: triage.findings[name] for name in question.findings} == dict.fromkeys(
        question.findings, False
    )


def test_the_sweep_comes_first_and_has_five_questions(play: Play) -> None:
    """Chest, brain, illness, for whom, back and pee; then the leg."""
    asked = [_question(play(*_BEGUN, *[happened.SaidNo()] * count)) for count in range(6)]
    assert asked == ["chest-breath", "sudden-weak", "ill", "group", "back-pee", "leg-changed"]


@pytest.mark.parametrize("said", [happened.AskedMeaning(), happened.AskedWhy()])
def test_to_ask_what_is_meant_costs_no_round_once(said: happened.Event, play: Play) -> None:
    """Again and again it is a question without an answer like any other: it never goes round."""
    once = play(*_BEGUN, said)
    assert _question(once) == "chest-breath"
    assert once.state.triage is not None
    assert once.state.triage.rounds == 0
    assert _question(play(*_BEGUN, said, said)) == "chest-breath"
    ended = play(*_BEGUN, said, said, said).reply
    assert [act.facts["outcome"] for act in ended.says] == ["unsure-danger"]


@pytest.mark.parametrize(("told", "asked"), [("numbness", 1), ("foot-sore", 0)])
def test_a_thing_told_unasked_leaves_a_graver_one_to_be_asked(
    told: str, asked: int, play: Play
) -> None:
    """Numb soles don't settle whether there is a sore: a black toe hid behind them."""
    first = happened.Reported({"finding": (SlotValue("x", (f"yes.{told}",)),)})
    turns = [play(first, *[happened.SaidNo()] * count) for count in range(10)]
    said = [one.reply.asks.facts.get("question") for one in turns if one.reply.asks]
    assert said.count("between") == asked


def test_no_stretch_is_offered_where_a_row_forbids_it(knowledge: Knowledge, play: Play) -> None:
    """A small strain ended with "shall we do the stretches"."""
    hurt = happened.Reported({"finding": (SlotValue("hurt", ("yes.set-off-injury",)),)})
    ended = _played_out(hurt, play).reply
    assert [act.facts["outcome"] for act in ended.says] == ["injury-small"]
    assert "stretch" in knowledge.urgency.rows["injury-small"].never
    assert ended.asks is None


def _played_out(first: happened.Event, play: Play) -> Turn:
    """The end of a check that begins so, and goes on with no alone."""
    said: list[happened.Event] = [first]
    while (turn := play(*said)).reply.asks:
        said.append(happened.SaidNo())
    return turn


def test_who_denies_a_part_twice_has_denied_it_all(ear: Ear) -> None:
    """The whole list was heard twice; the same question was asked four times and called unsure."""
    partly = happened.Reported({"finding": (SlotValue("not swollen", ("no.swollen-leg",)),)})
    once = ear.stepped(partly, ear.after(*ear.leading_to("leg-changed")))
    assert once.asked is not None
    assert once.asked.facts == {"question": "leg-changed", "reworded": True, "other": False}
    twice = ear.stepped(partly, once)
    assert twice.triage is not None
    assert twice.triage.answers["leg-changed"] == "no"


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("yeah i can stand on it", "no"),
        ("yep i'm walking on it", "no"),
        ("no i can't put any weight on it", "yes"),
        ("no", "no"),
        ("yes", "yes"),
    ],
)
def test_a_leg_that_can_be_stood_on_is_a_no(ear: Ear, said: str, wanted: str) -> None:
    """Every question of the check is answered with no by whom nothing ails."""
    before = (*ear.leading_to("set-off"), "yes i fell off my bike", "no")
    asked = ear.after(*before).asked
    assert asked is not None
    assert asked.facts["question"] == "can-stand"
    now = ear.after(*before, said)
    alarmed = bool(now.asked and now.asked.act == "danger.misheard")
    assert alarmed == (wanted == "yes")


def test_what_crept_up_is_not_sudden(ear: Ear) -> None:
    said = ear.leading_to("sudden-weak")
    crept = ear.after(*said, "yes it's weak but not suddenly").triage
    assert crept is not None
    assert crept.answers["sudden-weak"] == "no"
    alarmed = ear.after(*said, "yes").asked
    assert alarmed is not None
    assert alarmed.act == "danger.misheard"


def test_a_cramp_of_last_night_makes_no_old_swelling_new(ear: Ear) -> None:
    """What is told to be new is the cramp."""
    state = ear.after("check my leg", "i had a cramp in my calf last night")
    assert state.triage is not None
    assert "newly" not in state.triage.findings


def test_no_two_questions_call_each_other_for_ever(ear: Ear) -> None:
    """What was talked past five times counts as unsure, also with other things in between."""
    state = ear.after("check my leg")
    for _ in range(2):
        state = ear.after("did about a million squats", state=state)
    assert state.asked is not None
    assert state.asked.facts.get("question") != "opening"
    for _ in range(30):
        state = ear.after("what are bananas good for", state=state)
        if state.asked is None or state.asked.act != "triage.question":
            break
    assert state.asked is None or state.asked.act != "triage.question"


def test_help_is_no_talking_past_a_question(ear: Ear) -> None:
    """It ended the check. Found by seed 20000032 of benchmarks/million.py."""
    state = ear.after("check my leg", *2 * ("did about a million squats",))
    before = state
    for _ in range(30):
        before, state = state, ear.after("what are bananas good for", state=state)
        if state.asked is None or before.asked is None or state.asked.facts != before.asked.facts:
            break
    assert before.asked is not None
    helped = ear.after("help", state=before).asked
    assert helped is not None
    assert helped.facts["question"] == before.asked.facts["question"]


@pytest.mark.parametrize("said", ["my mum's leg is a funny colour", "my calf's a weird colour"])
def test_a_sign_that_is_only_hinted_at_begins_the_check(ear: Ear, said: str) -> None:
    asked = ear.after(said).asked
    assert asked is not None
    assert asked.act == "triage.question"


def test_an_alarm_taken_back_does_not_come_back(ear: Ear) -> None:
    """It was raised by an answer that was unsure, and each no raised it anew."""
    before = (*ear.leading_to("leg-changed"), "it's bigger", "not sure", "not sure")
    alarmed = ear.after(*before).asked
    assert alarmed is not None
    assert alarmed.act == "danger.misheard"
    after = ear.after(*before, "no").asked
    assert after is not None
    assert after.act == "triage.question"


@pytest.mark.parametrize("said", ["warm i think", "i think it's warm"])
def test_the_opposite_of_what_is_asked_is_a_no(ear: Ear, said: str) -> None:
    state = ear.after(*ear.leading_to("leg-changed"), "it's bigger", said)
    assert state.triage is not None
    assert state.triage.answers["leg-cold"] == "no"
