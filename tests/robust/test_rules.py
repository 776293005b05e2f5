"""The rules of random play can be broken: each is shown one reply that it must complain about."""

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from skill.adapters.record_store import StoredRow
from skill.alexa import session
from skill.dialog.effects import FindReminders
from skill.dialog.events import AskedHelp, Event, Opened, ReportedEmergency, SaidSelfHarm, Stopped
from skill.dialog.replies import Act, Reply
from skill.dialog.state import State
from skill.locale_bundles import TurnParts
from tests.robust.door import words
from tests.robust.house import House
from tests.robust.life import APL, Exchange
from tests.robust.rules import broken_promises, complaints

_Break = Callable[[Any], Any]


@pytest.fixture(scope="module")
def good(parts: TurnParts) -> Exchange:
    """A question on a device with a screen, and its reply."""
    house = House(parts)
    whole = words("start my bedtime routine")
    system = whole["context"]["System"]
    system["device"]["supportedInterfaces"] = {APL: {"runtime": {"maxVersion": "2024.1"}}}
    return Exchange(whole, house.send(whole), Opened())


def _broken(good: Exchange, change: _Break, event: Event | None = None) -> Exchange:
    reply = json.loads(good.body)
    change(reply)
    return Exchange(good.whole, json.dumps(reply).encode(), event)


def _document(reply: Any) -> Any:
    return next(one for one in reply["response"]["directives"] if "datasources" in one)


def _wanted(reply: Any) -> None:
    reply["sessionAttributes"] = session.attributes(State(last=Reply(effect=FindReminders())))


def _trouble(reply: Any) -> None:
    reply["sessionAttributes"] = session.attributes(State(last=Reply((Act("basics.trouble"),))))


_BREAKS: dict[str, _Break] = {
    "the reply says nothing": lambda reply: reply["response"].pop("outputSpeech"),
    "nothing is heard": lambda reply: reply["response"].update(
        outputSpeech={"type": "SSML", "ssml": "<speak> </speak>"}, directives=[]
    ),
    "bytes": lambda reply: _document(reply)["document"].update(more="x" * 25_000),
    "characters": lambda reply: reply["response"]["outputSpeech"].update(ssml="a?" * 5000),
    "a reprompt must come": lambda reply: reply["response"].pop("reprompt"),
    "must stay open": lambda reply: reply["response"].update(shouldEndSession=True),
    "does not survive": lambda reply: reply["sessionAttributes"].update(odd=1),
    "was wanted and never done": _wanted,
    "something went wrong": _trouble,
    "token is not its question's": lambda reply: _document(reply).update(token="another"),
    "texts hold <b": lambda reply: _document(reply).update(datasources={"a": {"b": "<b>x</b>"}}),
    "texts hold ${": lambda reply: _document(reply).update(datasources={"a": "${payload}"}),
}


def test_a_good_reply_is_fine(good: Exchange, parts: TurnParts) -> None:
    """Else the others would show nothing."""
    assert complaints(good, parts) == []


@pytest.mark.parametrize("wrong", _BREAKS)
def test_a_broken_rule_is_found(good: Exchange, parts: TurnParts, wrong: str) -> None:
    """By its name."""
    found = complaints(_broken(good, _BREAKS[wrong], Opened()), parts)
    assert any(wrong in one for one in found), found


@pytest.mark.parametrize(
    ("event", "wrong"),
    [
        (ReportedEmergency(), "a danger was not answered"),
        (SaidSelfHarm(), "a cry for help was not answered"),
        (Stopped(), "stop does not end"),
    ],
)
def test_bad_manners_are_found(good: Exchange, parts: TurnParts, event: Event, wrong: str) -> None:
    """None of these is answered so."""
    assert wrong in complaints(_broken(good, lambda _: None, event), parts)


def test_help_that_ends_is_found(good: Exchange, parts: TurnParts) -> None:
    """Help must ask."""
    found = complaints(_broken(good, _trouble, AskedHelp()), parts)
    assert "help does not help" in found


def test_a_document_for_a_speaker_is_found(good: Exchange, parts: TurnParts) -> None:
    """It has no screen."""
    whole = copy.deepcopy(dict(good.whole))
    whole["context"]["System"]["device"]["supportedInterfaces"] = {}
    found = complaints(Exchange(whole, good.body, None), parts)
    assert "a device without a screen was sent a document" in found


def test_words_for_an_event_are_found(good: Exchange, parts: TurnParts) -> None:
    """Nobody is there to hear them."""
    whole = copy.deepcopy(dict(good.whole))
    whole["request"]["type"] = "AlexaSkillEvent.SkillEnabled"
    assert complaints(Exchange(whole, good.body, None), parts)


@pytest.mark.parametrize(
    ("act", "calls", "text", "wrong"),
    [
        ("reminders.set", [("POST", 500)], "{}", "called set"),
        ("reminders.canceled", [("DELETE", None)], "{}", "called canceled"),
        ("basics.forgotten", [], '{"version": 1}', "called forgotten"),
        ("basics.help", [("GET", 200)] * 11, '{"version": 1}', "calls in one turn"),
        ("basics.help", [], '{"version": 1, "symptom": "x"}', "does not survive"),
    ],
)
def test_a_broken_promise_is_found(
    good: Exchange, act: str, calls: list[tuple[str, int | None]], text: str, wrong: str
) -> None:
    """What was claimed, beside what was done."""

    def says(reply: Any) -> None:
        reply["sessionAttributes"] = session.attributes(State(last=Reply((Act(act),))))

    rows = {} if text == "{}" else {"key": StoredRow(text, 1, 0)}
    found = list(broken_promises(_broken(good, says), calls, rows))
    assert any(wrong in one for one in found), found


def test_a_promise_said_again_is_none(good: Exchange) -> None:
    """Found by seed 9006762 of benchmarks/million.py: a stale touch repeats that it is set."""
    carried = session.attributes(State(last=Reply((Act("reminders.set"),))))
    whole = copy.deepcopy(dict(good.whole))
    whole["session"]["attributes"] = carried
    body = json.dumps({**json.loads(good.body), "sessionAttributes": carried}).encode()
    assert list(broken_promises(Exchange(whole, body, None), [], {})) == []
