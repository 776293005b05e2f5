"""Alexa asks whether we could answer an intent, before she asks us to. No side effects here.

https://developer.amazon.com/docs/custom-skills/implement-canfulfillintentrequest-for-name-free-interaction.html
"""

from collections.abc import Callable, Container, Mapping
from typing import Any

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

from skill.alexa import slots
from skill.dialog.events import SlotValue

SlotTypes = Callable[[str], Mapping[str, Mapping[str, str]]]
"""Locale → intent → slot → type."""

_BUILT_IN = "AMAZON."


class CanFulfil(AbstractRequestHandler):
    """YES for an intent of ours whose filled slots resolve, MAYBE where one doesn't, else NO.

    known: names of intents that the skill answers; slot_types: what the models say of slots.
    """

    def __init__(self, known: Container[str], slot_types: SlotTypes) -> None:
        self._known = known
        self._slot_types = slot_types

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """By type alone."""
        request: Any = handler_input.request_envelope.request
        return bool(request.object_type == "CanFulfillIntentRequest")

    def handle(self, handler_input: HandlerInput) -> Response:
        """Answer from the model; the session and what is remembered stay untouched."""
        request: Any = handler_input.request_envelope.request
        intent = request.intent
        name = intent.name if intent else ""
        model = self._slot_types(str(request.locale))
        types = model.get(name, {})
        heard = slots.read(getattr(intent, "slots", None))
        clear = {slot: _clear(types.get(slot), words) for slot, words in heard.items()}
        ours = name in self._known and name in model and not name.startswith(_BUILT_IN)
        handler_input.response_builder.set_can_fulfill_intent(_answer(clear, ours=ours))
        return handler_input.response_builder.response


def _clear(kind: str | None, words: tuple[SlotValue, ...]) -> bool:
    """Whether a slot is one of the intent's, and every value in it one that we know."""
    if kind is None:
        return False
    return kind.startswith(_BUILT_IN) or all(word.ids for word in words)


def _answer(clear: Mapping[str, bool], *, ours: bool) -> CanFulfillIntent:
    values = CanFulfillIntentValues
    whole = values.YES if all(clear.values()) else values.MAYBE
    return CanFulfillIntent(
        can_fulfill=whole if ours else values.NO,
        slots={name: _slot(understood=ours and one) for name, one in clear.items()},
    )


def _slot(*, understood: bool) -> CanFulfillSlot:
    if understood:
        return CanFulfillSlot(CanUnderstandSlotValues.YES, CanFulfillSlotValues.YES)
    return CanFulfillSlot(CanUnderstandSlotValues.NO, CanFulfillSlotValues.NO)
