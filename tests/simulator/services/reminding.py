"""A stand-in for the skill: it asks for the permission, sets a nightly reminder, and says so."""

import http.client
import json
from typing import Any

from tests.simulator.parts import empty, kind_of, question, reply
from tests.simulator.services.bodies import nightly

SCOPE = "alexa::alerts:reminders:skill:readwrite"


def ask_for(version: str = "2") -> dict[str, Any]:
    """A reply that lets Alexa ask for the permission, in either version of the form."""
    one = {"permissionScope": SCOPE, "consentLevel": "ACCOUNT"}
    scopes = {"permissionScope": SCOPE} if version == "1" else {"permissionScopes": [one]}
    payload = {"@type": "AskForPermissionsConsentRequest", "@version": version, **scopes}
    directive = {
        "type": "Connections.SendRequest",
        "name": "AskFor",
        "payload": payload,
        "token": "nightly",  # only a mark
    }
    asked = reply("", directives=[directive])
    del asked["response"]["outputSpeech"]
    asked["sessionAttributes"]["visit"] = "kept"
    return asked


def card() -> dict[str, Any]:
    """A reply with the card that leads to the permission in the app."""
    return reply("Not set.", card={"type": "AskForPermissionsConsent", "permissions": [SCOPE]})


def reminding(request: dict[str, Any]) -> dict[str, Any]:
    """WhyIntent sets the reminder; Connections.Response goes on where it was left."""
    kind = kind_of(request)
    if kind in {"LaunchRequest", "AMAZON.FallbackIntent"}:
        return question()
    if kind == "Connections.Response":
        (scope,) = request["request"]["payload"]["permissionScopes"]
        accepted = (scope["status"], request["request"]["token"]) == ("ACCEPTED", "nightly")
        return _set(request) if accepted else card()
    if kind == "WhyIntent":
        granted = "permissions" in request["session"]["user"]
        return _set(request) if granted else ask_for()
    return empty()


def _set(request: dict[str, Any]) -> dict[str, Any]:
    """Its reply tells the service's status and the zone's."""
    zone = call(request, "GET", f"/v2/devices/{_device(request)}/settings/System.timeZone")
    made = call(request, "POST", "/v1/alerts/reminders", nightly(zone=None))
    return reply(f"Reminder {made}, zone {zone}.")


def call(request: dict[str, Any], method: str, path: str, body: Any = None) -> int:
    """Call a service as the envelope says; gives the status."""
    system = request["context"]["System"]
    address = system["apiEndpoint"].removeprefix("http://")
    connection = http.client.HTTPConnection(address, timeout=5)
    headers = {"Authorization": f"Bearer {system['apiAccessToken']}"}
    connection.request(method, path, json.dumps(body) if body else None, headers)
    with connection.getresponse() as response:
        status = response.status
    connection.close()
    return status


def _device(request: dict[str, Any]) -> str:
    return str(request["context"]["System"]["device"]["deviceId"])
