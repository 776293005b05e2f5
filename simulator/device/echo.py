"""The device: takes a line, keeps the session as Alexa would, and gives back a turn.

A session begins with a launch or a one-shot and lasts until the skill ends it, somebody says
"exit", or nobody answers twice. Source:
https://developer.amazon.com/docs/custom-skills/manage-skill-session-and-session-attributes.html
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Protocol

from simulator.device.consent import Asked, Consent, heard_as
from simulator.device.description import Caller, Device
from simulator.device.envelope import (
    EndReason,
    Session,
    intent_request,
    launch_request,
    session_ended_request,
    user_event_request,
)
from simulator.device.exchange import Exchange, Poster
from simulator.device.turn import Turn
from simulator.errors import NotListeningError, SimulatorError
from simulator.understanding import Listener
from simulator.understanding.postman import Postman
from simulator.wire.reply import Reply

OPEN, SILENCE, EXIT, TOUCH = "[open]", "[silence]", "[exit]", "[touch]"
_RENDER = "Alexa.Presentation.APL.RenderDocument"


def _now() -> datetime:
    return datetime.now(UTC)


_AGAIN = "Alexa asks again: you can say I approve, or no"


class Home(Protocol):
    """Where a device stands: whose it is, and which services are around it."""

    def caller(self, session: str) -> Caller:
        """For whom a request of a session is."""

    def decide(self, consent: Consent) -> None:
        """Somebody has answered Alexa's question for a permission; the skill hears of it next."""


