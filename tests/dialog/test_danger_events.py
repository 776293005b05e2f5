"""What is stated goes before what is only suspected, whoever suspects it."""

import pytest

from skill.dialog import events
from skill.dialog.danger_events import danger_event
from skill.knowledge.localise import Knowledge
from skill.understanding.reading import ReadFinding, Reading, Span
from tests.dialog.ear import Ear

_WORDS = ("my", "leg", "is", "cold", "and", "white", "since", "an", "hour")


def _told(finding: str, level: str, how: str = "stated") -> ReadFinding:
    return ReadFinding(id=finding, how=how, level=level, tier="body", span=Span(0, 4))  # type: ignore[arg-type]


def _reading(*findings: ReadFinding) -> Reading:
    return Reading(words=_WORDS, tokens=_WORDS, findings=findings, suspected=("body", "mind"))


def test_a_stated_alarm_is_left_to_its_report(knowledge: Knowledge) -> None:
    """Neither the ear's suspicion nor a suspected sign turns it into a question."""
    alarm = _told("cold-pale-leg", "emergency")
    assert danger_event(_reading(alarm), knowledge) is None
    beside = _reading(alarm, _told("chest-pain", "emergency", "suspected"))
    assert danger_event(beside, knowledge) is None


def test_a_suspected_emergency_goes_before_a_sign_that_content_lacks(knowledge: Knowledge) -> None:
    """Which would else begin the leg check with nothing known."""
    lacking = _told("a-sign-that-no-file-has", "urgent")
    suspected = danger_event(_reading(lacking), knowledge)
    assert isinstance(suspected, events.Suspected)
    alone = Reading(words=_WORDS, tokens=_WORDS, findings=(lacking,))
    assert isinstance(danger_event(alone, knowledge), events.StartedTriage)


@pytest.mark.parametrize("said", ["hiya my leg's been bad", "evening all it's my calf again"])
def test_who_speaks_of_a_leg_is_not_bidden_goodbye(ear: Ear, said: str) -> None:
    """However much the words sound like a greeting."""
    (event,) = ear.meant(said)
    assert not isinstance(event, events.Thanked | events.Stopped | events.Acknowledged)
