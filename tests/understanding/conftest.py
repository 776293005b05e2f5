"""The English reader, built once from the project's own files."""

import pytest

from skill.knowledge.content import Content
from skill.settings import Settings
from skill.understanding.build import build_reader
from skill.understanding.read import Reader


@pytest.fixture(scope="session")
def whole_reader(settings: Settings, content: Content) -> Reader:
    """Things, rules and ear together."""
    return build_reader(settings.interaction_model, settings.content, content)
