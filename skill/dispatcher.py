"""What the package for web services does with a request, in the right order: verify, then read.

The package's own WebserviceSkillHandler makes objects of the whole body before it verifies
anything, and raises the same exception for a bad envelope as for a fault of a handler
(docs/decisions/0005). So this one overrides its entry point, and keeps the rest of it.
"""

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
from skill.verification.verifier import RequestVerifier
from skill.webservice import WebserviceSkillHandler

_NOTHING: Mapping[str, Any] = {"version": "1.0", "response": {}}


class Dispatcher(WebserviceSkillHandler):
    """Verifies the raw bytes, reads them once, lets the SDK dispatch, and writes the reply."""

    def __init__(self, skill: CustomSkill, verifier: RequestVerifier) -> None:
        super().__init__(skill, verify_signature=False, verify_timestamp=False)
        self._skill = skill
        self._verifier = verifier
        self._serializer = QuickSerializer()

    def verify_request_and_dispatch(
        self, http_request_headers: Mapping[str, str], http_request_body: str | bytes
    ) -> Any:
        """The reply as plain JSON (the package calls it a str, and means the same).

        Raises Refusal for a request that is bad or not Alexa's; all else is a fault of ours.
        """
        body = http_request_body
        raw = body.encode() if isinstance(body, str) else body
        plain = self._verifier.envelope(http_request_headers, raw)
        if request_type(plain) not in Request.discriminator_value_class_map:
            note(TurnRecord("unknown", request_id(plain["request"].get("requestId"))))
            return _NOTHING
        envelope = self._read(plain)
        reply = self._skill.invoke(request_envelope=envelope, context=None)
        return self._serializer.serialize(reply)

    def _read(self, plain: Mapping[str, Any]) -> RequestEnvelope:
        try:
            envelope = self._serializer.envelope(plain)
        except SerializationException as fault:
            raise Refusal("the envelope is not of the SDK's form") from fault
        if envelope.session and isinstance(envelope.session.attributes, dict):
            envelope.session.attributes = SessionAttributes(envelope.session.attributes)
        return envelope
