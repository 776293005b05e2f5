"""Requests that allow no words: the end of a session, and events outside of one."""

from typing import Any

from ask_sdk_core.attributes_manager import AbstractPersistenceAdapter
from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Response
from msgspec.structs import replace

from skill.alexa.audio_document import FAULT
from skill.alexa.preferences import PreferenceKeeper
from skill.alexa.screen import TOUCH, screen_fault
from skill.alexa.session import carry, state_of
from skill.errors import UndoneEventError
from skill.turn_record import TurnRecord, note, request_id

# What is written down of an event, by the last part of its name: that it came. Of which the SDK
# knows no type, invoke.py tells.
_HAPPENED = {
    "SkillEnabled": "the skill was enabled",
    "SkillPermissionAccepted": "a permission was given",
    "SkillPermissionChanged": "a permission was changed",
    "ReminderCreated": "a reminder was created",
    "ReminderStarted": "a reminder rang",
    "ReminderStatusChanged": "a reminder rang or was done",
    "ReminderUpdated": "a reminder was changed",
    "ReminderDeleted": "a reminder was deleted",
}
_GONE = "the skill was disabled"
_SPOKEN = ("LaunchRequest", "IntentRequest", "Connections.Response", TOUCH)
_DISABLED = "AlexaSkillEvent.SkillDisabled"


class Disabled(AbstractRequestHandler):
    """The person has disabled the skill: what is kept goes. It may be said twice, or late.

    It is acknowledged when that is done and not before, so that Alexa says it again.
    """

    def __init__(self, store: AbstractPersistenceAdapter | None) -> None:
        self._store = store

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Whether it is that event."""
        request: Any = handler_input.request_envelope.request
        return bool(request.object_type == _DISABLED)

    def handle(self, handler_input: HandlerInput) -> Response:
        """Delete; an event takes no words. Raises UndoneEventError."""
        envelope: Any = handler_input.request_envelope
        done = PreferenceKeeper(envelope, self._store).forget()
        said = request_id(envelope.request.request_id)
        note(TurnRecord("silent" if done else "undone", said, why=_GONE))
        if not done:
            raise UndoneEventError("what is kept could not be deleted")
        return handler_input.response_builder.response


class AudioFault(AbstractRequestHandler):
    """An audio document could not be played: from then on holds are counted in this session."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Whether it tells so."""
        request: Any = handler_input.request_envelope.request
        return bool(request.object_type == FAULT)

    def handle(self, handler_input: HandlerInput) -> Response:
        """No words; the reprompt is still to come, and asks whether to go on."""
        envelope: Any = handler_input.request_envelope
        carry(handler_input, replace(state_of(envelope.session), counts=True))
        fault = "the device could not play an audio document"
        note(TurnRecord("silent", request_id(envelope.request.request_id), why=fault))
        return handler_input.response_builder.response


class Silent(AbstractRequestHandler):
    """Takes note and answers with nothing: speech is forbidden here (alexa.md 3.5)."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Every request that is no launch and no intent."""
        request: Any = handler_input.request_envelope.request
        return request.object_type not in _SPOKEN

    def handle(self, handler_input: HandlerInput) -> Response:
        """An empty response; what was said in the session is gone with it."""
        request: Any = handler_input.request_envelope.request
        why = _HAPPENED.get(request.object_type.rpartition(".")[2]) or screen_fault(request)
        note(TurnRecord("silent", request_id(request.request_id), why=why))
        return handler_input.response_builder.response
