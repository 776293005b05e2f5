"""The real content, read once; tests hand in parts and patch nothing."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from skill.assembly import build_turn_parts
from skill.dialog.conversation import step
from skill.dialog.events import Event
from skill.dialog.state import State, Turn
from skill.knowledge.content import Content
from skill.knowledge.load import load
from skill.knowledge.localise import Knowledge
from skill.locale_bundles import TurnParts
from skill.settings import Settings

NOW = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
Play = Callable[..., Turn]


@pytest.fixture(scope="session")
def local(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the simulator keeps its certificates and indexes, and the skill its log."""
    return tmp_path_factory.mktemp("local")


@pytest.fixture(scope="session")
def settings() -> Settings:
    """The project's own folders."""
    return Settings()


@pytest.fixture(scope="session")
def content(settings: Settings) -> Content:
    """Everything in content/."""
    return load(settings.content, settings.interaction_model)


@pytest.fixture(scope="session")
def parts(settings: Settings, content: Content) -> TurnParts:
    """Knowledge and voice of every locale."""
    return build_turn_parts(settings, content)


@pytest.fixture(scope="session")
def knowledge(parts: TurnParts) -> Knowledge:
    """What is true in en-US."""
    return parts.bundle("en-US").knowledge


@pytest.fixture(scope="session")
def play(knowledge: Knowledge) -> Play:
    """Play events one after the other; gives the last turn."""

    def run(*events: Event, state: State | None = None) -> Turn:
        state = state or State()
        for event in events:
            turn = step(state, event, knowledge, NOW)
            state = turn.state
        return turn

    return run
