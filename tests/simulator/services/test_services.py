"""The services over real HTTP, called by the SDK's clients through the skill's own ApiClient."""

import http.client
import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model.services import ApiConfiguration, ServiceClientFactory, ServiceException
from ask_sdk_model.services.reminder_management import (
    AlertInfo,
    PushNotification,
    PushNotificationStatus,
    Recurrence,
    ReminderRequest,
    SpokenInfo,
    SpokenText,
    Trigger,
    TriggerType,
)

from simulator.services import Household, Services
from simulator.services.faults import FAULTS
from skill.adapters.alexa_services import AlexaServices, BrokenCallError, SlowError
from tests.simulator.services.bodies import NIGHTLY, later, nightly, once, reminder
from tests.simulator.services.conftest import HandClock

Factory = Callable[..., ServiceClientFactory]
Ask = Callable[..., tuple[int, Any]]


@pytest.fixture
def factory(services: Services) -> Factory:
    """The SDK's clients for an account's session; or with another token."""

    def make(account: str = "one", token: str | None = None) -> ServiceClientFactory:
        given = token or services.household.token(account, "session", "device")
        return ServiceClientFactory(
            ApiConfiguration(
                serializer=DefaultSerializer(),
                api_client=AlexaServices(loopback=True, seconds=0.5),
                authorization_value=given,
                api_endpoint=services.url,
            )
        )

    return make


@pytest.fixture
def ask(services: Services) -> Ask:
    """Plain HTTP: method, path, body → status, JSON."""

    def call(method: str, path: str = "", body: Any = None, **how: str) -> tuple[int, Any]:
        token = how.get("token") or services.household.token("one", "session", "device")
        connection = http.client.HTTPConnection(services.url.removeprefix("http://"), timeout=5)
        where = how.get("where", "/v1/alerts/reminders") + path
        content = body if isinstance(body, bytes | None) else json.dumps(body)
        authorization = {"Authorization": f"{how.get('scheme', 'Bearer')} {token}"}
        connection.request(method, where, content, authorization)
        response = connection.getresponse()
        text = response.read()
        connection.close()
        return response.status, json.loads(text) if text else None

    return call


def _request(hour: int = 21) -> ReminderRequest:
    rule = NIGHTLY.replace("21", str(hour))
    return ReminderRequest(
        request_time=datetime(2026, 3, 27, 20, 0),  # noqa: DTZ001  # local by Alexa's form
        trigger=Trigger(
            object_type=TriggerType.SCHEDULED_ABSOLUTE,
            time_zone_id="Europe/London",
            recurrence=Recurrence(recurrence_rules=[rule]),
        ),
        alert_info=AlertInfo(SpokenInfo([SpokenText(locale="en-GB", text="stretch")])),
        push_notification=PushNotification(PushNotificationStatus.ENABLED),
    )


def test_a_reminders_life_by_the_sdks_client(
    household: Household, clock: HandClock, factory: Factory
) -> None:
    """Made, listed, moved, rung, deleted."""
    household.grant()
    client: Any = factory().get_reminder_management_service()
    made = client.create_reminder(_request())
    assert (made.status.value, made.version) == ("ON", "1")
    assert made.href.endswith(made.alert_token)
    clock.move(minutes=5)
    moved = client.update_reminder(made.alert_token, _request(22))
    assert (moved.alert_token, moved.version) == (made.alert_token, "2")
    assert moved.updated_time > moved.created_time
    listed = client.get_reminders()
    assert (listed.total_count, len(listed.alerts)) == ("1", 1)
    shown = client.get_reminder(made.alert_token)
    assert shown.trigger.time_zone_id == "Europe/London"
    assert shown.alert_info.spoken_info.content[0].text == "stretch"
    clock.move(days=1)
    assert [f"{each.at:%H:%M}" for each in household.due()] == ["22:30"]
    client = factory().get_reminder_management_service()  # the old token has expired
    client.delete_reminder(made.alert_token)
    assert client.get_reminders().alerts == []
    calls = household.calls()
    assert [each.method for each in calls] == ["POST", "PUT", "GET", "GET", "DELETE", "GET"]
    assert {(each.service, each.status) for each in calls} == {("reminders", 200)}


