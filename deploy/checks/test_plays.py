"""The same conversations that Flask and gunicorn pass, through the artefact's handler."""

import argparse
import os
from collections.abc import Iterator

import pytest

from deploy.artefact import ROOT
from deploy.checks.conftest import Start
from simulator.device.clock import Clock
from simulator.device.description import APPLICATION_ID, Device
from simulator.plays.play import run_play
from simulator.plays.play_file import Play, find_plays
from simulator.run import Run, open_run

# A restart is a server's own; tests/played/test_conversations.py has it.
_PLAYS = [
    play
    for play in find_plays([ROOT / "tests" / "conversations"])
    if not any("restart" in said.you for said in play.talk)
]


@pytest.fixture(scope="module")
def run(start: Start, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """The simulator, talking to the artefact."""
    # The plays count aloud, and their people's reminders would go to services on loopback.
    local = tmp_path_factory.mktemp("local")
    Clock(local / "clock")
    settings = {
        "CRAMP_COACH_AUDIO": "",
        "CRAMP_COACH_PUBLIC_URL": "",
        "CRAMP_COACH_SIMULATOR_CHAIN": "/dev/null",
        "CRAMP_COACH_SIMULATOR_CLOCK": str(local / "clock"),
    }
    with start(APPLICATION_ID, **settings) as process:
        process.wait_until_up()
        options = argparse.Namespace(
            url=process.url,
            local=local,
            model=None,
            application_id=APPLICATION_ID,
        )
        with open_run(options, os.environ, {play.locale for play in _PLAYS}) as run:
            yield run


@pytest.mark.parametrize("play", _PLAYS, ids=lambda play: play.name)
def test_the_play_passes(play: Play, run: Run) -> None:
    """Acts, questions, endings, and the words that are the behaviour."""
    device = Device(play.locale, play.device, play.name, APPLICATION_ID)
    with run.scene(device, play.at, play.zone) as scene:
        assert run_play(play, scene).failure is None
