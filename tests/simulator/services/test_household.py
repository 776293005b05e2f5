"""The household: what rings, who may do what, and what is told of it."""

import threading

import pytest

from simulator.services import REMINDERS, Household
from simulator.services.refusal import RefusalError
from tests.simulator.services.bodies import later, nightly, once
from tests.simulator.services.conftest import HandClock


def test_reminders_ring_as_the_clock_passes_them(household: Household, clock: HandClock) -> None:
    """Each once, in order, with the device's time."""
    household.grant()
    household.create("one", nightly())
    household.create("one", later(2 * 3600))
    assert household.due() == []
    clock.move(days=3)
    expected = ["27 21:30", "27 22:00", "28 21:30", "29 21:30"]
    rung = household.due()
    assert [f"{each.at:%d %H:%M}" for each in rung] == expected
    assert str(rung[-1]) == "2026-03-29 21:30 do your bedtime stretches"
    assert household.due() == []


def test_what_is_to_ring_is_told_in_words(household: Household) -> None:
    """For plays and the page."""
    household.grant()
    household.create("one", once("2026-03-29T21:30:00"))
    household.create("one", nightly(zone=None))
    household.create("one", nightly("FREQ=WEEKLY;BYDAY=TU,MO;BYHOUR=9;BYMINUTE=5;INTERVAL=2"))
    assert [str(each) for each in household.reminders()] == [
        "daily 21:30 Europe/London",
        "once 2026-03-29 21:30 Europe/London",
        "weekly MO,TU every 2 09:05 Europe/London",
    ]


def test_permissions_stand_in_the_envelope(household: Household) -> None:
    """As Alexa sends them."""
    assert household.user("one").keys() == {"userId"}
    household.grant()
    permissions = household.user("one")["permissions"]
    assert permissions["scopes"] == {REMINDERS: {"status": "GRANTED"}}
    assert permissions["consentToken"]
    for take in (household.revoke, household.refuse):
        take()
        assert household.user("one")["permissions"] == {"scopes": {REMINDERS: {"status": "DENIED"}}}
    assert household.user("two").keys() == {"userId"}
    assert household.user("one")["userId"] != household.user("two")["userId"]


def test_a_revoked_permission_leaves_the_reminders(household: Household, clock: HandClock) -> None:
    """They ring on; the skill can't reach them. Disabling the skill takes them away."""
    household.grant()
    household.create("one", nightly())
    household.revoke()
    clock.move(days=1)
    assert len(household.due()) == 1
    with pytest.raises(RefusalError):
        household.listed("one")
    household.disable()
    clock.move(days=1)
    assert household.due() == []
    assert household.permission() == "unasked"


def test_a_completed_reminder_is_shown_for_three_days(
    household: Household, clock: HandClock
) -> None:
    """Then Alexa knows it no more."""
    household.grant()
    token = household.create("one", later(60)).token
    clock.move(days=2)
    household.due()
    assert household.get("one", token).answer()["status"] == "COMPLETED"
    clock.move(days=2)
    with pytest.raises(RefusalError) as caught:
        household.get("one", token)
    assert caught.value.status == 404


def test_a_token_stands_for_its_session_for_an_hour(household: Household, clock: HandClock) -> None:
    """The same within a session, another in the next."""
    token = household.token("one", "s1", "d")
    assert household.token("one", "s1", "d") == token
    assert household.token("one", "s2", "d") != token
    assert household.token("two", "s1", "d") != token
    assert household.look_up(token).account == "one"
    clock.move(hours=1)
    with pytest.raises(RefusalError) as caught:
        household.look_up(token)
    assert caught.value.status == 401
    assert household.token("one", "s1", "d") != token


def test_a_zone_that_is_none_is_refused(household: Household) -> None:
    """And the old one stays."""
    with pytest.raises(RefusalError):
        household.zone = "Europe/Atlantis"
    assert household.zone == "Europe/London"


def test_many_threads_may_use_it(household: Household, clock: HandClock) -> None:
    """No reminder is lost, and none rings twice."""
    household.grant()

    def work() -> None:
        for _ in range(25):
            household.create("one", later(60))
            household.reminders()

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    clock.move(hours=1)
    rung: list[int] = []
    ringers = [threading.Thread(target=lambda: rung.append(len(household.due()))) for _ in range(4)]
    for thread in ringers:
        thread.start()
    for thread in ringers:
        thread.join()
    assert sum(rung) == 200
