"""The real skill behind its verifying endpoint, talked to by the simulator."""

import argparse
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.run import Run, open_run
from simulator.terminal.streams import Streams

LOCALES = ("en-US", "en-GB", "en-CA", "en-AU", "en-IN")
APPLICATION = "amzn1.ask.skill.simulator"


@pytest.fixture(scope="session")
def skill(local: Path) -> Iterator[Run]:
    """A skill in a process of its own, started once for all plays."""
    options = argparse.Namespace(url=None, local=local, model=None, application_id=APPLICATION)
    streams = Streams.standard()
    with open_run(options, streams.environment, LOCALES) as run:
        yield run
