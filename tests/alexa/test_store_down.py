"""The store is out of reach: answers are given, nothing wrong is said, it is logged once."""

import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from simulator.services import Household, Services
from skill.locale_bundles import TurnParts
from tests.alexa.household import Home, make_skill


@pytest.fixture
def home(tmp_path: Path, parts: TurnParts) -> Iterator[Home]:
    """A file stands where the store's folder should be."""
    (tmp_path / "preferences.sqlite3").mkdir()
    household = Household(lambda: datetime.now(UTC), zone="Europe/London")
    household.grant()
    with Services(household) as services:
        yield Home(make_skill(tmp_path, parts), household, services, tmp_path)


def test_everything_is_answered_and_logged_once(
    home: Home, caplog: pytest.LogCaptureFixture
) -> None:
    """A welcome, an answer, a routine, a reminder, which is taken back."""
    with caplog.at_level(logging.INFO):
        home.send({"type": "LaunchRequest"})
        assert home.says() == ["basics.welcome", "basics.what_next"]
        home.say("why do my legs cramp")
        assert home.says()[0] == "answers.told"
        home.say("start my bedtime routine")
        home.say("no")
        assert home.says() == ["routine.track"]
        home.say("stop")
        home.say("remind me every night at half past nine")
        home.say("yes")
        assert home.says() == ["reminders.not_kept"]
    assert home.household.reminders() == []
    failures = [one for one in caplog.records if one.name == "cramp_coach.store"]
    assert len(failures) == 1


def test_counting_nights_is_not_promised(home: Home) -> None:
    """Neither to begin nor to end: what is kept would stay."""
    for said in ("keep count of my nights", "stop counting my nights"):
        home.attributes = {}
        home.say(said)
        assert home.says()[0] == "basics.not_noted"


def test_forgetting_is_not_claimed(home: Home) -> None:
    """It could not be deleted."""
    home.say("forget everything about me")
    home.say("yes")
    assert home.says() == ["basics.not_forgotten"]
