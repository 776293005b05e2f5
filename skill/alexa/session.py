"""The state of a conversation travels in Alexa's session attributes, and nowhere else.

It is ids, numbers and words of ours, never words that somebody said, and at most `LARGEST` bytes:
where it would be more, what is least needed is dropped, in this order, until it fits: how often a
wording was said; what was mentioned, and in which order; the other people; what was told last, so
that a repeat gives the question alone; how the check came to where it is, so that nothing can be
taken back; what was denied in it, so that it may be asked once more; and illnesses. What was
answered, and what signs are there, always stays.

A release may be replaced, or taken back, while somebody talks: what another one wrote is read as
far as it is understood, and no turn fails of it.
"""

import json
import logging
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import msgspec
from ask_sdk_core.handler_input import HandlerInput
from msgspec.structs import replace

from skill.alexa.upgrades import Upgrade, upgraded
from skill.dialog.state import State

_log = logging.getLogger("cramp_coach.session")

# As of preferences.py: a new field with a default needs none; one that changes its meaning does.
UPGRADES: tuple[Upgrade, ...] = ()
VERSION = len(UPGRADES) + 1
_UNREADABLE = (msgspec.ValidationError, UnicodeEncodeError)  # the latter for half a character
LARGEST = 6_000  # bytes of JSON; they travel with each request and each response
# What belongs together: half of a check, or its question without it, would ask what nobody asked.
_UNDER_WAY = ("last", "triage", "routine", "relief", "plan", "declined")


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


def state_in(attributes: Mapping[str, Any] | None) -> State:
    """The state in these session attributes; a fresh one where there is none or it is broken.

    Of a layout that is not ours what is understood is kept.
    """
    if not attributes or not isinstance(attributes, Mapping):
        return State()
    fields = upgraded(attributes, UPGRADES)
    try:
        return msgspec.convert(fields, State)
    except _UNREADABLE:
        _log.warning("session attributes of another shape were set aside")
        return _understood(fields)


def attributes(state: State) -> dict[str, Any]:
    """The state as session attributes: plain JSON values, and the version of their layout."""
    plain = _plain(state)
    for drop in _LEAST_NEEDED:
        if len(json.dumps(plain)) <= LARGEST:
            break
        state = drop(state)
        plain = _plain(state)
    return plain


def _plain(state: State) -> SessionAttributes:
    return SessionAttributes({"version": VERSION, **msgspec.to_builtins(state)})


def _question_alone(state: State) -> State:
    last = state.last
    return replace(state, last=replace(last, says=()) if last and last.asks else last)


def _without_its_way(state: State) -> State:
    check = state.triage and replace(state.triage, order=(), unclear=(), asked={})
    return replace(state, triage=check)


def _without_denied(state: State) -> State:
    check = state.triage
    there = {name: True for name, is_there in check.findings.items() if is_there} if check else {}
    return replace(state, triage=check and replace(check, findings=there))


_LEAST_NEEDED: tuple[Callable[[State], State], ...] = (
    lambda state: replace(state, said={}),
    lambda state: replace(state, things={}, mentioned=()),
    lambda state: replace(state, people={}),
    _question_alone,
    _without_its_way,
    _without_denied,
    lambda state: replace(state, about=replace(state.about, conditions=())),
)


def _understood(fields: Mapping[str, Any]) -> State:
    """What can be read of a state, field by field; what is under way, whole or not at all."""
    alone = (name for name in State.__struct_fields__ if name not in _UNDER_WAY)
    state = State()
    for names in (_UNDER_WAY, *((one,) for one in alone)):
        state = replace(state, **_read(names, fields))
    return state


def _read(names: Iterable[str], fields: Mapping[str, Any]) -> dict[str, Any]:
    written = {name: fields[name] for name in names if name in fields}
    try:
        read = msgspec.convert(written, State)
    except _UNREADABLE:
        return {}
    return {name: getattr(read, name) for name in written}
