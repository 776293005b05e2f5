"""Reminders through the real skill, against pretend services over real HTTP."""

import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from simulator.services.faults import FAULTS, Fault
from skill.locale_bundles import TurnParts
from tests.alexa.household import Home, at_home

_FAULTS = [fault for fault in FAULTS if fault != "none"]


@pytest.fixture
def home(tmp_path: Path, parts: TurnParts) -> Iterator[Home]:
    """Reminders are allowed."""
    with at_home(tmp_path, parts) as home:
        yield home


def _set(home: Home, time: str = "half past nine") -> dict[str, Any]:
    home.say(f"remind me every night at {time}")
    return home.say("yes")


def _clocks(home: Home) -> list[str]:
    return [str(each.next.astimezone(UTC)) for each in home.household.reminders() if each.next]


def test_a_nightly_reminder_is_set_moved_looked_up_and_cancelled(home: Home) -> None:
    """One reminder all along."""
    _set(home)
    assert home.says() == ["reminders.set"]
    assert home.record()["reminders"][0]["clock"] == "21:30"
    (first,) = home.household.reminders()
    rang = first.next
    home.say("move my reminder to half past ten")
    home.say("yes")
    assert home.says() == ["reminders.set"]
    (moved,) = home.household.reminders()
    assert moved.token == first.token
    assert moved.next != rang
    home.say("what time is my reminder")
    assert home.says() == ["reminders.is"]
    home.say("cancel my reminder")
    assert home.says() == ["reminders.canceled"]
    assert home.household.reminders() == []
    assert "reminders" not in home.record()


@pytest.mark.parametrize("fault", _FAULTS)
@pytest.mark.parametrize("service", ["reminders", "zone"])
def test_nothing_is_said_to_be_set_that_is_not(home: Home, fault: Fault, service: Any) -> None:
    """Whatever the services do: plain words, nothing stored, and the next try works."""
    home.household.fault(service, fault)
    reply = _set(home)
    assert home.household.reminders() == []
    assert "reminders.set" not in home.says()
    assert reply["response"]["outputSpeech"]["ssml"]
    assert "reminders" not in home.record()
    home.household.fault(service, "none")
    home.attributes = {}
    _set(home)
    assert home.says() == ["reminders.set"]
    assert len(home.household.reminders()) == 1


@pytest.mark.parametrize("fault", _FAULTS)
def test_a_reminder_that_can_not_be_moved_stays_as_it_was(home: Home, fault: Fault) -> None:
    """As it is said; also where a service finds nothing at all, its list included."""
    _set(home)
    before, held = _clocks(home), home.record()["reminders"]
    home.household.fault("reminders", fault)
    _set(home, "half past ten")
    assert "reminders.set" not in home.says()
    assert _clocks(home) == before
    assert home.record()["reminders"] == held


@pytest.mark.parametrize("fault", _FAULTS)
def test_a_reminder_that_can_not_be_cancelled_is_not_said_to_be(home: Home, fault: Fault) -> None:
    """And stays remembered: "not found" is believed where Alexa's own list says so."""
    _set(home)
    home.household.fault("reminders", fault)
    home.say("cancel my reminder")
    assert "reminders.canceled" not in home.says()
    assert "reminders" in home.record()


def test_a_reminder_deleted_in_the_app_is_forgotten_quietly(home: Home) -> None:
    """A change makes a new one; a look-up says that there is none."""
    _set(home)
    home.household.clear()
    _set(home, "half past ten")
    assert home.says() == ["reminders.set"]
    assert len(home.household.reminders()) == 1
    home.household.clear()
    home.say("what time is my reminder")
    assert home.says() == ["reminders.none"]
    assert "reminders" not in home.record()


def test_alexa_full_of_reminders_is_told(home: Home) -> None:
    """With what to do about it."""
    home.household.most = 0
    _set(home)
    assert home.attributes["last"]["says"][0]["facts"]["why"] == "full"


def test_consent_by_voice(home: Home) -> None:
    """Alexa asks; after a yes the reminder is set, with the time that was said before."""
    home.household.refuse()
    asked = _set(home)
    assert asked["response"]["directives"][0]["name"] == "AskFor"
    assert home.household.reminders() == []
    home.household.grant()
    home.consent(asked, "ACCEPTED")
    assert home.says() == ["reminders.set"]
    assert home.record()["reminders"][0]["clock"] == "21:30"


