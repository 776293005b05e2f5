"""The page, served for real on the loopback, over the real skill or a pretend one."""

import argparse
import json
import logging
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from werkzeug.serving import make_server

from simulator.page.app import create_app
from simulator.page.conversation import Conversations
from simulator.page.house import open_house
from simulator.page.parts import Parts, open_parts
from simulator.run import Run, open_run
from tests.page.caller import Caller
from tests.simulator.parts import MODEL
from workshop.simulator_plugin import SimulatorPlugin

APPLICATION = "amzn1.ask.skill.simulator"
PROJECT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Served:
    """A page that is up, and what it is made of."""

    url: str
    parts: Parts

    @property
    def call(self) -> Caller:
        """Asks as the page's own scripts do."""
        return Caller(self.url)


@contextmanager
def served(parts: Parts, *, exposed: bool = False) -> Iterator[Served]:
    """Serve a page for the length of a `with`."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # as the command does
    server = make_server("127.0.0.1", 0, create_app(parts, exposed=exposed), threaded=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield Served(f"http://127.0.0.1:{server.server_port}", parts)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def options(local: Path, url: str | None = None, model: Path | None = None) -> argparse.Namespace:
    """What the command line would give."""
    return argparse.Namespace(url=url, local=local, model=model, application_id=APPLICATION)


@pytest.fixture(scope="session")
def run(local: Path) -> Iterator[Run]:
    """The real skill, which is started once."""
    with open_run(options(local), os.environ, []) as run:
        yield run


@pytest.fixture(scope="session")
def page_parts(local: Path, run: Run) -> Iterator[Parts]:
    """The parts of a page over it."""
    with open_parts(options(local), run, SimulatorPlugin(PROJECT)) as parts:
        yield parts


@pytest.fixture
def samples_page(local: Path, run: Run, tmp_path: Path) -> Iterator[Served]:
    """A page over it by a small model of samples: the simulator guesses, as for others."""
    file = tmp_path / "samples.json"
    file.write_text(json.dumps(MODEL), encoding="utf-8")
    with (
        open_parts(options(local, model=file), run, SimulatorPlugin(PROJECT)) as parts,
        served(replace(parts, root=PROJECT)) as up,
    ):
        yield up


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The project's folders as the page reads them; those it may write to are a copy."""
    for name in ("content", "responses", "skill", "interaction_model"):
        (tmp_path / name).symlink_to(PROJECT / name)
    shutil.copytree(PROJECT / "tests" / "conversations", tmp_path / "tests" / "conversations")
    for name in ("utterances", "fresh.yaml", "openings.yaml"):
        (tmp_path / "tests" / name).symlink_to(PROJECT / "tests" / name)
    return tmp_path


@pytest.fixture
def page(page_parts: Parts, project: Path) -> Iterator[Served]:
    """The page over the real skill, in a house of its own, at the real time."""
    link = page_parts.link
    link.clock.go_to(datetime.now(UTC))
    with open_house(link.clock) as house:
        talks = Conversations(link, house)
        with served(replace(page_parts, root=project, house=house, conversations=talks)) as up:
            yield up
