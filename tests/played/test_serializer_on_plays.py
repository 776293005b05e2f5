"""Every request and reply of the plays is read and written as the SDK itself would."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_core.skill import CustomSkill
from ask_sdk_model import RequestEnvelope

from simulator.clock import Clock
from simulator.device import Device
from simulator.endpoint import Answer
from simulator.play import run_play
from simulator.play_file import Play, find_plays
from simulator.run import Run
from skill.alexa.serializer import QuickSerializer
from skill.assembly import build_skill, build_world
from skill.knowledge.content import Content
from skill.settings import Settings

_PLAYS = find_plays([Path(__file__).parent.parent / "conversations"])


class Comparing:
    """The skill without its door: each envelope goes both ways, and both must give the same."""

    def __init__(self, build: Callable[[], CustomSkill]) -> None:
        self._build = build
        self._sdk, self._quick = DefaultSerializer(), QuickSerializer()
        self.compared = 0
        self.restart()

    def restart(self) -> None:
        """Make the skill anew."""
        self._skill = self._build()

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
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the skill's clock and store are."""
    return tmp_path_factory.mktemp("skill")


@pytest.fixture(scope="module")
def clock(folder: Path) -> Clock:
    """The simulated time, which the skill reads from a file."""
    return Clock(folder / "clock")


@pytest.fixture(scope="module")
def comparing(settings: Settings, content: Content, folder: Path) -> Comparing:
    """The real skill, in simulator mode."""
    played = replace(
        settings,
        simulator_chain=folder / "chain.pem",  # stands for the mode: no door here reads it
        simulator_clock=folder / "clock",
        store=f"sqlite:{folder / 'preferences.sqlite3'}",
        pepper=b"p" * 32,
    )
    world = build_world(played, content)
    return Comparing(lambda: build_skill(played, world, content))


@pytest.mark.parametrize("play", _PLAYS, ids=lambda play: play.name)
def test_the_play_is_read_and_written_alike(
    play: Play, skill: Run, comparing: Comparing, clock: Clock
) -> None:
    """And it passes, in this process too."""
    before = comparing.compared
    run = Run(comparing, skill.resolvers, clock, comparing.restart)
    with run.scene(Device(play.locale, play.device, play.name), play.at, play.zone) as scene:
        assert run_play(play, scene).failure is None
    assert comparing.compared > before
