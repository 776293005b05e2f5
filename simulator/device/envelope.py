"""Requests as Alexa sends them.

https://developer.amazon.com/docs/custom-skills/request-and-response-json-reference.html
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

from simulator.device.description import Caller, Device
from simulator.device.slots import slots_json
from simulator.understanding import InteractionModel, Understood

EndReason = Literal["USER_INITIATED", "ERROR", "EXCEEDED_MAX_REPROMPTS"]

USER_EVENT = "Alexa.Presentation.APL.UserEvent"


@dataclass(slots=True)
class Session:
    """A session while it lasts. `attributes`: what the skill gave to carry to its next turn."""

    id: str = field(default_factory=lambda: f"amzn1.echo-api.session.{uuid.uuid4()}")
    new: bool = True
    attributes: Mapping[str, Any] = field(default_factory=dict)


def launch_request() -> dict[str, Any]:
    """The skill is opened without a question."""
    return {"type": "LaunchRequest"}


def intent_request(
    understood: Understood, model: InteractionModel, application_id: str
) -> dict[str, Any]:
    """Something was said. Every slot that the intent declares is there, filled or not."""
    return {
        "type": "IntentRequest",
        "intent": {
            "name": understood.intent,
            "confirmationStatus": "NONE",
            "slots": slots_json(understood, model, application_id),
        },
    }


def user_event_request(
    arguments: Sequence[Any],
    source: Mapping[str, Any],
    components: Mapping[str, Any],
    token: str,
) -> dict[str, Any]:
    """Something on the screen was touched; `token` is that of the document it stands in.

    https://developer.amazon.com/docs/alexa-presentation-language/apl-interface.html#userevent-request
    """
    return {
        "type": USER_EVENT,
        "token": token,
        "arguments": list(arguments),
        "source": dict(source),
        "components": dict(components),
    }


def session_ended_request(
    reason: EndReason, error: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """The session is over without the skill having ended it. `error`: its type and message."""
    ended: dict[str, Any] = {"type": "SessionEndedRequest", "reason": reason}
    return ended | ({"error": dict(error)} if error else {})


def envelope(
    request: Mapping[str, Any],
    session: Session,
    device: Device,
    now: datetime,
    caller: Caller | None = None,
) -> dict[str, Any]:
    """The whole body around a request. `now`: the skill's own time, for it checks the age."""
    return {
        "version": "1.0",
        "session": {
            "new": session.new,
            "sessionId": session.id,
            "application": device.application,
            "attributes": session.attributes,
            "user": caller.user if caller else device.user,
        },
        "context": device.context(caller),
        "request": {
            "type": request["type"],
            "requestId": f"amzn1.echo-api.request.{uuid.uuid4()}",
            "locale": device.locale,
            "timestamp": _stamp(now),
            **request,
        },
    }


def event_envelope(
    request: Mapping[str, Any], device: Device, now: datetime, caller: Caller
) -> dict[str, Any]:
    """The body around a skill event, which belongs to no session, device or locale.

    https://developer.amazon.com/docs/smapi/skill-events-in-alexa-skills.html
    """
    stamp = _stamp(now)
    system = device.context(caller)["System"]
    return {
        "version": "1.0",
        "context": {"System": {key: value for key, value in system.items() if key != "device"}},
        "request": {
            "requestId": str(uuid.uuid4()),
            "timestamp": stamp,
            "eventCreationTime": stamp,
            "eventPublishingTime": stamp,
            **request,
        },
    }


def _stamp(now: datetime) -> str:
    return now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
