"""Each question says which replies it expects, and there are many ways to say each of them."""

import ast
import re
from collections import Counter
from collections.abc import Iterator, Mapping

import pytest

from skill.dialog import events
from skill.dialog.conversation import step
from skill.dialog.reminder_events import AskedReminder
from skill.dialog.state import State
from skill.knowledge.content import Content
from skill.knowledge.localise import Knowledge
from skill.knowledge.replies import ALONE, ANY
from skill.settings import Settings
from tests.conftest import NOW
from tests.dialog.ear import Ear

LEAST = 25  # ways to say what is meant
ACT = re.compile(r"'([a-z_]+\.[a-z_]+)'")
SIGNS = ("sign", "danger", "unable", "often", "cause", "one", "person", "mind")
# Kind of reply → the ways of asking in which it is one, and what it then means.
KINDS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "go-aheads": (("offer", "confirm", "next"), ("yes",)),
    "it is there": ((*SIGNS, "still", "alarm"), ("yes",)),
    "all-clears": ((*SIGNS, "still", "alarm"), ("no", "neither")),
    "safe": (("safe",), ("yes", "no")),
    "refusals": (("offer", "confirm", "next", "time"), ("no", "neither")),
    "the first": (("choice",), ("first",)),
    "the second": (("choice",), ("second",)),
    "both": (("choice",), ("both",)),
    "neither": (("choice",), ("neither",)),
    "unsure": ((*SIGNS, "offer", "confirm", "next", "time", "choice", "safe"), ("unsure",)),
    "calling already": (("alarm",), ("called",)),
    "it hurts": (("next", "easing"), ("hurts",)),
    "leave it out": (("next", "easing"), ("skip",)),
    "it lets go": (("easing",), ("yes",)),
    "it has let go": (("easing",), ("gone",)),
    "it does not": (("easing",), ("no",)),
    "which way": (("easing",), ("meaning",)),
    "it is another part": (("easing",), ("cramp-moved",)),
    "still at it": (("easing",), ("wait",)),
    "stopped, or out": (("stopped",), ("yes", "no")),
}
TIMES = (
    *("nine", "half nine", "half past nine", "nine thirty", "at nine", "nine o'clock"),
    *("nine p m", "ten p m", "ten at night", "ten in the evening", "quarter past ten"),
    *("quarter to ten", "a quarter to ten", "twenty to ten", "twenty past nine"),
    *("ten past nine", "five to ten", "around nine", "about ten", "nine forty five"),
    *("let's say nine", "make it ten", "ten thirty please", "nine would be good"),
    *("half ten", "eleven o'clock at night", "nine fifteen", "ten on weekdays"),
)
THINGS = (
    *("statins", "lisinopril", "furosemide", "salbutamol", "nifedipine", "bananas", "almonds"),
    *("spinach", "pumpkin seeds", "pickle juice", "quinine", "tonic water", "magnesium citrate"),
    *("potassium", "vitamin d", "calcium", "thyroid trouble", "dialysis", "dehydration"),
    *("pregnancy", "caffeine", "heat", "compression socks", "soap in the bed", "flat feet", "tea"),
)


def _asking_templates(settings: Settings) -> set[str]:
    """The acts whose template has a reprompt: with any of them the microphone stays open."""
    root = settings.responses / "en"
    return {
        f"{path.parent.name}.{path.stem}"
        for path in root.rglob("*.j2")
        if "{% set reprompt %}" in path.read_text(encoding="utf-8")
    }


def _asked_by_content(content: Content) -> Iterator[str]:
    yield from (f"answers.{one.asks}" for one in content.answers.values() if one.asks)
    yield from (one.asks for one in content.near.values() if one.asks)


def test_each_act_that_asks_says_what_it_expects(
    settings: Settings, content: Content, knowledge: Knowledge
) -> None:
    expects = {name.partition("/")[0] for name in knowledge.replies.expects}
    asking = _asking_templates(settings)
    assert asking == expects
    assert {*_asked_by_content(content)} <= asking


def _asked_by_code(settings: Settings) -> Iterator[str]:
    """The acts that the code makes where a reply asks: Reply(…, Act("…")), or asks = Act("…")."""
    for path in (settings.responses.parent / "skill" / "dialog").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Reply":
                asks = [*node.args[1:2], *(one.value for one in node.keywords if one.arg == "asks")]
            elif isinstance(node, ast.Assign) and "asks" in ast.unparse(node.targets[0]):
                asks = [node.value]
            else:
                continue
            for one in asks:
                yield from ACT.findall(ast.unparse(one))


def test_what_the_code_asks_keeps_the_microphone_open(settings: Settings) -> None:
    asked = {*_asked_by_code(settings)}
    assert asked <= _asking_templates(settings)
    assert asked >= {"basics.offer_answer", "danger.misheard", "routine.offer_shorter"}


def test_a_question_of_the_check_that_expects_its_own_is_in_its_table(knowledge: Knowledge) -> None:
    questions = {"", "opening", *(one.id for one in knowledge.triage.questions)}
    for name in knowledge.replies.expects:
        assert name.partition("/")[2] in questions, name


def _ways(knowledge: Knowledge, way: str) -> Counter[str]:
    """Meaning → how many phrases have it, as an answer to a question asked in this way."""
    replies = knowledge.replies
    phrases = {**replies.said[ANY], **replies.anywhere.get(way, {}), **replies.said[way]}
    return Counter(meant.removesuffix(ALONE) for meant in phrases.values())


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_reply_has_many_ways(knowledge: Knowledge, kind: str) -> None:
    ways, meant = KINDS[kind]
    for way in ways:
        counted = sum(_ways(knowledge, way)[one] for one in meant)
        assert counted >= LEAST, f"{kind}: {counted} ways to say so where {way} is asked"


def test_every_way_of_asking_is_of_some_kind(knowledge: Knowledge) -> None:
    counted = {way for ways, _ in KINDS.values() for way in ways}
    of_routine = {"check", "legs", "during", "anytime"}  # tests/dialog/test_routine_replies.py
    assert counted | {ANY, "account"} | of_routine == knowledge.replies.said.keys()


def test_a_time_is_told_in_many_ways(ear: Ear) -> None:
    assert len(TIMES) >= LEAST
    for said in TIMES:
        (heard,) = ear.meant("set a reminder", said)
        assert isinstance(heard, AskedReminder), said
        assert heard.wishes[0].timed, said


def test_a_thing_is_named_alone(ear: Ear) -> None:
    """To "what would you like to know"."""
    assert len(THINGS) >= LEAST
    opened = step(State(), events.Opened(), ear.knowledge, NOW).state
    for said in THINGS:
        state = ear.after(said, state=opened)
        assert state.told is not None, said
