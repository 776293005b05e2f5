"""Programs that tests need: without them a developer skips, and CI fails."""

import os
import shutil
from pathlib import Path

import pytest

_MEND = "run make browser-tools"


def needed(program: str) -> str:
    """The path of a program. Skips where it is absent, fails in CI."""
    found = shutil.which(program)
    if found is None:
        _absent(program)
    return str(found)


def needed_file(path: Path) -> Path:
    """A file that make browser-tools puts there. Skips where it is absent, fails in CI."""
    if not path.is_file():
        _absent(str(path))
    return path


def _absent(what: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is not there: {_MEND}")
    pytest.skip(f"{what} is not there: {_MEND}")
