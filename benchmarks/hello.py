"""The peer: the SDK's own hello world, as its documentation writes it, behind the same verifier.

Source: the quick start of the ASK SDK for Python (hello world with classes), served by the SDK's
WebserviceSkillHandler with one verifier of the caller's.
"""

from typing import Any

from ask_sdk_core.dispatch_components import AbstractExceptionHandler, AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.skill import CustomSkill
from ask_sdk_core.skill_builder import SkillBuilder
from ask_sdk_core.utils import is_intent_name, is_request_type
from ask_sdk_model import Response
from ask_sdk_model.ui import SimpleCard

_TITLE = "Hello World"


class Says(AbstractRequestHandler):
    """Handles one kind of request with one sentence."""

    def __init__(self, handles: Any, text: str, *, asks: bool = False) -> None:
        self._handles = handles
        self._text = text
        self._asks = asks

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """By the SDK's own predicates."""
        return bool(self._handles(handler_input))

    def handle(self, handler_input: HandlerInput) -> Response:
        """Speak, show a card, and ask where the sample asks."""
        builder = handler_input.response_builder.speak(self._text)
        builder.set_card(SimpleCard(_TITLE, self._text))
        if self._asks:
            builder.ask(self._text)
        return builder.set_should_end_session(not self._asks).response


class Sorry(AbstractExceptionHandler):
    """Handles whatever goes wrong."""

    def can_handle(self, handler_input: HandlerInput, exception: Exception) -> bool:  # noqa: ARG002
        """Always."""
        return True

    def handle(self, handler_input: HandlerInput, exception: Exception) -> Response:  # noqa: ARG002
        """Apologise."""
        text = "Sorry, there was some problem. Please try again!!"
        return handler_input.response_builder.speak(text).ask(text).response


def hello_world() -> CustomSkill:
    """The sample's handlers, in the sample's order."""
    builder = SkillBuilder()
    welcome = "Welcome to the Alexa Skills Kit, you can say hello!"
    launch, ended = is_request_type("LaunchRequest"), is_request_type("SessionEndedRequest")
    builder.add_request_handler(Says(launch, welcome, asks=True))
    greeting = "Hello Python World from Classes!"
    builder.add_request_handler(Says(is_intent_name("HelloWorldIntent"), greeting))
    helped = "You can say hello to me!"
    builder.add_request_handler(Says(is_intent_name("AMAZON.HelpIntent"), helped, asks=True))
    stop, cancel = is_intent_name("AMAZON.StopIntent"), is_intent_name("AMAZON.CancelIntent")
    builder.add_request_handler(Says(lambda given: cancel(given) or stop(given), "Goodbye!"))
    lost = "The Hello World skill can't help you with that. You can say hello!!"
    builder.add_request_handler(Says(is_intent_name("AMAZON.FallbackIntent"), lost, asks=True))
    builder.add_request_handler(Says(ended, ""))
    builder.add_exception_handler(Sorry())
    return builder.create()
