"""The requests that the benchmarks send: recorded from conversations with the simulated device."""

import json
import os
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ask_sdk_core.skill import CustomSkill

from simulator.device.description import Device
from simulator.device.echo import Echo
from simulator.understanding import InteractionModel, Listener, listener
from simulator.understanding.model_files import model_file
from simulator.wire.endpoint import Answer
from skill.invoke import invoke
from skill.plain_json import written

LOCAL = Path(".local")
APPLICATION = "amzn1.ask.skill.simulator"
LAUNCH = ("open cramp coach",)
QUESTION = ("why do my legs cramp at night",)
SLOTS = ("how much magnesium should a seventy year old woman take",)
TRIAGE = ("check my leg", "yes", "no", "no", "no")
WHICH = ("when is my reminder",)
ROUTINE = ("start the bedtime routine", "no", "next", "next")
Envelope = Mapping[str, Any]


class Recorder:
    """The skill without its door, as a simulated device sees it; keeps every request."""

    def __init__(self, skill: CustomSkill) -> None:
        self._skill = skill
        self.bodies: list[bytes] = []

    def post(self, body: bytes) -> Answer:
        """Answer one request."""
        self.bodies.append(body)
        return Answer(written(invoke(self._skill, json.loads(body))), 0.0)


def resolver(locale: str = "en-US") -> Listener:
    """What hands the words of a locale over."""
    return listener(InteractionModel.read(model_file(locale)))


def conversation(skill: CustomSkill, said: Sequence[str], understanding: Listener) -> list[bytes]:
    """The bodies of the requests of one conversation."""
    recorder = Recorder(skill)
    echo = Echo(recorder, understanding, Device())
    for sentence in said:
        echo.hear(sentence)
    return recorder.bodies


def stamped(body: bytes) -> bytes:
    """The same request, sent now: the door refuses what is older than 150 seconds."""
    envelope = json.loads(body)
    envelope["request"]["timestamp"] = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return json.dumps(envelope, ensure_ascii=False).encode()


def hello(body: bytes) -> bytes:
    """The same request, for the intent of the hello world; a launch is one there too."""
    envelope = json.loads(body)
    if "intent" in envelope["request"]:
        envelope["request"]["intent"]["name"] = "HelloWorldIntent"
    return json.dumps(envelope, ensure_ascii=False).encode()


def smallest(body: bytes) -> bytes:
    """A request of the same device to the hello world: no slots, nothing remembered."""
    envelope = json.loads(hello(body))
    envelope["session"]["attributes"] = {}
    envelope["request"]["intent"].pop("slots", None)
    return json.dumps(envelope, ensure_ascii=False).encode()


def now() -> datetime:
    """The real time: the door looks at it."""
    return datetime.now(UTC)


def environment() -> dict[str, str]:
    """The variables of this process, without settings of the skill's."""
    return {name: value for name, value in os.environ.items() if "CRAMP_COACH" not in name}
