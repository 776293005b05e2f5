"""The page, served for real on the loopback, over the real skill."""

import argparse
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from werkzeug.serving import make_server

from simulator.commands.web import build_parts
from simulator.page.app import create_app
from simulator.page.parts import Parts
from simulator.run import open_run
from simulator.streams import Streams
from tests.page.caller import Caller

APPLICATION = "amzn1.ask.skill.simulator"
PROJECT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Served:
    """A page that is up, what it is made of, and the project's copy that it may write to."""

    url: str
    parts: Parts

    @property
    def call(self) -> Caller:
        """Asks as the page's own scripts do."""
        return Caller(self.url)


@contextmanager
def served(parts: Parts, *, exposed: bool = False) -> Iterator[Served]:
    """Serve a page for the length of a `with`."""
    server = make_server("127.0.0.1", 0, create_app(parts, exposed=exposed), threaded=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield Served(f"http://127.0.0.1:{server.server_port}", parts)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="session")
def page_parts(local: Path) -> Iterator[Parts]:
    """The parts of a page over the real skill, which is started once."""
    options = argparse.Namespace(url=None, local=local, model=None, application_id=APPLICATION)
    with open_run(options, Streams.standard(), []) as run:
        yield build_parts(options, run)


@pytest.fixture
def page(page_parts: Parts, tmp_path: Path) -> Iterator[Served]:
    """The page; what it saves goes to a copy of the conversations."""
    for name in ("content", "responses", "skill", "interaction_model"):
        (tmp_path / name).symlink_to(PROJECT / name)
    shutil.copytree(PROJECT / "tests", tmp_path / "tests")
    with served(replace(page_parts, root=tmp_path)) as up:
        yield up
