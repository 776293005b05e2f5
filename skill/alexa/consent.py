"""Voice consent to reminders: the question that Alexa asks for us, and its answer (alexa.md 5.1).

https://developer.amazon.com/docs/alexa/smapi/voice-permissions-for-reminders.html
"""

from typing import Any

import msgspec
from ask_sdk_model.interfaces.connections import SendRequestDirective

from skill.dialog.effects import Plan
from skill.dialog.events import Event
from skill.dialog.service_events import PermissionAnswered

PERMISSION = "alexa::alerts:reminders:skill:readwrite"
_ACCEPTED = "ACCEPTED"


def question(plan: Plan) -> SendRequestDirective:
    """The directive. Its token is the plan, a time and days alone: the session may be new after."""
    scope = {"permissionScope": PERMISSION, "consentLevel": "ACCOUNT"}
    payload: dict[str, object] = {
        "@type": "AskForPermissionsConsentRequest",
        "@version": "2",
        "permissionScopes": [scope],
    }
    token = msgspec.json.encode(plan).decode()
    return SendRequestDirective(name="AskFor", payload=payload, token=token)


def answered(response: Any) -> Event:
    """The event in a Connections.Response: accepted, or denied, or not answered."""
    return PermissionAnswered(given=_accepted(response.payload), plan=_plan(response.token))


def _accepted(payload: Any) -> bool:
    scopes = payload.get("permissionScopes") if isinstance(payload, dict) else None
    answers = [*scopes, payload] if isinstance(scopes, list) else [payload]
    return any(isinstance(one, dict) and one.get("status") == _ACCEPTED for one in answers)


def _plan(token: str | None) -> Plan | None:
    """The plan in a token; None for one that is not ours."""
    try:
        return msgspec.json.decode(token or "", type=Plan)
    except (msgspec.DecodeError, UnicodeEncodeError):  # the latter for half a character
        return None
