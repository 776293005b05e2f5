"""Requests have the shape of Alexa's; Amazon's own SDK reads them."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import RequestEnvelope, SessionEndedReason

from simulator.device.description import Device
from simulator.device.envelope import (
    Session,
    envelope,
    intent_request,
    launch_request,
    session_ended_request,
)
from simulator.understanding import InteractionModel, Resolver

NOW = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)


def _whole(request: dict[str, Any], device: Device | None = None) -> dict[str, Any]:
    return envelope(request, Session(), device or Device(), NOW)


def _read(whole: dict[str, Any]) -> Any:  # the SDK's types leave nearly all of it optional
    return DefaultSerializer().deserialize(json.dumps(whole), RequestEnvelope)


def _slots(resolver: Resolver, text: str) -> dict[str, Any]:
    request = intent_request(resolver.understand(text), resolver.model, "amzn1.ask.skill.x")
    slots: dict[str, Any] = request["intent"]["slots"]
    return slots


def test_a_launch() -> None:
    """Who asks, from where, when, and in which session."""
    whole = _whole(launch_request(), Device(locale="en-GB", person="7"))
    read = _read(whole)

    assert type(read.request).__name__ == "LaunchRequest"
    assert read.request.timestamp == NOW
    assert whole["request"]["timestamp"] == "2026-11-25T03:00:00Z"
    assert read.request.locale == "en-GB"
    assert read.session.new is True
    assert read.session.user.user_id == "amzn1.ask.account.SIMULATOR-PERSON-7"
    assert read.context.system.user == read.session.user
    assert read.context.system.application.application_id == "amzn1.ask.skill.simulator"
    assert read.context.system.device.supported_interfaces.alexa_presentation_apl is None


def test_a_person_is_the_same_in_every_run() -> None:
    """And nobody else."""
    assert Device(person="1").user == Device(person="1").user
    assert Device(person="1").user != Device(person="2").user


def test_a_show_has_a_screen() -> None:
    """It declares APL and describes its viewport."""
    read = _read(_whole(launch_request(), Device(kind="show")))

    assert read.context.system.device.supported_interfaces.alexa_presentation_apl is not None
    assert read.context.viewport.pixel_width == 1280


def test_nothing_can_reach_amazon() -> None:
    """The address of Alexa's services does not exist."""
    system = _whole(launch_request())["context"]["System"]

    assert system["apiEndpoint"].endswith(".invalid")


def test_an_intent_without_slots(resolver: Resolver) -> None:
    """The slots are an empty object."""
    understood = resolver.understand("why do my legs cramp")
    read = _read(_whole(intent_request(understood, resolver.model, "x")))

    assert type(read.request).__name__ == "IntentRequest"
    assert read.request.intent.name == "WhyIntent"
    assert read.request.intent.slots == {}


def test_every_declared_slot_is_there(resolver: Resolver) -> None:
    """One that was not heard has no value; a number has no resolutions."""
    assert _slots(resolver, "how much magnesium does a seventy year old need") == {
        "person": {"name": "person", "confirmationStatus": "NONE"},
        "age": {
            "name": "age",
            "confirmationStatus": "NONE",
            "source": "USER",
            "value": "70",
            "slotValue": {"type": "Simple", "value": "70"},
        },
    }


def test_a_listed_value_is_resolved(resolver: Resolver) -> None:
    """To its id and name, in the slot and in its slotValue."""
    slot = _slots(resolver, "how much magnesium does my missus need")["person"]
    resolutions = {
        "resolutionsPerAuthority": [
            {
                "authority": "amzn1.er-authority.echo-sdk.amzn1.ask.skill.x.Person",
                "status": {"code": "ER_SUCCESS_MATCH"},
                "values": [{"value": {"name": "wife", "id": "wife"}}],
            }
        ]
    }

    assert slot["value"] == "missus"
    assert slot["resolutions"] == resolutions
    assert slot["slotValue"] == {"type": "Simple", "value": "missus", "resolutions": resolutions}


def test_an_unlisted_value_is_sent_too(resolver: Resolver) -> None:
    """Alexa's lists are open: no match, and no values."""
    slot = _slots(resolver, "how much magnesium does my gardener need")["person"]

    assert slot["value"] == "gardener"
    (resolution,) = slot["resolutions"]["resolutionsPerAuthority"]
    assert resolution["status"] == {"code": "ER_SUCCESS_NO_MATCH"}
    assert "values" not in resolution


def test_several_values_are_a_list(resolver: Resolver) -> None:
    """They stand in the slotValue alone."""
    slot = _slots(resolver, "my leg is swollen and hot")["finding"]
    read = _read(
        _whole(
            intent_request(resolver.understand("my leg is swollen and hot"), resolver.model, "x")
        )
    )

    assert "value" not in slot
    assert slot["slotValue"]["type"] == "List"
    assert [each["value"] for each in slot["slotValue"]["values"]] == ["swollen", "hot"]
    value = read.request.intent.slots["finding"].slot_value
    assert type(value).__name__ == "ListSlotValue"
    assert value.values[1].resolutions.resolutions_per_authority[0].values[0].value.id == "yes.hot"


def test_one_value_of_a_list_slot_is_simple(resolver: Resolver) -> None:
    """As Alexa sends it."""
    read = _read(
        _whole(intent_request(resolver.understand("my leg is swollen"), resolver.model, "x"))
    )

    assert type(read.request.intent.slots["finding"].slot_value).__name__ == "SimpleSlotValue"


@pytest.mark.parametrize("reason", ["USER_INITIATED", "ERROR", "EXCEEDED_MAX_REPROMPTS"])
def test_an_end(model: InteractionModel, reason: Any) -> None:
    """With its reason, and with an error where there was one."""
    error = {"type": "INVALID_RESPONSE", "message": "?"} if reason == "ERROR" else None
    read = _read(_whole(session_ended_request(reason, error)))

    assert type(read.request).__name__ == "SessionEndedRequest"
    assert read.request.reason == SessionEndedReason(reason)
    assert (read.request.error is None) == (error is None)
