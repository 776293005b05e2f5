"""Certificates, an understanding and a pretend skill; made once where that takes long."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from simulator.device.description import Device
from simulator.device.echo import Echo
from simulator.understanding import InteractionModel, Resolver, Understood
from simulator.wire.certificates import Certificates, certificates
from simulator.wire.endpoint import Endpoint
from simulator.wire.signing import Signer
from tests.simulator.parts import MODEL, answers
from tests.simulator.pretend_skill import PretendSkill, Replies

Served = Callable[..., PretendSkill]
Devices = Callable[..., Echo]


@pytest.fixture(scope="session")
def local(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What would be .local: certificates and a cache."""
    return tmp_path_factory.mktemp("simulator") / "local"


@pytest.fixture(scope="session")
def keys(local: Path) -> Certificates:
    """The certificates of all tests but those of their making."""
    return certificates(local / "certificates", datetime.now(UTC))


@pytest.fixture(scope="session")
def model_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small model as a file."""
    path = tmp_path_factory.mktemp("model") / "en-US.json"
    path.write_text(json.dumps(MODEL), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def model(model_file: Path) -> InteractionModel:
    """The small model."""
    return InteractionModel.read(model_file)


@pytest.fixture(scope="session")
def resolver(model: InteractionModel) -> Resolver:
    """Its understanding."""
    return Resolver(model)


class Guessing(Resolver):
    """Is never quite sure."""

    def understand(self, *said: Any, **how: Any) -> Understood:
        """What the engine says, as a guess."""
        sure = super().understand(*said, **how)
        return replace(sure, how="guessed", score=0.71, next=("AmountIntent", 0.44))


@pytest.fixture(scope="session")
def guessing(model: InteractionModel) -> Guessing:
    """An understanding that guesses everything."""
    return Guessing(model)


@pytest.fixture
def serve(keys: Certificates) -> Iterator[Served]:
    """Starts pretend skills and stops them after the test."""
    with ExitStack() as stack:

        def start(replies: Replies = answers, **how: Any) -> PretendSkill:
            return stack.enter_context(PretendSkill(keys, replies, **how))

        yield start


@pytest.fixture
def endpoint_of(keys: Certificates, serve: Served) -> Iterator[Callable[..., Endpoint]]:
    """Makes endpoints of pretend skills or addresses; closes them before the skills stop."""
    with ExitStack() as stack:

        def make(skill: PretendSkill | str, timeout: float = 8.0) -> Endpoint:
            url = skill if isinstance(skill, str) else skill.url
            endpoint = Endpoint(url, Signer(keys.key), "start it", timeout=timeout)
            return stack.enter_context(endpoint)

        yield make


@pytest.fixture
def echo_of(endpoint_of: Callable[..., Endpoint], resolver: Resolver) -> Devices:
    """Makes devices that talk to a pretend skill."""

    def make(
        skill: PretendSkill,
        device: Device | None = None,
        timeout: float = 8.0,
        understanding: Resolver = resolver,
    ) -> Echo:
        return Echo(endpoint_of(skill, timeout), understanding, device or Device())

    return make
