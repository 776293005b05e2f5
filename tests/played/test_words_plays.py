"""Every play passes where Alexa hands over words and our own reader understands them."""

import argparse
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.device.description import Device
from simulator.plays.play import run_play
from simulator.plays.play_file import Play, find_plays
from simulator.run import Run, open_run
from simulator.terminal.streams import Streams
from skill.knowledge.content import Content
from skill.knowledge.strict_yaml import read
from skill.settings import Settings
from skill.understanding.routes import Routes
from tests.played.conftest import APPLICATION, LOCALES
from workshop.delivery import DEFAULT, delivery_model
from workshop.interaction_model import dump
from workshop.speech_values import values_of

_TESTS = Path(__file__).parent.parent
_PLAYS = find_plays([_TESTS / "conversations", _TESTS / "reminders", _TESTS / "words"])
_NOT_YET = Path(__file__).parent / "words_plays.yaml"
"""The names of plays that do not pass yet: it only shrinks."""


@pytest.fixture(scope="module")
def skill(
    settings: Settings, content: Content, local: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Run]:
    """A skill of its own, talked to by the model that carries words."""
    routes = read(settings.interaction_model / "routes.yaml", Routes)
    model = tmp_path_factory.mktemp("model") / "carried.json"
    model.write_text(dump(delivery_model(routes, values_of(content), DEFAULT)), encoding="utf-8")
    options = argparse.Namespace(
        url=None, local=local / "words", model=model, application_id=APPLICATION
    )
    with open_run(options, Streams.standard().environment, LOCALES) as run:
        yield run


@pytest.fixture(scope="module")
def not_yet() -> list[str]:
    """The plays that are known to fail."""
    return read(_NOT_YET, list[str])


@pytest.mark.parametrize("play", _PLAYS, ids=lambda play: play.name)
def test_the_play_passes_on_words(play: Play, skill: Run, not_yet: list[str]) -> None:
    """A play that passes must not be listed as one that does not."""
    device = Device(play.locale, play.device, play.name, APPLICATION)
    with skill.scene(device, play.at, play.zone) as scene:
        failure = run_play(play, scene).failure
    if play.name not in not_yet:
        assert failure is None
    assert failure is not None or play.name not in not_yet, f"take it out of {_NOT_YET.name}"


def test_only_plays_that_exist_are_listed(not_yet: list[str]) -> None:
    assert set(not_yet) <= {play.name for play in _PLAYS}