class Echo:
    """One device with at most one session.

    now: the clock that stamps the requests; home: where it stands, if there are services around.
    """

    def __init__(
        self,
        skill: Poster,
        resolver: Listener,
        device: Device,
        now: Callable[[], datetime] = _now,
        home: Home | None = None,
    ) -> None:
        self._exchange = Exchange(skill, device, now, home.caller if home else None)
        self._home = home
        self._resolver = resolver
        self._device = device
        self._session: Session | None = None
        self._last = Turn("")
        self._silent = False
        self._seed: int | None = None
        self._token: str | None = None  # of the document on the screen
        self._playing = 0.0  # seconds of an audio document that were not heard yet

    @property
    def in_session(self) -> bool:
        """Whether a session is open, so that the next line needs no "ask cramp coach"."""
        return self._session is not None

    @property
    def playing(self) -> float:
        """Seconds of an audio document that are still to come before the microphone opens."""
        return self._playing

    def plays_on(self, seconds: float) -> None:
        """So many seconds of it were heard; then somebody breaks in, or it goes on."""
        self._playing = max(self._playing - seconds, 0.0)

    def break_in(self) -> None:
        """Somebody says the wake word: what was still to come is not heard."""
        self._playing = 0.0

    @property
    def invocation_name(self) -> str:
        """The name that opens the skill."""
        return self._resolver.model.invocation_name

    def hear_by(self, seed: int | None) -> None:
        """By which ear words are heard from now on: None for whole, a seed for a rough one.

        Raises SimulatorError for a rough ear where a model leaves understanding to Alexa.
        """
        if seed is not None and not isinstance(self._resolver, Postman):
            raise SimulatorError(
                "a rough ear needs a model with an open slot, whose words are handed over whole;"
                " leave --ear away, or name such a model with --model"
            )
        self._seed = seed

    def hear(self, line: str) -> Turn:
        """One line: words, or [open], [silence], [exit] or [touch] ["arguments", "as JSON"].

        Without an open session words are a one-shot, "Alexa, ask cramp coach …". Raises
        NotListeningError for a silence or an exit then, UnreachableError when no skill answers.
        """
        line = line.strip()
        control = line.lower()
        if self.asked and control != EXIT and not self.says_exit(line):
            return self._permission(line)
        if control == OPEN:
            return self._begin(line, None)
        if control == SILENCE:
            return self._silence(line, self._listening(line))
        if control == EXIT:
            return self._end(line, self._listening(line), "USER_INITIATED")
        if control.startswith(TOUCH):
            return self.touch(_arguments(line))
        return self._words(line)

    def touch(
        self,
        arguments: Sequence[Any],
        source: Mapping[str, Any] | None = None,
        components: Mapping[str, Any] | None = None,
    ) -> Turn:
        """Something on the screen is touched, which sends `arguments`.

        `source`: what was touched, by default a TouchWrapper without a name; `components`: values
        of the document's components by id. After a session's end a touch begins another. Raises
        NotListeningError when the screen shows nothing, UnreachableError when no skill answers.
        """
        heard = f"{TOUCH} {json.dumps(list(arguments), ensure_ascii=False)}"
        if self._token is None:
            raise NotListeningError(f"{heard}: the screen shows nothing to touch")
        touched = source or {"type": "TouchWrapper", "handler": "Press", "id": ""}
        request = user_event_request(arguments, touched, components or {}, self._token)
        if self._session is None:
            self._session = Session()
        return self._after(self._exchange.send(self._session, request, Turn(heard)))

    def ask(self, line: str) -> Turn:
        """One line as a one-shot in a session of its own; [open] is a launch without a question.

        Even "exit" reaches the skill here, as in "Alexa, ask cramp coach exit". Raises as `hear`.
        """
        self._session = None
        line = line.strip()
        if line.lower() in {OPEN, SILENCE, EXIT}:
            return self.hear(line)
        launch = self._resolver.launch(line)
        return self._begin(line, launch.utterance if launch else line)

    def says_exit(self, line: str) -> bool:
        """Whether a line is one of those that end a session without the skill's doing."""
        return line.strip().lower() == EXIT or self._resolver.is_exit(line)

    @property
    def asked(self) -> Asked | None:
        """The permission for which Alexa asks now: the next line is the answer to her."""
        return self._last.consent

    def consent(self, heard: str, answer: Consent) -> Turn:
        """Tell the skill what came of the question for a permission.

        Raises NotListeningError when there was none.
        """
        session, asked = self._listening(heard), self.asked
        if asked is None:
            raise NotListeningError(f"{heard}: the skill has asked for no permission")
        if self._home:
            self._home.decide(answer)
        return self._after(self._exchange.send(session, asked.response(answer), Turn(heard)))

    def event(self, heard: str, request: Mapping[str, Any]) -> Turn:
        """Send a skill event, apart from any session."""
        turn = self._exchange.send_event(request, Turn(heard))
        return replace(turn, ends=not self.in_session, microphone=self.listens)

    @property
    def listens(self) -> bool:
        """Whether the microphone is open."""
        return self.in_session and self._last.microphone

    def drop(self, heard: str, reason: EndReason) -> Turn | None:
        """End the session that is open, if one is, without the skill's doing."""
        return self._end(heard, self._session, reason) if self._session else None

    def _permission(self, line: str) -> Turn:
        """An answer to Alexa's own question; she asks once again for a yes or a no.

        What she does not understand the second time counts as no answer.
        """
        silent = line.lower() == SILENCE
        answer: Consent | None = "not_answered" if silent else heard_as(line)
        if answer:
            return self.consent(line, answer)
        if self._last.note == _AGAIN:
            return self.consent(line, "not_answered")
        self._last = Turn(line, note=_AGAIN, ends=False, microphone=True, consent=self.asked)
        return self._last

    def _words(self, line: str) -> Turn:
        launch = self._resolver.launch(line)
        if launch:
            return self._begin(line, launch.utterance)
        if self._resolver.is_exit(line):
            return self._end(line, self._listening(line), "USER_INITIATED")
        if self._session is None:
            return self._begin(line, line)
        return self._intent(line, self._session, line)

    def _begin(self, heard: str, utterance: str | None) -> Turn:
        session = self._session = Session()
        self._last = Turn("")
        if utterance is None:
            return self._after(self._exchange.send(session, launch_request(), Turn(heard)))
        return self._intent(heard, session, utterance)

    def _intent(self, heard: str, session: Session, utterance: str) -> Turn:
        if self._seed is None or not isinstance(self._resolver, Postman):
            understood = self._resolver.understand(utterance, self._eliciting())
            return self._said(Turn(heard, utterance=utterance, understood=understood), session)
        arrived = self._resolver.roughly(utterance, self._seed, self._eliciting())
        turn = None
        for understood in arrived.turns:
            if turn is None or (self.listens and not self.asked):  # else nobody hears it
                note = f"rough ear: {arrived.axis}" if arrived.axis else None
                part = Turn(heard, utterance=utterance, understood=understood, note=note)
                turn = self._said(replace(part, before=turn), session)
        return turn or Turn(heard)

    def _said(self, turn: Turn, session: Session) -> Turn:
        """Send the intent that a turn was understood as."""
        if turn.understood is None:
            return turn
        model = self._resolver.model
        request = intent_request(turn.understood, model, self._device.application_id)
        return self._after(self._exchange.send(session, request, turn))

    def _eliciting(self) -> tuple[str, str] | None:
        """The intent and slot that the skill's last reply asks for by Dialog.ElicitSlot."""
        for directive in self._last.reply.directives:
            if directive.get("type") == "Dialog.ElicitSlot":
                intent = (directive.get("updatedIntent") or {}).get("name") or self._last.sent
                slot = str(directive.get("slotToElicit"))
                spec = self._resolver.model.intents.get(str(intent))
                return (spec.name, slot) if spec and slot in spec.slots else None
        return None

    def _silence(self, heard: str, session: Session) -> Turn:
        """The first silence brings the reprompt, the next the end of the session."""
        reprompt = self._last.reply.reprompt
        if self._silent or reprompt is None or not self._last.microphone:
            return self._end(heard, session, "EXCEEDED_MAX_REPROMPTS")
        self._silent = True
        again = Reply(speech=reprompt, asks=self._last.reply.asks)
        return Turn(heard, reply=again, ends=False, microphone=True)

    def _listening(self, heard: str) -> Session:
        if self._session is None:
            raise NotListeningError(
                f"{heard}: no session is open; open the skill first, with {OPEN} or a question"
            )
        return self._session

    def _end(self, heard: str, session: Session, reason: EndReason) -> Turn:
        request = session_ended_request(reason)
        return self._after(self._exchange.send(session, request, Turn(heard)))

    def _after(self, turn: Turn) -> Turn:
        """What a turn of the skill's leaves behind."""
        self._last = turn
        self._silent = False
        self._playing = turn.reply.audio.seconds if turn.reply.audio else 0.0
        for directive in turn.reply.directives:
            if directive.get("type") == _RENDER and self._device.has_screen:
                self._token = str(directive.get("token", ""))
        if turn.ends:
            self._session = None
        return turn


def _arguments(line: str) -> list[Any]:
    """The JSON list after [touch]."""
    try:
        found = json.loads(line[len(TOUCH) :] or "[]")
    except ValueError:
        found = None
    if not isinstance(found, list):
        raise NotListeningError(f'{line}: say it like {TOUCH} ["answer", "yes"]')
    return found
