"""What the envelope itself must hold: JSON, a fresh timestamp, our application id."""

import json
import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import msgspec

from skill.verification.refusal import Refusal

TOLERANCE = timedelta(seconds=150)  # Amazon's rule for requests
EVENT_TOLERANCE = timedelta(hours=1)  # Amazon's rule for skill events, in the past alone
EVENTS = (
    "AlexaSkillEvent.",
    "Reminders.",
    "AlexaProactiveSubscriptionEvent.",
    "Messaging.",
)  # how the types begin of what happens outside of a session
_DEEPEST = 100  # levels; Alexa's envelopes have under 30, and what reads them later recurses
_TYPE = re.compile(r"[A-Za-z][A-Za-z0-9_.]{0,99}")


def parse(body: bytes) -> Mapping[str, Any]:
    """The envelope as plain JSON.

    Raises Refusal: not UTF-8, not JSON, too deep, no request, no context.System.
    """
    try:
        envelope = _read(body)
    except (ValueError, RecursionError) as fault:
        raise Refusal("not JSON") from fault
    if not isinstance(envelope, dict) or not isinstance(envelope.get("request"), dict):
        raise Refusal("no request")
    if not isinstance(_dig(envelope, "context", "System"), dict):
        raise Refusal("no context")
    if body.count(b"{") + body.count(b"[") > _DEEPEST and _too_deep(envelope):
        raise Refusal("too deep")
    return envelope


def _read(body: bytes) -> Any:
    """The JSON. Most is read by msgspec, which is quick, but takes no half characters."""
    try:
        return msgspec.json.decode(body)
    except msgspec.DecodeError:
        return json.loads(body.decode("utf-8"))


def _too_deep(value: Any) -> bool:
    level = [value]
    for _ in range(_DEEPEST):
        inner = [one.values() if isinstance(one, dict) else one for one in level]
        level = [one for group in inner for one in group if isinstance(one, (dict, list))]
        if not level:
            return False
    return True


def request_type(envelope: Mapping[str, Any]) -> str:
    """The request's type. Raises Refusal when it is not well-formed."""
    kind = envelope["request"].get("type")
    if not isinstance(kind, str) or not _TYPE.fullmatch(kind):
        raise Refusal("request type")
    return kind


def check_timestamp(envelope: Mapping[str, Any], now: datetime) -> None:
    """Raise Refusal when the request is older or newer than Amazon's rule allows."""
    try:
        sent = datetime.fromisoformat(envelope["request"]["timestamp"])
        age = now - sent
    except (KeyError, TypeError, ValueError, OverflowError) as fault:
        raise Refusal("timestamp") from fault
    event = request_type(envelope).startswith(EVENTS)
    if not -TOLERANCE <= age <= (EVENT_TOLERANCE if event else TOLERANCE):
        raise Refusal("timestamp")


def check_application(envelope: Mapping[str, Any], application_id: str) -> None:
    """Raise Refusal when the context does not name this skill, or the session names another.

    Both come within the signature, so what the context says is enough.
    """
    if _dig(envelope, "context", "System", "application", "applicationId") != application_id:
        raise Refusal("application id")
    named = _dig(envelope, "session", "application", "applicationId")
    if isinstance(named, str) and named != application_id:
        raise Refusal("application id")


def _dig(value: Any, *names: str) -> Any:
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value
