"""The same plays through Flask's application alone, served by werkzeug: no gunicorn, no fork.

Through the Lambda handler they are played by deploy/checks/test_plays.py.
"""

import argparse
import os
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from werkzeug.serving import make_server

from simulator.device.clock import Clock
from simulator.device.description import Device
from simulator.plays.play import run_play
from simulator.plays.play_file import Play, find_plays
from simulator.run import Run, open_run
from simulator.wire.certificates import certificates
from skill.settings import Settings
from skill.web import create_app
from tests.played.conftest import LOCALES
from tests.played.skill_run import APPLICATION

# A restart is the process's own; tests/played/test_conversations.py has it.
_PLAYS = [
    play
    for play in find_plays([Path(__file__).parent.parent / "conversations"])
    if not any("restart" in said.you for said in play.talk)
]


@pytest.fixture(scope="module")
def flask(local: Path) -> Iterator[Run]:
    """The application on a free port of the loopback."""
    keys = certificates(local / "certificates", datetime.now(UTC))
    Clock(local / "clock")
    settings = Settings(
        APPLICATION,
        simulator_chain=keys.chain,
        simulator_clock=local / "clock",
        roots_file=keys.root,
        store=f"sqlite:{local / 'flask.sqlite3'}",
        pepper=b"the people of these plays are pretended",
    )
    server = make_server("127.0.0.1", 0, create_app(settings), threaded=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    url = f"http://127.0.0.1:{server.server_port}/alexa"
    options = argparse.Namespace(url=url, local=local, model=None, application_id=APPLICATION)
    with open_run(options, os.environ, LOCALES) as run:
        yield run
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("play", _PLAYS, ids=lambda play: play.name)
def test_the_play_passes(play: Play, flask: Run) -> None:
    """Acts, questions, endings, and the words that are the behaviour."""
    device = Device(play.locale, play.device, f"flask {play.name}", APPLICATION)
    with flask.scene(device, play.at, play.zone) as scene:
        result = run_play(play, scene)
    assert result.failure is None
