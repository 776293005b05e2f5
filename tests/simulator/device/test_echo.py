"""The device keeps a session as Alexa would."""

from typing import Any

import pytest

from simulator.device.description import Device
from simulator.errors import NotListeningError
from tests.simulator.conftest import Devices, Served
from tests.simulator.parts import answers, empty, kind_of, question, reply, speech_of

_RENDER = {"type": "Alexa.Presentation.APL.RenderDocument", "token": "t", "document": {}}


def _always_asks(request: dict[str, Any]) -> dict[str, Any]:
    return empty() if kind_of(request) == "SessionEndedRequest" else question()


def test_a_launch_opens_a_session(serve: Served, echo_of: Devices) -> None:
    """New at first, then the same one, not new."""
    skill = serve(_always_asks)
    echo = echo_of(skill)

    first = echo.hear("[open]")
    echo.hear("why do my legs cramp")

    assert first.sent == "LaunchRequest"
    assert first.microphone
    launch, intent = (request["session"] for request in skill.received)
    assert launch["new"] is True
    assert intent["new"] is False
    assert launch["sessionId"] == intent["sessionId"]


def test_attributes_are_carried(serve: Served, echo_of: Devices) -> None:
    """What the skill gave comes back, whole, and what it no longer gives is gone."""
    replies = iter([question(step=1), question(step=2, leg="left"), question(), empty()])
    skill = serve(lambda _: next(replies))
    echo = echo_of(skill)

    for line in ("[open]", "yes", "yes", "exit"):
        echo.hear(line)

    carried = [
        {key: value for key, value in request["session"]["attributes"].items() if key != "last"}
        for request in skill.received
    ]
    assert carried == [{}, {"step": 1}, {"step": 2, "leg": "left"}, {}]


def test_an_answer_ends_the_session(serve: Served, echo_of: Devices) -> None:
    """The next line is a one-shot in a new one."""
    skill = serve()
    echo = echo_of(skill)

    first = echo.hear("why do my legs cramp")
    second = echo.hear("what causes leg cramps at night")

    assert first.ends
    assert not first.microphone
    assert not echo.in_session
    assert second.understood is not None
    assert second.understood.how == "exact"
    one, two = (request["session"] for request in skill.received)
    assert one["new"] is True
    assert two["new"] is True
    assert one["sessionId"] != two["sessionId"]


@pytest.mark.parametrize(
    ("line", "sent", "utterance"),
    [
        ("open cramp coach", "LaunchRequest", None),
        ("Alexa, ask Cramp Coach why do my legs cramp", "WhyIntent", "why do my legs cramp"),
    ],
)
def test_the_invocation_name_begins_anew(
    serve: Served, echo_of: Devices, line: str, sent: str, utterance: str | None
) -> None:
    """In the middle of a session too."""
    skill = serve(_always_asks)
    echo = echo_of(skill)
    echo.hear("[open]")

    turn = echo.hear(line)

    assert turn.sent == sent
    assert turn.utterance == utterance
    assert skill.received[1]["session"]["new"] is True


def test_two_silences(serve: Served, echo_of: Devices) -> None:
    """The reprompt, of which the skill hears nothing, then the end."""
    skill = serve()
    echo = echo_of(skill)
    echo.hear("[open]")

    once, twice = echo.hear("[silence]"), echo.hear("[silence]")

    assert once.speech == "Once more. What would you like to know?"
    assert once.sent is None
    assert once.microphone
    assert not once.ends
    assert twice.sent == "SessionEndedRequest"
    assert twice.ends
    assert [kind_of(each) for each in skill.received] == ["LaunchRequest", "SessionEndedRequest"]
    assert skill.received[1]["request"]["reason"] == "EXCEEDED_MAX_REPROMPTS"


def test_an_answer_after_the_reprompt(serve: Served, echo_of: Devices) -> None:
    """The session goes on, and silences are counted anew."""
    echo = echo_of(serve(_always_asks))
    echo.hear("[open]")
    echo.hear("[silence]")
    echo.hear("yes")

    assert echo.hear("[silence]").sent is None
    assert echo.in_session


def test_a_silence_without_a_reprompt(serve: Served, echo_of: Devices) -> None:
    """Nothing to say: the session ends at once."""
    skill = serve(lambda _: reply("Which leg?", shouldEndSession=False))
    echo = echo_of(skill)
    echo.hear("[open]")

    assert echo.hear("[silence]").sent == "SessionEndedRequest"


@pytest.mark.parametrize("line", ["[exit]", "exit", "Quit.", "quit cramp coach"])
def test_exit(serve: Served, echo_of: Devices, line: str) -> None:
    """The skill hears only that the session ended, and its reply is not heard."""
    skill = serve()
    echo = echo_of(skill)
    echo.hear("[open]")

    turn = echo.hear(line)

    assert turn.ends
    assert not echo.in_session
    assert skill.received[1]["request"]["reason"] == "USER_INITIATED"
    assert skill.received[1]["session"]["new"] is False


@pytest.mark.parametrize("line", ["[silence]", "[exit]", "exit"])
def test_nobody_listens(serve: Served, echo_of: Devices, line: str) -> None:
    """Without a session; the message says what to do."""
    skill = serve()

    with pytest.raises(NotListeningError, match=r"no session is open; open the skill first"):
        echo_of(skill).hear(line)
    assert skill.received == []


def test_stop_goes_to_the_skill(serve: Served, echo_of: Devices) -> None:
    """Unlike exit."""
    echo = echo_of(serve())
    echo.hear("[open]")

    assert echo.hear("stop").sent == "AMAZON.StopIntent"


