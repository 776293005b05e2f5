"""The real skill behind its verifying endpoint, talked to by the simulator."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.run import Run
from tests.played.skill_run import skill_run

LOCALES = ("en-US", "en-GB", "en-CA", "en-AU", "en-IN")


@pytest.fixture(scope="session")
def skill(local: Path) -> Iterator[Run]:
    """A skill in a process of its own, started once for all plays."""
    with skill_run(LOCALES, local) as run:
        yield run
