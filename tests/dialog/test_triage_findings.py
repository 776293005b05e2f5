"""What an event tells of findings."""

import pytest

from skill.dialog.events import Reported, SlotValue
from skill.dialog.triage_findings import findings, with_what_follows
from skill.knowledge.localise import Knowledge


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
        *((few, {"newly": True}) for few in ("P3D", "P1W", "P13D")),
        *((other, {}) for other in ("P2W", "P8M", "PT30M", "?")),
    ],
)
def test_days_are_new(knowledge: Knowledge, lasted: str, read: dict[str, bool]) -> None:
    """Less than two weeks; minutes are a cramp, months are an old change."""
    assert findings(_told(since=SlotValue(lasted)), knowledge) == read


def test_a_medicine_counts_as_its_finding(knowledge: Knowledge) -> None:
    heard = _told(medicine=SlotValue("simvastatin", ("statins",)))
    assert findings(heard, knowledge) == {"takes-statin": True}


def test_findings_follow_from_others(knowledge: Knowledge) -> None:
    """Step by step, and never against what was denied."""
    told = {"dizzy-standing": True, "water-tablets": True, "new-medicine": True}
    assert with_what_follows(told, knowledge) == {**told, "dizzy-water-pill": True}
    assert with_what_follows({"weakness": True, "newly": False}, knowledge) == {
        "weakness": True,
        "newly": False,
    }
    denied = {"numbness": True, "newly": True, "weak-fast": False}
    assert with_what_follows(denied, knowledge) == denied
