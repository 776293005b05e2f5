"""One request and its reply: sent, read, checked, and what it means for the session."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Protocol

from simulator.device.consent import asked_for
from simulator.device.description import APL, Caller, Device
from simulator.device.envelope import (
    USER_EVENT,
    Session,
    envelope,
    event_envelope,
    session_ended_request,
)
from simulator.device.turn import Turn
from simulator.errors import BadAnswerError, UnreachableError
from simulator.wire.endpoint import Answer
from simulator.wire.reading import read_reading
from simulator.wire.reply import Reply, read_reply
from simulator.wire.response_checks import end_faults, faults

_ENDED = "SessionEndedRequest"


class Poster(Protocol):
    """Whatever takes a request body to the skill; see `simulator.wire.endpoint`."""

    def post(self, body: bytes) -> Answer:
        """Send it and wait for the answer."""


class Exchange:
    """Sends requests from one device. `now`: the clock that stamps them; `caller`: by session id.

    An event belongs to no session: it is sent with the id "".
    """

    def __init__(
        self,
        skill: Poster,
        device: Device,
        now: Callable[[], datetime],
        caller: Callable[[str], Caller] | None = None,
    ) -> None:
        self._skill = skill
        self._device = device
        self._now = now
        self._caller = caller or (lambda _: Caller(device.user))

    def send(self, session: Session, request: Mapping[str, Any], turn: Turn) -> Turn:
        """Post a request in a session; the turn comes back with the reply in it.

        The session takes over the reply's attributes. Raises UnreachableError.
        """
        whole = self._envelope(session, request)
        sent = request["intent"]["name"] if "intent" in request else request["type"]
        turn = replace(turn, sent=sent, request=whole)
        try:
            answer = self._skill.post(_bytes(whole))
            turn = replace(turn, reading=read_reading(answer.received))
            return self._received(session, turn, read_reply(answer.body), answer.ms)
        except BadAnswerError as fault:
            self._complain(session, turn, fault)
            return replace(turn, faults=(str(fault),), broken=True)

    def send_event(self, request: Mapping[str, Any], turn: Turn) -> Turn:
        """Post a skill event; its reply may hold nothing. Raises UnreachableError."""
        whole = event_envelope(request, self._device, self._now(), self._caller(""))
        turn = replace(turn, sent=request["type"], request=whole)
        try:
            answer = self._skill.post(_bytes(whole))
            reply = read_reply(answer.body)
        except BadAnswerError as fault:
            return replace(turn, faults=(str(fault),), broken=True)
        wrong = end_faults(reply, turn.sent or "")
        return replace(turn, reply=reply, ms=round(answer.ms, 1), faults=wrong)

    def _received(self, session: Session, turn: Turn, reply: Reply, ms: float) -> Turn:
        ended = turn.sent == _ENDED
        asked = None if ended else asked_for(reply)
        microphone = reply.should_end is False and not ended and not asked
        wrong = faults(reply, microphone=microphone, handed_over=bool(asked))
        session.new = False
        session.attributes = reply.attributes
        return replace(
            turn,
            reply=reply,
            ends=ended or not (microphone or asked or self._stays(reply)),
            microphone=microphone or bool(asked),
            consent=asked,
            ms=round(ms, 1),
            faults=_faults(turn, reply, wrong),
        )

    def _stays(self, reply: Reply) -> bool:
        """Without shouldEndSession a session lasts, unheard, while a screen shows something."""
        shows = any(str(each.get("type", "")).startswith(f"{APL}.") for each in reply.directives)
        return reply.should_end is None and self._device.has_screen and shows

    def _complain(self, session: Session, turn: Turn, fault: BadAnswerError) -> None:
        """Alexa tells the skill that its answer was no good, and takes no reply to that."""
        if turn.sent == _ENDED:
            return
        session.new = False
        request = session_ended_request("ERROR", {"type": fault.kind, "message": str(fault)})
        try:
            self._skill.post(_bytes(self._envelope(session, request)))
        except (BadAnswerError, UnreachableError):
            return  # the turn reports it already

    def _envelope(self, session: Session, request: Mapping[str, Any]) -> dict[str, Any]:
        return envelope(request, session, self._device, self._now(), self._caller(session.id))


def _faults(turn: Turn, reply: Reply, wrong: tuple[str, ...]) -> tuple[str, ...]:
    """A touch alone may be answered with nothing; the end of a session must be."""
    if turn.sent == _ENDED:
        return end_faults(reply)
    return () if turn.sent == USER_EVENT and not reply.raw.get("response") else wrong


def _bytes(whole: Mapping[str, Any]) -> bytes:
    """As Alexa writes it; half characters, which have no form in UTF-8, as escapes."""
    try:
        return json.dumps(whole, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return json.dumps(whole).encode()
