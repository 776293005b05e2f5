"""The pipeline of a turn, whole: state, event, step, speech, response, state.

One function, no interceptors: on the exception path the SDK skips them.
"""

import logging
import time
from collections.abc import Callable, Mapping
from typing import Any

from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Response

from skill.alexa import memory, slots
from skill.alexa.respond import respond
from skill.alexa.world import World
from skill.dialog.conversation import step
from skill.dialog.events import Event, NotUnderstood, Slots

_log = logging.getLogger("cramp_coach.turn")

ToEvent = Callable[[Slots], Event]


def request_name(handler_input: HandlerInput) -> str:
    """The intent's name, or the type of a request that is no intent."""
    request: Any = handler_input.request_envelope.request
    kind = str(request.object_type)
    if kind != "IntentRequest":
        return kind
    return str(request.intent.name) if request.intent else ""


class TurnHandler(AbstractRequestHandler):
    """Handles launches and intents: a table says which event each name means.

    An intent that stands in no table (Alexa may send new built-in ones) is one not understood.
    """

    def __init__(self, events: Mapping[str, ToEvent], world: World) -> None:
        self.events = events
        self._world = world

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """By name alone, never by state."""
        request: Any = handler_input.request_envelope.request
        return request.object_type == "IntentRequest" or request.object_type in self.events

    def handle(self, handler_input: HandlerInput) -> Response:
        """Play one turn."""
        started = time.perf_counter()
        request: Any = handler_input.request_envelope.request
        place = self._world.place(request.locale)
        attributes = handler_input.attributes_manager.session_attributes
        heard = slots.read(getattr(getattr(request, "intent", None), "slots", None))

        name = request_name(handler_input)
        event = self.events.get(name, NotUnderstood)(heard)
        turn = step(memory.recall(attributes), event, place.knowledge, self._world.now())
        spoken = place.speech.speak(turn.reply)

        handler_input.attributes_manager.session_attributes = memory.attributes(turn.state)
        elapsed = (time.perf_counter() - started) * 1000
        _log.info(
            "%s in %.1f ms", type(event).__name__, elapsed
        )  # an intent's name may tell health
        return respond(handler_input, spoken)
