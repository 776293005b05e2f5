"""What follows an answer: its second breath by name, another answer, each once; one disclaimer."""

import pytest
from msgspec.structs import replace

from skill.dialog.conversation import step
from skill.dialog.events import Asked, AskedMore, Event, SaidNo, SaidYes, SlotValue
from skill.dialog.replies import Act, Reply
from skill.dialog.state import State, Turn
from skill.knowledge.localise import Knowledge
from skill.knowledge.models import Answer
from tests.conftest import NOW

_TALK = State(last=Reply((), Act("basics.what_next")))
_BEDDING, _SHOES = Asked({}, "bedding"), Asked({}, "shoes")


@pytest.fixture
def offering(knowledge: Knowledge) -> Knowledge:
    """Bedding has a second breath with a name, and shoes and salt come next."""
    words = {"more": "More of it.", "offer": "about loose sheets", "cases": {}}
    bedding = replace(knowledge.answers["bedding"], **words, next={"shoes": "s", "salt": "t"})
    shoes: Answer = replace(knowledge.answers["shoes"], more=None, watch=[], next={}, cases={})
    return replace(knowledge, answers={**knowledge.answers, "bedding": bedding, "shoes": shoes})


def _after(knowledge: Knowledge, *events: Event) -> Turn:
    turn = Turn(_TALK, Reply(()))
    for event in events:
        turn = step(turn.state, event, knowledge, NOW)
    return turn


def _asked(turn: Turn) -> Act:
    assert turn.reply.asks is not None
    return turn.reply.asks


def test_the_second_breath_is_offered_first_then_what_is_next(offering: Knowledge) -> None:
    assert _asked(_after(offering, _BEDDING)).act == "answers.offer_more"
    for event in (SaidYes(), AskedMore()):
        after = _asked(_after(offering, _BEDDING, event))
        assert (after.act, after.facts["next"]) == ("answers.offer_next", "shoes")


def test_a_yes_tells_what_was_offered_and_a_no_asks_on(offering: Knowledge) -> None:
    told = _after(offering, _BEDDING, SaidYes(), SaidYes())
    assert told.reply.says[0].facts["answer"] == "shoes"
    assert _asked(told).act == "basics.anything_else"
    declined = _after(offering, _BEDDING, SaidYes(), SaidNo())
    assert _asked(declined).act == "basics.anything_else"


def test_what_was_told_is_not_offered_again(offering: Knowledge) -> None:
    after = _asked(_after(offering, _SHOES, _BEDDING, SaidYes()))
    assert after.facts["next"] == "salt"


def test_an_offer_keeps_to_the_thing_that_was_asked_about(knowledge: Knowledge) -> None:
    answer = knowledge.answers["medicine-causes"]
    following = {"magnesium-with-medicines": "how it goes with magnesium"}
    cases = {
        name: replace(one, more=None, watch=[], next=following)
        for name, one in answer.cases.items()
    }
    known = {**knowledge.answers, "medicine-causes": replace(answer, cases=cases)}
    there = replace(knowledge, answers=known)
    slots = {"medicine": (SlotValue("", ("levothyroxine",)),)}
    told = _after(there, Asked(slots, "medicine-causes"), SaidYes()).reply.says[0]
    assert (told.facts["answer"], told.facts.get("row")) == (
        "magnesium-with-medicines",
        "medicines.levothyroxine",
    )


def test_no_two_offers_running_have_the_same_words(offering: Knowledge) -> None:
    first = _after(offering, _BEDDING)
    again = step(first.state, _BEDDING, offering, NOW)
    assert _asked(first).facts["wording"] != _asked(again).facts["wording"]


def test_the_word_about_pills_is_said_once_in_a_session(knowledge: Knowledge) -> None:
    pills = Asked({}, "magnesium-help")
    first = _after(knowledge, pills)
    assert first.reply.says[0].facts.get("disclaims")
    other = step(first.state, Asked({}, "quinine"), knowledge, NOW)
    assert not other.reply.says[0].facts.get("disclaims")
