"""Replies read from their body, and bodies that Alexa could not read."""

import json
from typing import Any

import pytest

from simulator.errors import BadAnswerError
from simulator.wire.reply import Act, read_reply
from tests.simulator.parts import question, reply


def test_a_question() -> None:
    """Words, reprompt, acts and the microphone."""
    found = read_reply(json.dumps(question("Which leg?")).encode())

    assert found.speech is not None
    assert found.speech.text == "Which leg?"
    assert found.speech.ssml == "<speak>Which leg?</speak>"
    assert found.reprompt is not None
    assert found.should_end is False
    assert found.acts == (Act("basics.welcome", {"visit": 1}),)
    assert found.asks == Act("basics.what_next", {})


def test_a_reply_may_leave_everything_out() -> None:
    """As the one to SessionEndedRequest does."""
    found = read_reply(b'{"version": "1.0"}')

    assert found.speech is None
    assert found.should_end is None
    assert found.acts == ()


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (b"", "not JSON"),
        (b"\xff", "not JSON"),
        (b"[]", "the answer is no object"),
        (b'{"response": 1}', "response is no object"),
        (json.dumps(reply(shouldEndSession="yes")).encode(), "neither true nor false"),
        (json.dumps(reply(outputSpeech={"type": "SSML"})).encode(), "neither SSML"),
        (json.dumps(reply(outputSpeech="Hi")).encode(), "outputSpeech is no object"),
        (json.dumps(reply(card="Hi")).encode(), "card is no object"),
        (json.dumps(reply(directives=["Hi"])).encode(), "directives is no object"),
    ],
)
def test_a_body_of_another_shape(body: bytes, fault: str) -> None:
    """Alexa says INVALID_RESPONSE to it, we say what is wrong."""
    with pytest.raises(BadAnswerError, match=fault) as caught:
        read_reply(body)

    assert caught.value.kind == "INVALID_RESPONSE"


def test_facts_may_be_left_out() -> None:
    """An act is at least a name."""
    raw: dict[str, Any] = reply(says=[{"act": "basics.goodbye"}])

    assert read_reply(json.dumps(raw).encode()).acts == (Act("basics.goodbye", {}),)
