"""The pipeline of a turn, whole: state, event, step, effects, speech, response, state.

One function, no interceptors: on the exception path the SDK skips them.
"""

import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from ask_sdk_core.attributes_manager import AbstractPersistenceAdapter
from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Response

from skill.alexa import memory, screen, slots
from skill.alexa.effects import Effects
from skill.alexa.kept import Kept
from skill.alexa.respond import respond
from skill.alexa.world import Place, World
from skill.dialog.conversation import step
from skill.dialog.events import Event, NotUnderstood, Slots
from skill.dialog.preferences import Preferences
from skill.dialog.replies import Reply
from skill.dialog.state import State, Turn
from skill.dialog.wants import Effect
from skill.turn_record import Outcome, TurnRecord, note, request_id

ToEvent = Callable[[Slots], Event]
ToAnswer = Callable[[Any], Event]
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
        world: World,
        store: AbstractPersistenceAdapter | None = None,
    ) -> None:
        self.events = events
        self._answers = answers
        self._world = world
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
        place = self._world.place(request.locale)
        state = memory.recall_of(handler_input)

        event = self._event(handler_input, state)
        turn = self._played(handler_input, place, state, event, started)
        spoken = place.speech.speak(turn.reply)

        memory.carry(handler_input, turn.state)
        note(_record(request, event, turn.reply, (time.perf_counter() - started) * 1000))
        shows = screen.directive(handler_input, self._world.screens, spoken, turn.reply)
        return respond(handler_input, spoken, turn.reply.wants, shows)

    def _event(self, handler_input: HandlerInput, state: State) -> Event:
        request: Any = handler_input.request_envelope.request
        if request.object_type == screen.TOUCH:
            return screen.touched(request, state, self.events)
        if answer := self._answers.get(request.object_type):
            return answer(request)
        heard = slots.read(getattr(getattr(request, "intent", None), "slots", None))
        return self.events.get(request_name(handler_input), NotUnderstood)(heard)

    def _played(
        self, given: HandlerInput, place: Place, state: State, event: Event, started: float
    ) -> Turn:
        """Steps until nothing more is wanted; what is to be remembered is stored at the end."""
        now = self._world.now()
        kept = Kept(given, self._store)
        effects = Effects(given, place.speech, now, kept, lambda: time.perf_counter() - started)
        turn = step(state, event, place.knowledge, now, kept.recall)
        for _ in range(_MOST_EFFECTS):
            if not isinstance(turn.reply.wants, Effect):
                break
            known = turn.kept or kept.recall()
            came = effects.perform(turn.reply.wants)
            after = step(turn.state, came, place.knowledge, now, partial(_same, known))
            turn = Turn(after.state, after.reply, after.kept or turn.kept)
        if turn.kept is not None:
            kept.remember(turn.kept)
        return turn


def _same(known: Preferences) -> Preferences:
    return known


def _record(request: Any, event: Event, reply: Reply, ms: float) -> TurnRecord:
    """The event's class and the acts' names: an intent's name may tell health."""
    outcome: Outcome = "asked" if reply.asks else "ended"
    acts = tuple(act.act for act in (*reply.says, *filter(None, [reply.asks])))
    return TurnRecord(outcome, request_id(request.request_id), type(event).__name__, acts, ms)
