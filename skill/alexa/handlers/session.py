"""Requests that allow no words: the end of a session, and events outside of one."""

from typing import Any

from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Response

from skill.turn_record import TurnRecord, note, request_id

_SPOKEN = ("LaunchRequest", "IntentRequest")


class Silent(AbstractRequestHandler):
    """Takes note and answers with nothing: speech is forbidden here (alexa.md 3.5)."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Every request that is no launch and no intent."""
        request: Any = handler_input.request_envelope.request
        return request.object_type not in _SPOKEN

    def handle(self, handler_input: HandlerInput) -> Response:
        """An empty response; what was said in the session is gone with it."""
        request: Any = handler_input.request_envelope.request
        note(TurnRecord("silent", request_id(request.request_id)))
        return handler_input.response_builder.response