def test_consent_in_a_new_session(home: Home) -> None:
    """The token has the plan."""
    home.household.refuse()
    asked = _set(home)
    home.household.grant()
    home.attributes = {}
    home.consent(asked, "ACCEPTED")
    assert home.says() == ["reminders.set"]


@pytest.mark.parametrize("status", ["DENIED", "NOT_ANSWERED"])
def test_a_refused_consent_leaves_a_card(home: Home, status: str) -> None:
    """And no offer for a week; granted later in the app, asking again works."""
    home.household.refuse()
    reply = home.consent(_set(home), status)
    assert reply["response"]["card"]["type"] == "AskForPermissionsConsent"
    assert reply["response"]["shouldEndSession"] is True
    assert home.says() == ["reminders.no_permission"]
    assert home.record()["refused"] == datetime.now(UTC).date().isoformat()
    home.household.grant()
    home.attributes = {}
    _set(home)
    assert home.says() == ["reminders.set"]
    assert "refused" not in home.record()


def test_an_accepted_consent_that_does_not_hold_is_not_asked_for_again(home: Home) -> None:
    """Alexa said yes, and refuses all the same."""
    home.household.refuse()
    home.consent(_set(home), "ACCEPTED")
    assert home.says() == ["reminders.no_permission"]


def test_a_revoked_permission_is_asked_for_again(home: Home) -> None:
    """Taken back in the app."""
    _set(home)
    home.household.revoke()
    asked = _set(home, "half past ten")
    assert asked["response"]["directives"][0]["name"] == "AskFor"


def test_a_cancel_without_permission_says_what_to_do(home: Home) -> None:
    """It may still ring, and stays remembered."""
    _set(home)
    home.household.revoke()
    home.say("cancel my reminder")
    told = home.attributes["last"]["says"][0]
    assert told["facts"] == {"what": "cancel", "why": "permission"}
    assert "reminders" in home.record()


def test_the_label_is_discreet(home: Home) -> None:
    """Amazon names "medical" as an example of what a label must not tell."""
    _set(home)
    (reminder,) = home.household.reminders()
    assert reminder.label == "do your bedtime stretches"
    assert len(reminder.label) <= 25


def test_forget_me_takes_reminder_and_record_along(home: Home) -> None:
    """After a yes."""
    _set(home)
    home.say("forget everything about me")
    home.say("yes")
    assert home.says() == ["basics.forgotten"]
    assert home.record() == {}
    assert home.household.reminders() == []


def test_forget_me_says_when_a_reminder_may_still_ring(home: Home) -> None:
    """The record is gone all the same."""
    _set(home)
    home.household.fault("reminders", "503")
    home.say("forget everything about me")
    home.say("yes")
    assert home.attributes["last"]["says"][0]["facts"] == {"rings": True}
    assert home.record() == {}


def test_a_disabled_skill_deletes_even_twice(home: Home) -> None:
    """Without a session, and without words."""
    _set(home)
    assert home.record()
    for _ in range(2):
        reply = home.send({"type": "AlexaSkillEvent.SkillDisabled"}, session=False)
        assert "outputSpeech" not in reply["response"]
        assert home.record() == {}


@pytest.mark.parametrize(
    ("when", "set_"), [("every night at half past nine", 1), ("in an hour", 2)]
)
def test_a_replayed_yes_sets_no_second_nightly_reminder(home: Home, when: str, set_: int) -> None:
    """The very same request once more; one that rings once rings twice (decision 8)."""
    home.say(f"remind me {when}")
    before = dict(home.attributes)
    for _ in range(2):
        home.attributes = dict(before)
        home.say("yes")
        assert home.says() == ["reminders.set"]
    assert len(home.household.reminders()) == set_


def test_nothing_of_it_is_logged(home: Home, caplog: pytest.LogCaptureFixture) -> None:
    """No time, no token, no id."""
    with caplog.at_level(logging.DEBUG):
        home.household.fault("reminders", "503")
        _set(home)
        home.household.fault("reminders", "none")
        _set(home)
    text = "\n".join(record.getMessage() for record in caplog.records)
    assert "503" in text
    for secret in ("21:30", "amzn1", home.household.reminders()[0].token):
        assert secret not in text
