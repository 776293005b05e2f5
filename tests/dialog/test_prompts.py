"""A prompt that comes again comes in other words, and an open question is never lost over it."""

import pytest

from skill.dialog.conversation import step
from skill.dialog.events import (
    Asked,
    Event,
    NotUnderstood,
    StartedTriage,
)
from skill.dialog.prompts import PROMPTS
from skill.dialog.reminder_events import AskedReminder
from skill.dialog.replies import Act, FactValue, Reply
from skill.dialog.routine_events import StartedRoutine
from skill.dialog.state import State, Turn
from skill.in_short import sentences
from skill.knowledge.localise import Knowledge
from skill.locale_bundles import TurnParts
from skill.markup import plain
from tests.conftest import NOW

_TALK = State(last=Reply((), Act("basics.what_next")))
_MEANWHILE = Asked({}, "bananas")
_FEWEST, _MOST = 3, 5
_FACTS: dict[str, dict[str, FactValue]] = {
    "basics.did_you_mean": {"first": "magnesium-help", "second": "why-at-night"},
    "answers.unknown": {"named": True},
    "answers.offer_more": {"answer": "bananas", "case": ""},
    "answers.offer_next": {"answer": "bananas", "case": "", "next": "magnesium-foods"},
    "reminders.skipped": {"clock": "21:30", "from": "tomorrow"},
    "reminders.which_one": {"deed": "cancel"},
    "routine.go_on": {"title": "Calf stretch", "step": "calf"},
    "routine.side": {"side": "left"},
    "routine.stopped": {"resumable": False},
}


def _played(knowledge: Knowledge, *events: Event) -> list[Turn]:
    turns, state = [], _TALK
    for event in events:
        turns.append(step(state, event, knowledge, NOW))
        state = turns[-1].state
    return turns


def _endings(parts: TurnParts, turns: list[Turn]) -> list[str]:
    bundle = parts.bundle("en-US")
    return [sentences(plain(bundle.speech.speak(one.reply).speech))[-1] for one in turns]


@pytest.mark.parametrize("act", sorted(PROMPTS))
def test_every_prompt_has_three_wordings_or_more(parts: TurnParts, act: str) -> None:
    render = parts.bundle("en-US").speech.render
    said = {
        render(Act(act, {**_FACTS.get(act, {}), "wording": number}))["speech"]
        for number in range(60)
    }
    assert _FEWEST <= len(said) <= _MOST


def test_an_offer_made_again_is_worded_otherwise(parts: TurnParts, knowledge: Knowledge) -> None:
    """Also where other offers came between."""
    events = [Asked({}, name) for name in ("bananas", "bedding", "bananas", "shoes", "bananas")]
    endings = _endings(parts, _played(knowledge, *events))
    assert len({*endings}) == len(endings)


def test_an_offer_is_left_out_when_all_its_wordings_were_heard(knowledge: Knowledge) -> None:
    forms = ("does-it-help", "can-i", "how-much", "which", "when")
    turns = _played(knowledge, *(Asked({}, "vitamin-d", form) for form in forms))
    asked = [turn.reply.asks.act if turn.reply.asks else "" for turn in turns]
    assert asked == ["answers.offer_more"] * 4 + ["basics.anything_else"]


@pytest.mark.parametrize("start", [StartedTriage(), StartedRoutine()])
def test_what_is_asked_again_after_something_else_is_asked_otherwise(
    parts: TurnParts, knowledge: Knowledge, start: Event
) -> None:
    turns = _played(knowledge, start, _MEANWHILE, _MEANWHILE)
    assert {turn.reply.asks.act if turn.reply.asks else "" for turn in turns} in (
        {"triage.question"},
        {"routine.check"},
    )
    endings = _endings(parts, turns)
    assert len({*endings}) == len(endings)


def test_an_open_question_survives_a_misunderstanding_in_other_words(
    parts: TurnParts, knowledge: Knowledge
) -> None:
    turns = _played(knowledge, AskedReminder(), NotUnderstood(distress=False))
    assert [turn.reply.asks and turn.reply.asks.act for turn in turns] == [
        "reminders.what_time"
    ] * 2
    endings = _endings(parts, turns)
    assert len({*endings}) == len(endings)


def test_offers_that_are_remembered_are_bounded(knowledge: Knowledge) -> None:
    events = [Asked({}, name) for name in sorted(knowledge.answers)[:40]]
    said = _played(knowledge, *events)[-1].state.said
    assert 0 < sum(key.startswith("offer.") for key in said) <= 12
