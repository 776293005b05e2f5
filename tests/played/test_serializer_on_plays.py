"""Every request and reply of the plays is read and written as the SDK itself would."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_core.skill import CustomSkill
from ask_sdk_model import RequestEnvelope
from msgspec.structs import replace

from simulator.device.clock import Clock
from simulator.device.description import Device
from simulator.device.surroundings import Skill
from simulator.plays.play import run_play
from simulator.plays.play_file import Play, find_plays
from simulator.plays.scene import open_scene, usual_zone
from simulator.run import Run
from simulator.wire.endpoint import Answer
from skill.alexa.read_envelope import read_envelope
from skill.alexa.serializer import QuickSerializer
from skill.assembly import build_skill, build_store
from skill.knowledge.content import Content
from skill.locale_bundles import TurnParts
from skill.settings import Settings
from tests.alexa.alike import differences

_TESTS = Path(__file__).parent.parent
_PLAYS = find_plays([_TESTS / "conversations", _TESTS / "reminders"])


class Comparing:
    """The skill without its door: each envelope goes both ways, and both must give the same."""

    def __init__(self, skill: CustomSkill) -> None:
        self._skill = skill
        self._sdk, self._quick = DefaultSerializer(), QuickSerializer()
        self.compared = 0

    def post(self, body: bytes) -> Answer:
        """Answer a request."""
        envelope: Any = read_envelope(json.loads(body))
        sdk = self._sdk.deserialize(body.decode(), RequestEnvelope)
        assert list(differences(envelope, sdk)) == []
        reply = self._skill.invoke(envelope, None)
        written: Any = self._sdk.serialize(reply)
        assert self._quick.serialize(reply) == written
        self.compared += 1
        return Answer(json.dumps(written).encode(), 0.0)


def _built(settings: Settings, parts: TurnParts, content: Content) -> CustomSkill:
    return build_skill(settings, parts, build_store(settings))


@pytest.fixture(scope="module")
def simulated() -> Clock:
    """The clock of these plays."""
    return Clock()


@pytest.fixture(scope="module")
def comparing(
    simulated: Clock,
    tmp_path_factory: pytest.TempPathFactory,
    parts: TurnParts,
    content: Content,
) -> Comparing:
    """The real skill, in simulator mode, for its services are pretended."""
    folder = tmp_path_factory.mktemp("serializer")
    settings = Settings(
        simulator_chain=folder / "chain.pem", store=f"sqlite:{folder / 'store'}", pepper=b"x" * 32
    )
    return Comparing(_built(settings, replace(parts, now=simulated), content))


@pytest.mark.parametrize("play", _PLAYS, ids=lambda play: play.name)
def test_the_play_is_read_and_written_alike(
    play: Play, skill: Run, comparing: Comparing, simulated: Clock
) -> None:
    """And it passes, in this process too, where a restart has nothing to do."""
    before = comparing.compared
    reached = Skill(comparing, skill.resolvers[play.locale], restart=lambda: None)
    device = Device(play.locale, play.device, person=play.name)
    zone = play.zone or usual_zone(play.locale)
    start = play.at or datetime.now(UTC)
    simulated.go_to(start if start.tzinfo else start.replace(tzinfo=ZoneInfo(zone)))
    with open_scene(reached, device, simulated, zone) as scene:
        assert run_play(play, scene).failure is None
    assert comparing.compared > before
