"""Launches, intents, touches and consents: the request becomes what was heard, the turn a response.

Nothing is decided here: `play_turn` holds the pipeline, and a table says which event a name means.
"""

from collections.abc import Mapping
from typing import Any

from ask_sdk_core.attributes_manager import AbstractPersistenceAdapter
from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Response

from skill import evidence
from skill.alexa import screen, session, slots
from skill.alexa.effects import AlexaAccess
from skill.alexa.heard import heard
from skill.alexa.preferences import PreferenceKeeper
from skill.alexa.respond import respond
from skill.dialog.events import Event, NotUnderstood
from skill.dialog.interpret import interpret
from skill.dialog.state import State
from skill.evidence import Evidence
from skill.handlers.intents import ToAnswer, ToEvent
from skill.locale_bundles import TurnParts
from skill.play_turn import Played, TurnRequest, play_turn, stopwatch
from skill.turn_record import By, TurnRecord, note, request_id


def request_name(request: Any) -> str:
    """The intent's name, or the type of a request that is no intent."""
    kind = str(request.object_type)
    if kind != "IntentRequest":
        return kind
    return str(request.intent.name) if request.intent else ""


class TurnHandler(AbstractRequestHandler):
    """Handles launches, intents and touches: a table says which event each name means.

    An intent that stands in no table (Alexa may send new built-in ones) is one not understood.
    `answers`: request types that answer a question of Alexa's own, and how to read them.
    """

    def __init__(
        self,
        events: Mapping[str, ToEvent],
        answers: Mapping[str, ToAnswer],
        parts: TurnParts,
        store: AbstractPersistenceAdapter | None = None,
    ) -> None:
        self.events = events
        self._answers = answers
        self._parts = parts
        self._store = store

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """By name alone, never by state."""
        request: Any = handler_input.request_envelope.request
        kind = request.object_type
        known = kind in ("IntentRequest", screen.TOUCH)
        return known or kind in self.events or kind in self._answers

    def handle(self, handler_input: HandlerInput) -> Response:
        """Play one turn."""
        elapsed = stopwatch()
        envelope: Any = handler_input.request_envelope
        state = session.state_of(envelope.session)
        asked = TurnRequest(
            self._events(envelope.request, state),
            envelope.request.locale,
            PreferenceKeeper(envelope, self._store),
            AlexaAccess.of(envelope, lambda: handler_input.service_client_factory),
            elapsed,
        )
        played = play_turn(asked, state, self._parts)
        note(_record(envelope.request, asked, played))
        return self._respond(handler_input, played)

    def _events(self, request: Any, state: State) -> tuple[Event, ...]:
        """By our own reader where words came; else by the table of names."""
        bundle, routes = self._parts.bundle(request.locale), self._parts.routes
        intent = getattr(request, "intent", None)
        spoken = heard(intent, routes) if routes and intent else None
        if bundle.read and spoken and not spoken.complete and spoken.words:
            reading = bundle.read(spoken.words)
            events = interpret(reading, state, bundle.knowledge)
            evidence.file(Evidence(spoken.route, reading, events))
            return events
        return (self._event(request, state),)

    def _event(self, request: Any, state: State) -> Event:
        if request.object_type == screen.TOUCH:
            return screen.touched(request, state, self.events)
        if answer := self._answers.get(request.object_type):
            return answer(request)
        filled = slots.read(getattr(getattr(request, "intent", None), "slots", None))
        return self.events.get(request_name(request), NotUnderstood)(filled)

    def _respond(self, handler_input: HandlerInput, played: Played) -> Response:
        session.carry(handler_input, played.state)
        context = handler_input.request_envelope.context
        shows = screen.directive(context, self._parts.screens, played.spoken, played.reply)
        return respond(played.spoken, played.reply.effect, shows)


def _record(request: Any, asked: TurnRequest, played: Played) -> TurnRecord:
    """How it was done and how long it took; never what was said or what was answered."""
    return TurnRecord(
        "asked" if played.reply.asks else "ended",
        request_id(request.request_id),
        by=_DONE_BY.get(request.object_type, "consent"),
        missed=isinstance(asked.events[-1], NotUnderstood),
        ms=asked.elapsed() * 1000,
    )


_DONE_BY: Mapping[str, By] = {
    "LaunchRequest": "launch",
    "IntentRequest": "voice",
    screen.TOUCH: "touch",
}
