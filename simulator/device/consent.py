"""Consent by voice: the skill asks Alexa to ask, and hears what came of it.

https://developer.amazon.com/docs/smapi/voice-permissions-for-reminders.html
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from simulator.errors import BadAnswerError
from simulator.services.account import REMINDERS
from simulator.wire.reply import Reply

Consent = Literal["accepted", "denied", "not_answered"]
CONSENTS: tuple[Consent, ...] = get_args(Consent)
_YES = {"yes", "yes please", "yeah", "yep", "sure", "okay", "ok", "accept", "i approve", "approve"}
_NO = {"no", "no thanks", "no thank you", "nope", "deny"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a Connections.SendRequest asks for. `version`: of the payload; `token`: comes back."""

    scopes: tuple[str, ...]
    version: str
    token: str

    def response(self, consent: Consent) -> dict[str, Any]:
        """The request with which Alexa tells the skill."""
        status = consent.upper()
        several = [
            {"permissionScope": scope, "status": status, "consentLevel": "ACCOUNT"}
            for scope in self.scopes
        ]
        one = {"permissionScope": self.scopes[0], "status": status}
        return {
            "type": "Connections.Response",
            "name": "AskFor",
            "status": {"code": "200", "message": "OK"},
            "token": self.token,
            "payload": one if self.version == "1" else {"permissionScopes": several},
        }


def heard_as(line: str) -> Consent | None:
    """What somebody answers to Alexa's question; None where it is neither yes nor no."""
    words = " ".join(line.lower().strip(" .!").replace(",", " ").split())
    return "accepted" if words in _YES else "denied" if words in _NO else None


def asked_for(reply: Reply) -> Asked | None:
    """The consent that a reply asks Alexa to ask for, if it does.

    Raises BadAnswerError for a Connections.SendRequest that Alexa would not take.
    """
    for directive in reply.directives:
        if directive.get("type") == "Connections.SendRequest":
            return _asked(directive)
    return None


def _asked(directive: Mapping[str, Any]) -> Asked:
    payload = directive.get("payload")
    if directive.get("name") != "AskFor" or not isinstance(payload, Mapping):
        raise _odd("name AskFor and a payload are wanted")
    version = str(payload.get("@version"))
    if payload.get("@type") != "AskForPermissionsConsentRequest" or version not in {"1", "2"}:
        raise _odd("@type AskForPermissionsConsentRequest in @version 1 or 2 is wanted")
    scopes = _scopes(payload, version)
    if not scopes or set(scopes) != {REMINDERS}:
        raise _odd(f"this skill can ask for {REMINDERS} alone")
    return Asked(scopes, version, str(directive.get("token", "")))


def _scopes(payload: Mapping[str, Any], version: str) -> tuple[str, ...]:
    if version == "1":
        return (str(payload.get("permissionScope")),)
    several = payload.get("permissionScopes")
    if not isinstance(several, list) or not all(isinstance(each, Mapping) for each in several):
        raise _odd("permissionScopes is a list of objects")
    return tuple(str(each.get("permissionScope")) for each in several)


def _odd(what: str) -> BadAnswerError:
    return BadAnswerError(f"Connections.SendRequest: {what}")
