"""The state of a conversation travels in Alexa's session attributes, and nowhere else."""

import logging
from typing import Any

import msgspec
from ask_sdk_core.handler_input import HandlerInput

from skill.dialog.state import State

_log = logging.getLogger("cramp_coach.session")


class SessionAttributes(dict[str, Any]):
    """Session attributes: plain values all through. Nobody writes into them, so nobody copies."""

    def __deepcopy__(self, _memo: object) -> "SessionAttributes":
        return self


def state_of(session: Any) -> State:
    """The state that a request's session brought along; a fresh one outside of any."""
    return state_in(session.attributes if session else None)


def carry(handler_input: HandlerInput, state: State) -> None:
    """Have the session bring this state along next time; outside of one, nothing can be carried."""
    if handler_input.request_envelope.session is not None:
        handler_input.attributes_manager.session_attributes = attributes(state)


def state_in(attributes: dict[str, Any] | None) -> State:
    """The state in these session attributes; a fresh one where there is none or it is broken."""
    if not attributes:
        return State()
    try:
        return msgspec.convert(attributes, State)
    except msgspec.ValidationError:
        _log.warning("session attributes of another shape were set aside")
        return State()


def attributes(state: State) -> dict[str, Any]:
    """The state as session attributes: plain JSON values."""
    return SessionAttributes(msgspec.to_builtins(state))
