"""A verified request as plain JSON → the reply as plain JSON: what both doors do with it."""

from collections.abc import Mapping
from typing import Any

from ask_sdk_core.exceptions import SerializationException
from ask_sdk_core.skill import CustomSkill
from ask_sdk_model import Request, RequestEnvelope

from skill.alexa.serializer import QuickSerializer
from skill.alexa.session import SessionAttributes
from skill.turn_record import TurnRecord, note, request_id
from skill.verification.envelope import request_type
from skill.verification.refusal import Refusal

NOTHING: Mapping[str, Any] = {"version": "1.0", "response": {}}
_serializer = QuickSerializer()  # holds what it has looked up, nothing of a request


def invoke(skill: CustomSkill, plain: Mapping[str, Any]) -> Mapping[str, Any]:
    """Let the SDK dispatch one request that is verified and for this skill.

    Raises Refusal for an envelope that is not of the SDK's form; all else is a fault of ours.
    """
    if request_type(plain) not in Request.discriminator_value_class_map:
        note(TurnRecord("unknown", request_id(plain["request"].get("requestId"))))
        return NOTHING
    reply = skill.invoke(request_envelope=_read(plain), context=None)
    written: Mapping[str, Any] = _serializer.serialize(reply)
    return written


def _read(plain: Mapping[str, Any]) -> RequestEnvelope:
    try:
        envelope = _serializer.envelope(plain)
    except SerializationException as fault:
        raise Refusal("the envelope is not of the SDK's form") from fault
    if envelope.session and isinstance(envelope.session.attributes, dict):
        envelope.session.attributes = SessionAttributes(envelope.session.attributes)
    return envelope
