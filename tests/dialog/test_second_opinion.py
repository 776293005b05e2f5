"""What rules alone hear as a danger is asked about; what rules and ear hear raises the alarm."""

import pytest
from msgspec.structs import replace

from skill.dialog import events as happened
from skill.dialog.second_opinion import weighed
from skill.dialog.state import State
from skill.understanding.reading import ReadFinding, Reading, Span, Suspicion
from tests.dialog.ear import Ear

_WORDS = ("so", "my", "foot", "was", "blue")
_SIGN = ReadFinding(
    id="cold-pale-leg", how="stated", level="emergency", tier="body", span=Span(2, 5)
)


def _reading(
    heard: float | None, sign: ReadFinding = _SIGN, words: tuple[str, ...] = _WORDS
) -> Reading:
    by_ear = None if heard is None else Suspicion(body=heard)
    return Reading(words=words, tokens=words, findings=(sign,), by_ear=by_ear)


@pytest.mark.parametrize(("heard", "how"), [(0.01, "suspected"), (0.6, "stated"), (None, "stated")])
def test_an_alarm_that_the_ear_does_not_hear_is_only_suspected(
    ear: Ear, heard: float | None, how: str
) -> None:
    (found,) = weighed(_reading(heard), State(), ear.knowledge).findings
    assert found.how == how


@pytest.mark.parametrize(
    "sign",
    [
        replace(_SIGN, clear=True),
        replace(_SIGN, how="denied"),
        replace(_SIGN, id="plain-cramp", level=None),
        replace(_SIGN, id="swallowed-lots", tier="swallowed"),
    ],
)
def test_the_rest_is_left_as_it_is(ear: Ear, sign: ReadFinding) -> None:
    reading = _reading(0.01, sign)
    assert weighed(reading, State(), ear.knowledge) == reading


def test_a_few_words_need_no_second_opinion(ear: Ear) -> None:
    """The ear was taught sentences."""
    reading = _reading(0.01, replace(_SIGN, span=Span(0, 2)), ("blue", "foot"))
    assert weighed(reading, State(), ear.knowledge) == reading


def test_an_answer_to_the_question_about_the_sign_needs_none(ear: Ear) -> None:
    """But for one that the ear takes for a no."""
    state = ear.after(*ear.leading_to("leg-changed"))
    reading = _reading(0.01)
    assert weighed(reading, state, ear.knowledge) == reading
    denied = ear.read("no not really they look alike", asked="leg-changed").replies
    doubted = weighed(replace(reading, replies=denied), state, ear.knowledge)
    assert [one.how for one in doubted.findings] == ["suspected"]


@pytest.mark.parametrize(
    "said", ["i've been bitten by a snake", "somebody get me an ambulance now"]
)
def test_what_is_said_of_nothing_else_alarms(ear: Ear, said: str) -> None:
    last = ear.after(said).last
    assert last is not None
    assert [act.act for act in last.says] == ["danger.alert"]


def test_a_roof_is_no_wish_to_die(ear: Ear) -> None:
    """Asked about, with the crisis number: no alarm."""
    asked = ear.after("my fella's legs locked up on the roof today").asked
    assert asked is None or asked.act != "danger.misheard"


@pytest.mark.parametrize(
    ("said", "level"),
    [
        ("yes and my calf hurts as well", "alarm"),
        ("no but i do get a cramp now and then", "on"),
        ("i am seventy two and i take a statin", "again"),
    ],
)
def test_an_answer_with_more_in_it_is_not_lost(ear: Ear, said: str, level: str) -> None:
    """To "is it?": a yes alarms, a no goes on, what is neither leaves the doubt open."""
    doubt = happened.Suspected({}, finding="black-toe")
    state = ear.stepped(doubt, ear.after(*ear.leading_to("leg-changed")))
    asked = ear.after(said, state=state).asked
    assert asked is not None
    assert {"danger.misheard": "alarm", "triage.question": "on", "danger.check": "again"}[
        asked.act
    ] == level
