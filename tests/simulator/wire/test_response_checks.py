"""What Alexa, certification or a listener would not take in a reply: each fault once."""

import json
from typing import Any

import pytest

from simulator.wire.reply import read_reply
from simulator.wire.response_checks import end_faults, faults
from tests.simulator.parts import empty, question, reply, speech_of


def _faults(raw: dict[str, Any]) -> tuple[str, ...]:
    microphone = raw["response"].get("shouldEndSession") is False
    return faults(read_reply(json.dumps(raw).encode()), microphone=microphone)


def _card(**texts: str) -> dict[str, Any]:
    return reply(card={"type": "Simple", **texts})


@pytest.mark.parametrize(
    "raw",
    [
        reply(),
        question(),
        question("Are you sure? <break time='1s'/> Or is it, “maybe?”"),
        reply(outputSpeech={"type": "PlainText", "text": "Rest well."}),
        _card(title="2 < 3 & 4", content="Nobody knows.\nSources: the NHS."),
        reply("".join("<audio src='https://x/a.mp3'/>" for _ in range(5)) + "Rest."),
        reply("One <break time='10s'/> two."),
        reply("x" * (8000 - len("<speak></speak>"))),
    ],
)
def test_a_good_reply_has_none(raw: dict[str, Any]) -> None:
    """Up to the limits themselves."""
    assert _faults(raw) == ()


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        (reply("salt & water"), "not well-formed"),
        (reply("<b>Rest</b>"), "<b>"),
        (reply("<audio src='https://x/a.mp3'/>" * 6 + "Rest."), "6 audio tags: 5 at most"),
        (reply("One <break time='9s'/> <break time='1001ms'/>."), "add up to 10.001 s"),
        (reply("x" * 8000), "8015 characters: 8000 at most"),
        (_card(title="Why", content="a <b>bold</b> claim"), "content holds <b>"),
        (_card(title="Salt &amp; water", content="x"), "title holds &amp;"),
        (_card(title="Why", content="x" * 7998), "8001 characters: 8000 at most"),
        (reply() | {"padding": "x" * 24 * 1024}, "bytes: 24576 at most"),
        (reply(outputSpeech=None), "says nothing"),
        (reply("Is that all?"), "a question, but the microphone is closed"),
        (question("Tell me more."), "the last words are no question"),
        (reply() | {"sessionAttributes": {}}, "does not name the acts: 'last'"),
        (reply(says=[{"facts": {}}]), "does not name the acts: 'act'"),
        (reply() | {"sessionAttributes": {"last": None}}, "last is no object"),
    ],
)
def test_faults_are_named(raw: dict[str, Any], fault: str) -> None:
    """One each."""
    (found,) = _faults(raw)

    assert fault in found


def test_an_open_microphone_needs_a_reprompt() -> None:
    """Certification asks for it."""
    raw = question()
    del raw["response"]["reprompt"]

    assert _faults(raw) == ("the microphone is open, but there is no reprompt",)


def test_the_reprompt_is_checked_too() -> None:
    """Its breaks count with those of the speech."""
    raw = question("One <break time='6s'/> two?")
    raw["response"]["reprompt"] = speech_of("<break time='6s'/> <i>Two</i>?")

    assert _faults(raw) == (
        "<i>: Alexa knows no such tag",
        "the breaks add up to 12 s: 10 s at most",
    )


def test_after_the_end_nothing_is_said() -> None:
    """The reply to SessionEndedRequest is empty."""
    said = read_reply(json.dumps(reply(card={"type": "Simple"})).encode())

    assert end_faults(read_reply(json.dumps(empty()).encode())) == ()
    (fault,) = end_faults(said)
    assert "holds card, outputSpeech" in fault