def test_ask_begins_anew_each_time(serve: Served, echo_of: Devices) -> None:
    """Whatever the reply before left open; even "exit" is a question then."""
    skill = serve(_always_asks)
    echo = echo_of(skill)

    for line in ("why do my legs cramp", "ask cramp coach why do my legs cramp", "exit", "[open]"):
        echo.ask(line)

    assert all(request["session"]["new"] for request in skill.received)
    with pytest.raises(NotListeningError):
        echo.ask("[silence]")
    assert [kind_of(each) for each in skill.received][::3] == ["WhyIntent", "LaunchRequest"]


def _leaves_it_open(**response: Any) -> dict[str, Any]:
    raw = reply(**response)
    del raw["response"]["shouldEndSession"]
    return raw


@pytest.mark.parametrize(
    ("device", "response", "ends"),
    [
        (Device(), {}, True),
        (Device(kind="show"), {}, True),
        (Device(kind="show"), {"directives": [_RENDER]}, False),
        (Device(), {"directives": [_RENDER]}, True),
    ],
)
def test_without_a_word_about_the_session(
    serve: Served, echo_of: Devices, device: Device, response: dict[str, Any], *, ends: bool
) -> None:
    """The microphone is closed; a session lasts while a screen shows something."""
    echo = echo_of(serve(lambda _: _leaves_it_open(**response)), device)

    turn = echo.hear("why do my legs cramp")

    assert not turn.microphone
    assert turn.ends is ends
    assert echo.in_session is not ends


def test_a_session_that_only_a_screen_holds_ends_in_silence(
    serve: Served, echo_of: Devices
) -> None:
    """Nothing is repeated: nobody was asked."""
    reprompt = speech_of("Once more?")
    skill = serve(lambda _: _leaves_it_open(directives=[_RENDER], reprompt=reprompt))
    echo = echo_of(skill, Device(kind="show"))
    echo.hear("[open]")

    assert echo.hear("[silence]").sent == "SessionEndedRequest"


def test_an_answer_that_alexa_cannot_read(serve: Served, echo_of: Devices) -> None:
    """The session ends, and the skill is told why."""
    skill = serve(lambda _: b"<html>")
    echo = echo_of(skill)

    turn = echo.hear("[open]")

    assert turn.broken
    assert turn.ends
    assert "not JSON" in turn.faults[0]
    ended = skill.received[1]
    assert ended["request"]["reason"] == "ERROR"
    assert ended["request"]["error"]["type"] == "INVALID_RESPONSE"
    assert ended["session"]["sessionId"] == skill.received[0]["session"]["sessionId"]
    assert not echo.in_session


def test_an_answer_that_comes_too_late(serve: Served, echo_of: Devices) -> None:
    """As Alexa names it."""
    turn = echo_of(serve(delay=0.3), timeout=0.05).hear("[open]")

    assert turn.broken
    assert "no answer within" in turn.faults[0]


def test_words_after_the_end_are_a_fault(serve: Served, echo_of: Devices) -> None:
    """A SessionEndedRequest allows no reply."""
    echo = echo_of(serve(lambda request: answers(request) | question()))
    echo.hear("[open]")

    (fault,) = echo.hear("[exit]").faults
    assert "SessionEndedRequest holds outputSpeech" in fault


def test_a_slot_that_is_asked_for(serve: Served, echo_of: Devices) -> None:
    """Dialog.ElicitSlot: a bare value fills it."""
    asked = question("How old?")
    asked["response"]["directives"] = [
        {
            "type": "Dialog.ElicitSlot",
            "slotToElicit": "age",
            "updatedIntent": {"name": "AmountIntent"},
        }
    ]
    skill = serve(lambda _: asked)
    echo = echo_of(skill)
    echo.hear("[open]")

    turn = echo.hear("seventy")

    assert turn.sent == "AmountIntent"
    assert skill.received[1]["request"]["intent"]["slots"]["age"]["value"] == "70"


def test_a_touch_is_a_user_event(serve: Served, echo_of: Devices) -> None:
    """With the document's token; said as a line it sends the same."""
    skill = serve(
        lambda _: question() | {"response": {**question()["response"], "directives": [_RENDER]}}
    )
    echo = echo_of(skill, Device(kind="show"))
    echo.hear("[open]")

    touched = echo.touch(["answer", "yes"], {"type": "TouchWrapper", "id": "yes"}, {"note": "x"})
    said = echo.hear('[touch] ["answer", "yes"]')

    first, second = (request["request"] for request in skill.received[1:])
    assert touched.heard == said.heard == '[touch] ["answer", "yes"]'
    assert first["type"] == second["type"] == "Alexa.Presentation.APL.UserEvent"
    assert first["arguments"] == second["arguments"] == ["answer", "yes"]
    assert (first["token"], first["source"]["id"], first["components"]) == (
        "t",
        "yes",
        {"note": "x"},
    )
    assert skill.received[1]["session"]["new"] is False


def test_a_touch_after_the_end_begins_a_session(serve: Served, echo_of: Devices) -> None:
    """What a screen shows stays there for a while; a touch may be answered with nothing."""
    ended = reply(directives=[_RENDER])
    replies = iter([ended, empty()])
    skill = serve(lambda _: next(replies))
    echo = echo_of(skill, Device(kind="round"))
    assert echo.hear("why do my legs cramp").ends

    turn = echo.touch([])

    assert skill.received[1]["session"]["new"] is True
    assert turn.faults == ()


@pytest.mark.parametrize("line", ["[touch]", "[touch] yes", '[touch] {"a": 1}'])
def test_nothing_to_touch(serve: Served, echo_of: Devices, line: str) -> None:
    """No document, or no list of arguments."""
    with pytest.raises(NotListeningError):
        echo_of(serve(), Device(kind="show")).hear(line)
