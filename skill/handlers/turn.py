"""Launches, intents, touches and consents: the request becomes what was heard, the turn a response.

Nothing is decided here: `play_turn` holds the pipeline; what words mean, the reader and `interpret`
say. What comes without words means one event.
"""

from collections.abc import Callable, Mapping
from typing import Any

from ask_sdk_core.attributes_manager import AbstractPersistenceAdapter
from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Response

from skill import evidence
from skill.alexa import audio_document, consent, screen, session
from skill.alexa.effects import AlexaAccess
from skill.alexa.heard import heard
from skill.alexa.preferences import PreferenceKeeper
from skill.alexa.respond import respond
from skill.dialog.events import Event, NotUnderstood, Opened
from skill.dialog.expected import topic
from skill.dialog.interpret import interpret
from skill.dialog.state import State
from skill.dialog.still_known import still_known
from skill.evidence import Evidence
from skill.locale_bundles import TurnParts
from skill.play_turn import Played, TurnRequest, play_turn, stopwatch
from skill.turn_record import By, TurnRecord, note, request_id

_SPOKEN = "IntentRequest"
# What comes without words: the type of the request, and the event that it means.
_WORDLESS: Mapping[str, Callable[[Any, State], Event]] = {
    "LaunchRequest": lambda _request, _state: Opened(),
    screen.TOUCH: screen.touched,
    "Connections.Response": lambda request, _state: consent.answered(request),
}


class TurnHandler(AbstractRequestHandler):
    """Handles launches, intents, touches, and answers to a question that Alexa asked for us.

    An intent that is none of the routes (Alexa may send new built-in ones) is one not understood.
    """

    def __init__(self, parts: TurnParts, store: AbstractPersistenceAdapter | None = None) -> None:
        self._parts = parts
        self._store = store

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """By type alone, never by state."""
        request: Any = handler_input.request_envelope.request
        return request.object_type == _SPOKEN or request.object_type in _WORDLESS

    def handle(self, handler_input: HandlerInput) -> Response:
        """Play one turn."""
        elapsed = stopwatch()
        envelope: Any = handler_input.request_envelope
        bundle = self._parts.bundle(envelope.request.locale)
        state = still_known(session.state_of(envelope.session), bundle.knowledge)
        asked = TurnRequest(
            self._events(envelope.request, state),
            envelope.request.locale,
            PreferenceKeeper(envelope, self._store),
            AlexaAccess.of(envelope, lambda: handler_input.service_client_factory),
            elapsed,
            plays=envelope.context.system.device is not None,
        )
        played = play_turn(asked, state, self._parts)
        note(_record(envelope.request, asked, played))
        return self._respond(handler_input, played)

    def _events(self, request: Any, state: State) -> tuple[Event, ...]:
        if make := _WORDLESS.get(request.object_type):
            return (make(request, state),)
        spoken = heard(request.intent, self._parts.routes)
        if not spoken.words:
            return (NotUnderstood(),)
        bundle = self._parts.bundle(request.locale)
        reading = bundle.read(spoken.words, complete=spoken.complete, asked=topic(state))
        events = interpret(reading, state, bundle.knowledge)
        evidence.file(Evidence(spoken.route, reading, events))
        return events

    def _respond(self, handler_input: HandlerInput, played: Played) -> Response:
        session.carry(handler_input, played.state)
        context = handler_input.request_envelope.context
        shows = screen.directive(context, self._parts.screens, played.spoken, played.reply)
        plays = audio_document.directive(played.spoken.track)
        return respond(played.spoken, played.reply.effect, shows, plays)


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
    _SPOKEN: "voice",
    screen.TOUCH: "touch",
}
