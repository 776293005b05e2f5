"""The same conversations that Flask and gunicorn pass, through the artefact's handler."""

import argparse
from collections.abc import Iterator
from pathlib import Path

import pytest

from deploy.artefact import ROOT
from deploy.checks.conftest import Start
from simulator.device import APPLICATION_ID, Device
from simulator.play import run_play
from simulator.play_file import Play, find_plays
from simulator.run import Run, open_run
from simulator.streams import Streams

_PLAYS = find_plays([ROOT / "tests" / "conversations"])


@pytest.fixture(scope="module")
def run(start: Start, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """The simulator, talking to the artefact."""
    # The plays count aloud, and their people's reminders would go to services on loopback.
    settings = {"CRAMP_COACH_AUDIO": "", "CRAMP_COACH_PUBLIC_URL": ""}
    with start(APPLICATION_ID, **settings, CRAMP_COACH_SIMULATOR_CHAIN="/dev/null") as process:
        process.wait_until_up()
        options = argparse.Namespace(
            url=process.url,
            local=_local(tmp_path_factory),
            model=None,
            application_id=APPLICATION_ID,
        )
        with open_run(options, Streams.standard(), {play.locale for play in _PLAYS}) as run:
            yield run


def _local(factory: pytest.TempPathFactory) -> Path:
    return factory.mktemp("local")


@pytest.mark.parametrize("play", _PLAYS, ids=lambda play: play.name)
def test_the_play_passes(play: Play, run: Run) -> None:
    """Acts, questions, endings, and the words that are the behaviour."""
    device = Device(play.locale, play.device, play.name, APPLICATION_ID)
    assert run_play(play, run.echo(device)).failure is None
