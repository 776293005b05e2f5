"""The one place where a fault of ours is caught: the person hears it in plain words."""

from typing import Any

from ask_sdk_core.dispatch_components import AbstractExceptionHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Response

from skill.alexa import session
from skill.alexa.locale_bundles import TurnParts
from skill.alexa.respond import respond
from skill.dialog.replies import Act, Reply
from skill.dialog.state import State
from skill.turn_record import TurnRecord, note, request_id

TROUBLE = Reply((Act("basics.trouble"),))


class Funnel(AbstractExceptionHandler):
    """Answers any exception with `basics.trouble`, and logs its class and place, never its text."""

    def __init__(self, turn_parts: TurnParts) -> None:
        self._turn_parts = turn_parts

    def can_handle(self, handler_input: HandlerInput, exception: Exception) -> bool:  # noqa: ARG002  # the SDK's signature
        """Every exception."""
        return True

    def handle(self, handler_input: HandlerInput, exception: Exception) -> Response:
        """Say that something went wrong, with the emergency number, and end."""
        request: Any = handler_input.request_envelope.request
        note(TurnRecord("fault", request_id(request.request_id), why=describe(exception)))
        bundle = self._turn_parts.bundle(request.locale)
        session.carry(handler_input, State(last=TROUBLE))
        return respond(handler_input, bundle.speech.speak(TROUBLE))


def describe(exception: Exception) -> str:
    """Its class and where it was raised: its text may hold what somebody said."""
    return f"{type(exception).__name__} at {_where(exception)}"


def _where(exception: Exception) -> str:
    trace = exception.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    if trace is None:
        return "unknown"
    return f"{trace.tb_frame.f_code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno}"
