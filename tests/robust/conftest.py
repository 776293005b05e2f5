"""The real skill behind its real door, signed for with certificates of our own."""

import logging

import pytest
from ask_sdk_core.skill import CustomSkill

from skill.knowledge.content import Content
from skill.locale_bundles import TurnParts
from skill.settings import Settings
from tests.robust.chance import Chance, read_chance
from tests.robust.door import Posting
from tests.robust.house import open_door, open_skill
from tests.web.pki import Pki


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    """Thousands of refusals are expected here."""
    caplog.set_level(logging.CRITICAL, "cramp_coach")


@pytest.fixture(scope="session")
def pki() -> Pki:
    """Certificates, made once."""
    return Pki()


@pytest.fixture(scope="session")
def skill(
    parts: TurnParts, content: Content, tmp_path_factory: pytest.TempPathFactory
) -> CustomSkill:
    """The real skill with a store in a file; Alexa's services answer at random."""
    return open_skill(parts, tmp_path_factory.mktemp("store"))


@pytest.fixture(scope="session")
def posting(skill: CustomSkill, pki: Pki) -> Posting:
    """The whole application, called as a server calls it."""
    return open_door(skill, pki)


@pytest.fixture(scope="session")
def chance(settings: Settings, content: Content) -> Chance:
    """Draws from all that people say."""
    return read_chance(settings.interaction_model, content)
