"""The store is out of reach: answers are given, nothing wrong is said, it is logged once."""

import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from simulator.services import Household, Services
from skill.knowledge.content import Content
from skill.locale_bundles import TurnParts
from tests.alexa.household import Home, make_skill


@pytest.fixture
def home(tmp_path: Path, parts: TurnParts, content: Content) -> Iterator[Home]:
    """A file stands where the store's folder should be."""
    (tmp_path / "preferences.sqlite3").mkdir()
    household = Household(lambda: datetime.now(UTC), zone="Europe/London")
    household.grant()
    with Services(household) as services:
        yield Home(make_skill(tmp_path, parts, content), household, services, tmp_path)


def test_everything_is_answered_and_logged_once(
    home: Home, caplog: pytest.LogCaptureFixture
) -> None:
    """A welcome, an answer, a routine, a reminder."""
    with caplog.at_level(logging.INFO):
        home.send({"type": "LaunchRequest"})
        assert home.says() == ["basics.welcome", "basics.what_next"]
        home.intent("WhyLegsCrampIntent")
        assert home.says()[0] == "answers.told"
        home.intent("RoutineIntent")
        home.intent("AMAZON.NoIntent")
        assert home.says() == ["routine.step"]
        home.intent("AMAZON.StopIntent")
        home.intent("RemindMeIntent", time="21:30")
        home.intent("AMAZON.YesIntent")
        assert home.says() == ["reminders.set"]
    assert len(home.household.reminders()) == 1
    failures = [one for one in caplog.records if one.name == "cramp_coach.store"]
    assert len(failures) == 1


def test_forgetting_is_not_claimed(home: Home) -> None:
    """It could not be deleted."""
    home.intent("ForgetMeIntent")
    home.intent("AMAZON.YesIntent")
    assert home.says() == ["basics.not_forgotten"]