def test_the_device_knows_its_time_zone(household: Household, factory: Factory) -> None:
    """No permission is needed; where none is set, there is no content."""
    client: Any = factory().get_ups_service()
    assert client.get_system_time_zone("device") == "Europe/London"
    household.zone = "America/New_York"
    assert client.get_system_time_zone("device") == "America/New_York"
    household.zone = None
    assert client.get_system_time_zone("device") is None
    with pytest.raises(ServiceException) as caught:
        client.get_system_time_zone("another")
    assert caught.value.status_code == 403


def test_without_permission_nothing_is_done(household: Household, factory: Factory) -> None:
    """Refused, revoked, and not asked yet alike."""
    client: Any = factory().get_reminder_management_service()
    for decide in (household.refuse, household.revoke, household.disable):
        decide()
        for call in (client.get_reminders, lambda: client.create_reminder(_request())):
            with pytest.raises(ServiceException) as caught:
                call()
            assert caught.value.status_code == 401
    household.grant()
    assert client.get_reminders().alerts == []


def test_a_token_that_is_none_opens_nothing(household: Household, factory: Factory) -> None:
    """Neither service."""
    household.grant()
    strange: Any = factory(token="strange")  # opens nothing
    reminders, ups = strange.get_reminder_management_service(), strange.get_ups_service()
    for call in (reminders.get_reminders, lambda: ups.get_system_time_zone("device")):
        with pytest.raises(ServiceException) as caught:
            call()
        assert caught.value.status_code == 401


def test_accounts_do_not_see_each_other(household: Household, factory: Factory) -> None:
    """A token of account one finds nothing of account two's."""
    household.grant("one")
    household.grant("two")
    one: Any = factory("one").get_reminder_management_service()
    two: Any = factory("two").get_reminder_management_service()
    made = one.create_reminder(_request())
    assert two.get_reminders().alerts == []
    for call in (two.get_reminder, two.delete_reminder):
        with pytest.raises(ServiceException) as caught:
            call(made.alert_token)
        assert caught.value.status_code == 404
    assert len(household.reminders("one")) == 1


@pytest.mark.parametrize("fault", [each for each in FAULTS if each.isdecimal()])
def test_faults_on_demand(household: Household, factory: Factory, fault: Any) -> None:
    """One service alone, until it is mended; nothing is set meanwhile."""
    household.grant()
    client: Any = factory().get_reminder_management_service()
    household.fault("reminders", fault)
    with pytest.raises(ServiceException) as caught:
        client.create_reminder(_request())
    assert caught.value.status_code == int(fault)
    ups: Any = factory().get_ups_service()
    assert ups.get_system_time_zone("device") == "Europe/London"
    assert household.reminders() == []
    household.fault("reminders", "none")
    client.create_reminder(_request())
    assert len(household.reminders()) == 1


def test_a_fault_at_one_step(household: Household, factory: Factory) -> None:
    """Making fails, the list does not."""
    household.grant()
    client: Any = factory().get_reminder_management_service()
    household.fault("reminders", "503", ["POST"])
    with pytest.raises(ServiceException):
        client.create_reminder(_request())
    assert client.get_reminders().alerts == []


@pytest.mark.parametrize("fault", ["lost", "muddled"])
def test_an_answer_that_is_lost_after_the_work(
    household: Household, factory: Factory, fault: Any
) -> None:
    """It is done, and whoever asked can't know."""
    household.grant()
    client: Any = factory().get_reminder_management_service()
    household.fault("reminders", fault, ["POST"])
    with pytest.raises(ServiceException):
        client.create_reminder(_request())
    assert len(household.reminders()) == 1


