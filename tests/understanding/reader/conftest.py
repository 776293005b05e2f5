"""The reader as it ships, loaded once."""

from pathlib import Path

import pytest

from skill.understanding.read_lexicon import load
from skill.understanding.rules import RuleReader

_ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def reader() -> RuleReader:
    """A reader with the lexicon of this repository."""
    return RuleReader(load(_ROOT / "interaction_model" / "en", _ROOT / "content"))
