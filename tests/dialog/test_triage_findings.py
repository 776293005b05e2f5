"""What an event tells of findings."""

import pytest

from skill.dialog.events import Reported, SaidNo, SlotValue
from skill.dialog.state import Person
from skill.dialog.triage_findings import findings, with_what_follows
from skill.knowledge.localise import Knowledge
from tests.dialog.evening import Evening


def _told(**slots: SlotValue) -> Reported:
    return Reported({name: (word,) for name, word in slots.items()})


def test_words_of_an_unlisted_value_are_read(knowledge: Knowledge) -> None:
    """A wide slot still tells what it names, and what it denies."""
    heard = _told(finding=SlotValue("quite swollen since the flight but not hot"))
    read = findings(heard, knowledge)
    assert read == {"swollen-leg": True, "clot-risk": True, "hot-leg": False}


def test_a_listed_value_is_taken_as_a_whole(knowledge: Knowledge) -> None:
    """Its words are not read once more: swollen ankles are not one swollen leg."""
    heard = _told(finding=SlotValue("swollen ankles", ("yes.both-ankles-swollen",)))
    assert findings(heard, knowledge) == {"both-ankles-swollen": True}


@pytest.mark.parametrize(
    ("lasted", "read"),
    [
        *(
            (few, {"newly": True})
            for few in ("PT1H", "PT3H", "PT36H", "P3D", "P1W", "P1DT5H", "P13D")
        ),
        *((other, {}) for other in ("P2W", "P8M", "P1Y", "PT30M", "?")),
    ],
)
def test_hours_and_days_are_new(knowledge: Knowledge, lasted: str, read: dict[str, bool]) -> None:
    """Less than two weeks; minutes are a cramp, months are an old change."""
    assert findings(_told(since=SlotValue(lasted)), knowledge) == read


def test_weak_for_three_hours_is_as_urgent_as_weak_for_two_days(knowledge: Knowledge) -> None:
    """And more than weak for eight months, when every other question is answered with a no."""
    hours, days, months = (_outcome(knowledge, lasted) for lasted in ("PT3H", "P2D", "P8M"))
    assert hours == days != months


def _outcome(knowledge: Knowledge, lasted: str) -> object:
    """Where the leg check ends for a leg that has been weak for so long."""
    evening = Evening(knowledge)
    turn = evening.play(
        _told(finding=SlotValue("weak", ("yes.weakness",)), since=SlotValue(lasted))
    )
    while turn.reply.asks and turn.reply.asks.act == "triage.question":
        turn = evening.play(SaidNo())
    return next(act.facts for act in turn.reply.says if act.act == "triage.outcome")


def test_a_medicine_counts_as_its_finding(knowledge: Knowledge) -> None:
    heard = _told(medicine=SlotValue("simvastatin", ("statins",)))
    assert findings(heard, knowledge) == {"takes-statin": True}


def test_findings_follow_from_others(knowledge: Knowledge) -> None:
    """Step by step, and never against what was denied."""
    told = {"dizzy-standing": True, "water-tablets": True, "new-medicine": True}
    assert with_what_follows(told, Person(), knowledge) == {**told, "dizzy-water-pill": True}
    assert with_what_follows({"weakness": True, "newly": False}, Person(), knowledge) == {
        "weakness": True,
        "newly": False,
        "weak-slow": True,
    }
    denied = {"numbness": True, "newly": True, "weak-fast": False}
    assert with_what_follows(denied, Person(), knowledge) == denied