@pytest.mark.parametrize(("fault", "cause"), [("hang", SlowError), ("garbage", BrokenCallError)])
def test_faults_without_a_status(
    household: Household, factory: Factory, fault: Any, cause: type[Exception]
) -> None:
    """Of both services."""
    household.fault("reminders", fault)
    household.fault("zone", fault)
    reminders: Any = factory().get_reminder_management_service()
    ups: Any = factory().get_ups_service()
    for call in (reminders.get_reminders, lambda: ups.get_system_time_zone("device")):
        with pytest.raises(ServiceException) as caught:
            call()
        assert type(caught.value.__context__) is cause


def test_there_is_a_limit(household: Household, ask: Ask) -> None:
    """What has rung does not count."""
    household.grant()
    household.most = 2
    assert [ask("POST", body=nightly())[0] for _ in range(3)] == [200, 200, 403]
    assert ask("POST", body=nightly())[1]["code"] == "MAX_REMINDERS_EXCEEDED"


def _without(key: str) -> dict[str, Any]:
    return {name: value for name, value in nightly().items() if name != key}


def _content(*content: Any) -> dict[str, Any]:
    return nightly() | {"alertInfo": {"spokenInfo": {"content": list(content)}}}


_BAD = {
    "no JSON": b"{",
    "no object": [1],
    "no request time": _without("requestTime"),
    "no trigger": _without("trigger"),
    "no words": _without("alertInfo"),
    "no content": _content(),
    "no locale": _content({"text": "x"}),
    "no text": _content({"locale": "en-US"}),
    "push": nightly() | {"pushNotification": {"status": "PERHAPS"}},
    "type": reminder(type="SOMETIME"),
    "zone": once("2026-04-01T21:30:00", "Europe/Atlantis"),
    "zone outside": once("2026-04-01T21:30:00", "../../etc/passwd"),
    "time with a zone": once("2026-04-01T21:30:00Z"),
    "time": once("half past nine"),
    "no offset": reminder(type="SCHEDULED_RELATIVE"),
    "offset": later(0),
    "offset as text": reminder(type="SCHEDULED_RELATIVE", offsetInSeconds="60"),
    "relative and recurring": reminder(
        type="SCHEDULED_RELATIVE", offsetInSeconds=60, recurrence={}
    ),
    "rules": nightly() | {"trigger": {"type": "SCHEDULED_ABSOLUTE", "recurrence": {}}},
    "rule": reminder(type="SCHEDULED_ABSOLUTE", recurrence={"recurrenceRules": [1]}),
}


@pytest.mark.parametrize("name", _BAD)
def test_a_body_that_alexa_would_not_take(household: Household, ask: Ask, name: str) -> None:
    """400, and a word on what is wanted; nothing is set."""
    household.grant()
    status, answer = ask("POST", body=_BAD[name])
    assert (status, answer["code"]) == (400, "INVALID_REQUEST_BODY")
    assert answer["message"]
    assert household.reminders() == []


def test_a_time_in_the_past_has_its_own_code(household: Household, ask: Ask) -> None:
    """Also when a reminder is moved there; it stays as it was."""
    household.grant()
    past = once("2026-03-27T19:00:00")
    assert ask("POST", body=past)[1]["code"] == "TRIGGER_SCHEDULED_TIME_IN_PAST"
    token = ask("POST", body=nightly())[1]["alertToken"]
    assert ask("PUT", f"/{token}", past)[0] == 400
    assert [str(each) for each in household.reminders()] == ["daily 21:30 Europe/London"]


def test_what_is_not_there_is_not_found(household: Household, ask: Ask) -> None:
    """Reminders, ways and services."""
    household.grant()
    for method in ("GET", "PUT", "DELETE"):
        assert ask(method, "/nobody", nightly())[0] == 404
    assert ask("PUT", body=nightly())[0] == 405
    assert ask("GET", where="/v1/directives")[0] == 404
    assert ask("POST", where="/v2/devices/device/settings/System.timeZone", body={})[0] == 405
    assert ask("GET", scheme="Basic")[0] == 401
