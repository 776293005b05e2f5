"""Every request and reply of the plays is read and written as the SDK itself would."""

import json
from pathlib import Path
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_core.skill import CustomSkill
from ask_sdk_model import RequestEnvelope

from simulator.device import Device
from simulator.echo import Echo
from simulator.endpoint import Answer
from simulator.play import run_play
from simulator.play_file import Play, find_plays
from simulator.run import Run
from skill.alexa.serializer import QuickSerializer
from skill.alexa.world import World
from skill.assembly import build_skill
from skill.knowledge.content import Content
from skill.settings import Settings

_PLAYS = find_plays([Path(__file__).parent.parent / "conversations"])


class Comparing:
    """The skill without its door: each envelope goes both ways, and both must give the same."""

    def __init__(self, skill: CustomSkill) -> None:
        self._skill = skill
        self._sdk, self._quick = DefaultSerializer(), QuickSerializer()
        self.compared = 0

    def post(self, body: bytes) -> Answer:
        """Answer a request."""
        text = body.decode()
        envelope = self._sdk.deserialize(text, RequestEnvelope)
        assert self._quick.deserialize(text, RequestEnvelope) == envelope
        assert self._quick.serialize(envelope) == self._sdk.serialize(envelope)
        reply = self._skill.invoke(envelope, None)
        written: Any = self._sdk.serialize(reply)
        assert self._quick.serialize(reply) == written
        self.compared += 1
        return Answer(json.dumps(written).encode(), 0.0)


@pytest.fixture(scope="module")
def comparing(settings: Settings, world: World, content: Content) -> Comparing:
    """The real skill."""
    return Comparing(build_skill(settings, world, content))


@pytest.mark.parametrize("play", _PLAYS, ids=lambda play: play.name)
def test_the_play_is_read_and_written_alike(play: Play, skill: Run, comparing: Comparing) -> None:
    """And it passes, in this process too."""
    before = comparing.compared
    echo = Echo(comparing, skill.resolvers[play.locale], Device(play.locale, play.device))
    assert run_play(play, echo).failure is None
    assert comparing.compared > before
