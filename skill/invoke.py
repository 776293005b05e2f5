"""A verified request as plain JSON → the reply as plain JSON: what both doors do with it."""

from collections.abc import Mapping
from typing import Any

from ask_sdk_core.skill import CustomSkill
from ask_sdk_model import Request

from skill.alexa.read_envelope import read_envelope
from skill.alexa.serializer import QuickSerializer
from skill.turn_record import TurnRecord, note, request_id

NOTHING: Mapping[str, Any] = {"version": "1.0", "response": {}}
_SPOKEN = "IntentRequest"
_serializer = QuickSerializer()  # holds what it has looked up, nothing of a request


def invoke(skill: CustomSkill, plain: Mapping[str, Any]) -> Mapping[str, Any]:
    """Let the SDK dispatch one request that is verified and for this skill.

    What it raises is a fault of ours. Of a kind that is new to us, words are answered.
    """
    envelope = read_envelope(plain)
    if envelope.request.object_type not in Request.discriminator_value_class_map:
        if envelope.request.intent is None:
            note(TurnRecord("unknown", request_id(envelope.request.request_id)))
            return NOTHING
        envelope.request.object_type = _SPOKEN
    read: Any = envelope  # the names of the SDK's models, not its models
    written: Mapping[str, Any] = _serializer.serialize(skill.invoke(read, None))
    return written
