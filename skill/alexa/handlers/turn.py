"""The pipeline of a turn, whole: state, event, step, effects, speech, response, state.

One function, no interceptors: on the exception path the SDK skips them.
"""

import time
from collections.abc import Mapping
from functools import partial
from typing import Any

from ask_sdk_core.attributes_manager import AbstractPersistenceAdapter
from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Response

from skill.alexa import screen, session, slots
from skill.alexa.effects import Effects
from skill.alexa.handlers.intents import ToAnswer, ToEvent
from skill.alexa.locale_bundles import LocaleBundle, TurnParts
from skill.alexa.preferences import PreferenceKeeper
from skill.alexa.respond import respond
from skill.dialog.conversation import step
from skill.dialog.effects import ServiceCall
from skill.dialog.events import Event, NotUnderstood
from skill.dialog.preferences import Preferences
from skill.dialog.replies import Reply
from skill.dialog.state import State, Turn
from skill.turn_record import Outcome, TurnRecord, note, request_id

_MOST_EFFECTS = 3  # a change of a reminder that is gone: change, make anew, and one to spare


def request_name(handler_input: HandlerInput) -> str:
    """The intent's name, or the type of a request that is no intent."""
    request: Any = handler_input.request_envelope.request
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
        turn_parts: TurnParts,
        store: AbstractPersistenceAdapter | None = None,
    ) -> None:
        self.events = events
        self._answers = answers
        self._turn_parts = turn_parts
        self._store = store

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """By name alone, never by state."""
        request: Any = handler_input.request_envelope.request
        kind = request.object_type
        known = kind in ("IntentRequest", screen.TOUCH)
        return known or kind in self.events or kind in self._answers

    def handle(self, handler_input: HandlerInput) -> Response:
        """Play one turn."""
        started = time.perf_counter()
        request: Any = handler_input.request_envelope.request
        bundle = self._turn_parts.bundle(request.locale)
        state = session.recall_of(handler_input)

        event = self._event(handler_input, state)
        turn = self._played(handler_input, bundle, state, event, started)
        spoken = bundle.speech.speak(turn.reply)

        session.carry(handler_input, turn.state)
        note(_record(request, event, turn.reply, (time.perf_counter() - started) * 1000))
        shows = screen.directive(handler_input, self._turn_parts.screens, spoken, turn.reply)
        return respond(handler_input, spoken, turn.reply.effect, shows)

    def _event(self, handler_input: HandlerInput, state: State) -> Event:
        request: Any = handler_input.request_envelope.request
        if request.object_type == screen.TOUCH:
            return screen.touched(request, state, self.events)
        if answer := self._answers.get(request.object_type):
            return answer(request)
        heard = slots.read(getattr(getattr(request, "intent", None), "slots", None))
        return self.events.get(request_name(handler_input), NotUnderstood)(heard)

    def _played(
        self, given: HandlerInput, bundle: LocaleBundle, state: State, event: Event, started: float
    ) -> Turn:
        """Steps until nothing more is wanted; what is to be remembered is stored at the end."""
        now = self._turn_parts.now()
        kept = PreferenceKeeper(given, self._store)
        effects = Effects(given, bundle.speech, now, kept, lambda: time.perf_counter() - started)
        turn = step(state, event, bundle.knowledge, now, kept.recall)
        for _ in range(_MOST_EFFECTS):
            if not isinstance(turn.reply.effect, ServiceCall):
                break
            known = turn.preferences or kept.recall()
            came = effects.perform(turn.reply.effect)
            after = step(turn.state, came, bundle.knowledge, now, partial(_same, known))
            turn = Turn(after.state, after.reply, after.preferences or turn.preferences)
        if turn.preferences is not None:
            kept.remember(turn.preferences)
        return turn


def _same(known: Preferences) -> Preferences:
    return known


def _record(request: Any, event: Event, reply: Reply, ms: float) -> TurnRecord:
    """The event's class and the acts' names: an intent's name may tell health."""
    outcome: Outcome = "asked" if reply.asks else "ended"
    acts = tuple(act.act for act in (*reply.says, *filter(None, [reply.asks])))
    return TurnRecord(outcome, request_id(request.request_id), type(event).__name__, acts, ms)
