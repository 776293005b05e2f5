"""The same plays through Flask's application alone, served by werkzeug: no gunicorn, no fork.

Through the Lambda handler they are played by deploy/checks/test_plays.py.
"""

import argparse
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from werkzeug.serving import make_server

from simulator.device import Device
from simulator.pki import certificates
from simulator.play import run_play
from simulator.play_file import Play, find_plays
from simulator.run import Run, open_run
from simulator.streams import Streams
from skill.settings import Settings
from skill.web import create_app
from tests.played.conftest import APPLICATION, LOCALES

_PLAYS = find_plays([Path(__file__).parent.parent / "conversations"])


@pytest.fixture(scope="module")
def flask(local: Path) -> Iterator[Run]:
    """The application on a free port of the loopback."""
    keys = certificates(local / "certificates", datetime.now(UTC))
    settings = Settings(APPLICATION, simulator_chain=keys.chain, roots_file=keys.root)
    server = make_server("127.0.0.1", 0, create_app(settings), threaded=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    url = f"http://127.0.0.1:{server.server_port}/alexa"
    options = argparse.Namespace(url=url, local=local, model=None, application_id=APPLICATION)
    with open_run(options, Streams.standard(), LOCALES) as run:
        yield run
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("play", _PLAYS, ids=lambda play: play.name)
def test_the_play_passes(play: Play, flask: Run) -> None:
    """Acts, questions, endings, and the words that are the behaviour."""
    result = run_play(play, flask.echo(Device(play.locale, play.device, play.name, APPLICATION)))
    assert result.failure is None
