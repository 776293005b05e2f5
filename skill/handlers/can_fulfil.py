"""Alexa asks whether we could answer an intent, before she asks us to. No side effects here.

https://developer.amazon.com/docs/custom-skills/implement-canfulfillintentrequest-for-name-free-interaction.html
"""

from typing import Any, Literal

from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Response
from ask_sdk_model.canfulfill import (
    CanFulfillIntent,
    CanFulfillIntentValues,
    CanFulfillSlot,
    CanFulfillSlotValues,
    CanUnderstandSlotValues,
)

from skill.alexa.heard import Heard, heard
from skill.dialog.interpret import FLOOR
from skill.locale_bundles import Read, TurnParts
from skill.understanding.reading import Candidate

Answer = Literal["YES", "NO", "MAYBE"]

_SURE = 0.9  # calibrated: of readings above it at most 4 % may be wrong
_FAR, _NEAR = "far", "near"


class CanFulfil(AbstractRequestHandler):
    """YES for words that are surely about a subject of ours, NO for what is far, else MAYBE.

    What Alexa herself understands ("yes", "stop") and intents that are no routes of ours get NO.
    """

    def __init__(self, parts: TurnParts) -> None:
        self._parts = parts

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """By type alone."""
        request: Any = handler_input.request_envelope.request
        return bool(request.object_type == "CanFulfillIntentRequest")

    def handle(self, handler_input: HandlerInput) -> Response:
        """Answer from the words alone; the session and what is remembered stay untouched."""
        request: Any = handler_input.request_envelope.request
        spoken = heard(request.intent, self._parts.routes)
        answer = self._answer(spoken, self._parts.bundle(request.locale).read)
        names = getattr(request.intent, "slots", None) or {}
        whole = CanFulfillIntent(
            CanFulfillIntentValues(answer), dict.fromkeys(names, _slot(answer))
        )
        handler_input.response_builder.set_can_fulfill_intent(whole)
        return handler_input.response_builder.response

    def _answer(self, spoken: Heard, read: Read) -> Answer:
        if spoken.route not in self._parts.routes.open_ended:
            return "NO"
        candidates = read(spoken.words, complete=False).candidates if spoken.words else ()
        return _sure(candidates[0]) if candidates else "MAYBE"


def _sure(best: Candidate) -> Answer:
    kind = best.subject.partition(":")[0]
    if kind == _FAR:
        return "NO" if best.p >= FLOOR else "MAYBE"
    return "YES" if kind != _NEAR and best.p >= _SURE else "MAYBE"


def _slot(answer: Answer) -> CanFulfillSlot:
    """A slot holds all that we go by, so it is understood as well as the whole."""
    fulfilled = "YES" if answer == "YES" else "NO"
    return CanFulfillSlot(CanUnderstandSlotValues(answer), CanFulfillSlotValues(fulfilled))
