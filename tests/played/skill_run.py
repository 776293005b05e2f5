"""A skill in a process of its own, for whoever plays many talks with it."""

import argparse
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from simulator.run import Run, open_run
from simulator.terminal.streams import Streams

APPLICATION = "amzn1.ask.skill.simulator"


@contextmanager
def skill_run(
    locales: Iterable[str], local: Path | None = None, model: Path | None = None
) -> Iterator[Run]:
    """The skill in these locales. `local`: where its files lie, by default a folder that goes."""
    with TemporaryDirectory() as folder:
        options = argparse.Namespace(
            url=None, local=local or Path(folder), model=model, application_id=APPLICATION
        )
        environment = Streams.standard().environment
        with open_run(options, environment, tuple(sorted({*locales}))) as run:
            yield run
