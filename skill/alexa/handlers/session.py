"""The end of a session: Alexa allows no words after it."""

from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Response

from skill.alexa.handlers.base import request_name


class SessionEnded(AbstractRequestHandler):
    """Takes note; what was said in the session is gone with it."""

    name = "SessionEndedRequest"

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """By name alone."""
        return request_name(handler_input) == self.name

    def handle(self, handler_input: HandlerInput) -> Response:
        """An empty response: speech is forbidden here (alexa.md 3.5)."""
        return handler_input.response_builder.response
