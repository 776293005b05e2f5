"""The one place where a fault of ours is caught: the person hears it in plain words."""

from typing import Any

from ask_sdk_core.dispatch_components import AbstractExceptionHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Response

from skill.alexa import session
from skill.alexa.respond import respond
from skill.dialog.replies import Act, Reply
from skill.dialog.state import State
from skill.locale_bundles import TurnParts
from skill.turn_record import TurnRecord, note, note_fault, request_id
from skill.verification.envelope import EVENTS

TROUBLE = Reply((Act("basics.trouble"),))


class Funnel(AbstractExceptionHandler):
    """Answers any exception with `basics.trouble`, and logs its class and place, never its text.

    But not where an event failed: it allows no words, and any answer would acknowledge it.
    """

    def __init__(self, parts: TurnParts) -> None:
        self._parts = parts

    def can_handle(self, handler_input: HandlerInput, exception: Exception) -> bool:  # noqa: ARG002  # the SDK's signature
        """Every exception, but of events."""
        request: Any = handler_input.request_envelope.request
        return not str(request.object_type).startswith(EVENTS)

    def handle(self, handler_input: HandlerInput, exception: Exception) -> Response:
        """Say that something went wrong, with the emergency number, and end."""
        request: Any = handler_input.request_envelope.request
        note(TurnRecord("fault", request_id(request.request_id)))
        note_fault(exception)
        bundle = self._parts.bundle(request.locale)
        session.carry(handler_input, State(last=TROUBLE))
        return respond(bundle.speech.speak(TROUBLE))
