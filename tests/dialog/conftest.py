"""The English ear, built once; what is known where nothing plays."""

import pytest
from msgspec.structs import replace

from skill.knowledge.localise import Knowledge
from skill.locale_bundles import TurnParts
from tests.dialog.ear import Ear


@pytest.fixture(scope="session")
def ear(parts: TurnParts, knowledge: Knowledge) -> Ear:
    """The reader that a turn in en-US uses."""
    read = parts.bundle("en-US").read
    assert read is not None
    return Ear(read, knowledge)


@pytest.fixture
def known(knowledge: Knowledge) -> Knowledge:
    """What is true where nothing can be played: a hold is counted a turn."""
    return replace(knowledge, tracks=frozenset())
