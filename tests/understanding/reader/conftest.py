"""The reader as it ships, loaded once."""

from pathlib import Path

import pytest

from skill.understanding.lexicon import load
from skill.understanding.read import Reader

_ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def reader() -> Reader:
    """A reader with the lexicon of this repository."""
    return Reader(load(_ROOT / "interaction_model" / "en", _ROOT / "content"))
