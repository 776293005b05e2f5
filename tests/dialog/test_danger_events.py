"""What is stated goes before what is only suspected, whoever suspects it."""

import pytest

from skill.dialog import events
from skill.dialog.amid_talk import amid_talk
from skill.dialog.danger_events import danger_event
from skill.knowledge.localise import Knowledge
from skill.understanding.reading import ReadFinding, Reading, Span, Suspicion
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


def _by_ear(share: float) -> Reading:
    words = ("so", "none", "for", "him")
    return Reading(words=words, tokens=words, suspected=("body",), by_ear=Suspicion(body=share))


def test_amid_a_talk_the_ear_alone_has_to_be_surer(knowledge: Knowledge) -> None:
    """First words are asked about as soon as it hears a danger at all."""
    assert danger_event(_by_ear(0.3), knowledge) is not None
    assert danger_event(_by_ear(0.3), knowledge, amid=True) is None
    assert danger_event(_by_ear(0.7), knowledge, amid=True) is not None


@pytest.mark.parametrize("how", ["stated", "suspected"])
def test_amid_a_talk_what_rules_find_counts_as_ever(knowledge: Knowledge, how: str) -> None:
    """However little the ear makes of it."""
    lacking = _told("a-sign-that-no-file-has", "emergency", how)
    sentence = Reading(words=_WORDS, tokens=_WORDS, findings=(lacking,), by_ear=Suspicion())
    assert danger_event(sentence, knowledge, amid=True) is not None


@pytest.mark.parametrize(
    ("before", "amid"),
    [
        ((), False),
        (("start the leg check",), False),
        (("set a reminder",), True),
        (("why do my legs cramp at night",), True),
        (("why do my legs cramp at night", "start the leg check", "it cramps"), False),
        (("why do my legs cramp at night", "my chest hurts badly"), False),
    ],
)
def test_what_stands_amid_a_talk(ear: Ear, before: tuple[str, ...], *, amid: bool) -> None:
    """Something told or asked before, but not where danger is talked of."""
    said = ear.read("so none for him but i'm fine with it")
    assert amid_talk(said, ear.after(*before), ear.knowledge) is amid


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("set a reminder", "night nine fifteen after my serial"),
        ("how much magnesium do i need each day", "so none for him but i'm fine with it"),
        ("do sports drinks help", "sorry had my mouth full how about tea"),
    ],
)
def test_harmless_words_amid_a_talk_are_no_danger(ear: Ear, before: str, said: str) -> None:
    """Each was asked about as one."""
    assert not any(isinstance(one, events.Suspected) for one in ear.meant(before, said))
