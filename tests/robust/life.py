"""One person's life with the skill: requests of every kind over many sessions, drawn by chance.

A life goes over anything that takes an envelope and gives the bytes of a reply: the skill alone
(house.py) or the whole application (door.py).
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from skill.alexa import screen, session
from skill.alexa.consent import PERMISSION
from skill.alexa.screen import TOUCH
from skill.dialog.events import Event, Opened
from skill.dialog.service_events import PermissionAnswered
from skill.dialog.subject_events import CONTROLS
from tests.robust.chance import Chance, Said
from tests.robust.door import slot
from tests.robust.mutations import KINDS
from tests.web.conftest import envelope

LOCALES = ("en-US", "en-GB", "en-CA", "en-AU", "en-IN", "fr-FR")
# Half an hour before the clocks change in London and in New York, and a leap day.
_MOMENTS = tuple(
    datetime.fromisoformat(f"{when}:00Z")
    for when in ("2027-03-28T00:30", "2027-10-31T00:30", "2027-03-14T06:30", "2028-02-29T01:00")
)
_REASONS = ("USER_INITIATED", "EXCEEDED_MAX_REPROMPTS", "ERROR")
_STATUSES = ("ACCEPTED", "DENIED", "NOT_ANSWERED", "NEW")
_ODD_TOKENS = (None, "", "x", "{}", '{"type": "Plan"}', '{"type": "Plan", "seconds": -5}')
_ODD_TOUCHES: tuple[Any, ...] = (None, [], [7], [None], [{"a": 1}], ["NoSuchIntent"])
# What a person may be up to for a whole life; a routine is walked to its end by nothing less.
_MOODS: tuple[tuple[str, ...], ...] = (
    (),
    ("check my leg", "yes", "no", "no", "i'm not sure", "my calf is swollen"),
    ("check my leg", *12 * ("no",)),
    (
        *(
            "start my bedtime routine",
            "no",
            "skip this one",
            "pause",
            "that hurts",
            "shorter please",
        ),
        *("how many are left", "carry on", "stop", *4 * ("next",)),
    ),
    (
        *("remind me every night at nine", "move my reminder to ten", "cancel my reminder"),
        *("what time is my reminder", "forget me", *3 * ("yes",)),
    ),
)
APL = "Alexa.Presentation.APL"


@dataclass(frozen=True)
class Exchange:
    """A request (whole), its reply (bytes), and what was meant (None where we can't know)."""

    whole: Mapping[str, Any]
    body: bytes
    event: Event | None

    @property
    def request(self) -> Mapping[str, Any]:
        """The `request` of the envelope."""
        return dict(self.whole["request"])

    @property
    def name(self) -> str:
        """The intent's name, or the type of a request that is none."""
        request = self.request
        return str(request["intent"]["name"] if "intent" in request else request["type"])

    @property
    def shows(self) -> bool:
        """Whether the device has a screen."""
        return APL in self.whole["context"]["System"].get("device", {}).get(
            "supportedInterfaces", {}
        )


class Life:
    """Draws what happens next, sends it, and goes on from the reply as Alexa would."""

    def __init__(
        self, send: Callable[[Mapping[str, Any]], bytes], chance: Chance, draw: Random
    ) -> None:
        self._send, self._chance, self._draw = send, chance, draw
        self._locale = draw.choice(LOCALES)
        self._screen = draw.random() < 0.6
        self._mood = draw.choice(_MOODS)
        self._focus = draw.choice((0.0, 0.8))  # how often nothing but the mood is followed
        self._unsaid: list[Said] = []  # the rest of a sentence that a pause cut in two
        self._attributes: Any = {}
        self._open = False  # whether a session is
        self._tokens: list[str] = []  # of the screens drawn, the last one last
        self._asked: Mapping[str, Any] | None = None  # the directive by which Alexa asks for us

    def turn(self) -> Exchange:
        """The next thing that happens."""
        draw = self._draw
        if self._unsaid and self._open:
            return self.intent(self._unsaid.pop())
        if self._asked and draw.random() < 0.8:
            return self.say(*self._consent(self._asked))
        luck = draw.random()
        if luck < 0.03:
            return self._outside()
        if luck < 0.06:
            return self.end()
        return self._turn(draw, luck)

    def _turn(self, draw: Random, luck: float) -> Exchange:
        """A turn of the talk: an answer to Alexa that nobody asked for, a touch, or words."""
        if luck < 0.07:
            return self.say(*self._consent({"token": draw.choice(_ODD_TOKENS)}))
        if luck < 0.18 and self._tokens:
            return self.say(*self._touch())
        if not self._open and luck < 0.5:
            return self.say({"type": "LaunchRequest"}, Opened())
        if self._mood and draw.random() < self._focus:
            return self.words(draw.choice(self._mood))
        first, *self._unsaid = self._chance.breath(draw)
        return self.intent(first)

    def words(self, said: str) -> Exchange:
        """Words, by any route that could take them."""
        return self.intent(self._chance.arriving(self._draw, said))

    def intent(self, said: Said, event: Event | None = None) -> Exchange:
        """An intent with its slots; `event`: what it must mean, where that is known."""
        slots = {key: slot(key, heard) for key, heard in said.slots.items()}
        intent = {"name": said.intent, "confirmationStatus": "NONE", "slots": slots}
        return self.say({"type": "IntentRequest", "intent": intent}, event)

    def say(self, request: Mapping[str, Any], event: Event | None) -> Exchange:
        """A turn; the session goes on with what the reply carries, or ends."""
        whole = self._envelope(request)
        body = self._send(whole)
        reply = json.loads(body)
        response = reply["response"]
        directives = response.get("directives", [])
        asked = [one for one in directives if one["type"] == "Connections.SendRequest"]
        self._asked = asked[0] if asked else None
        self._tokens += [one.get("token", "") for one in directives if one not in asked]
        self._open = response.get("shouldEndSession") is False
        self._attributes = reply.get("sessionAttributes", {}) if self._open else {}
        return Exchange(whole, body, event)

    def end(self) -> Exchange:
        """The session ends, and the next may be elsewhere."""
        request = {"type": "SessionEndedRequest", "reason": self._draw.choice(_REASONS)}
        whole = self._envelope(request)
        self._open, self._attributes, self._asked, self._tokens = False, {}, None, []
        self._locale = self._draw.choice((*LOCALES, self._locale))
        return Exchange(whole, self._send(whole), None)

    def _outside(self) -> Exchange:
        """What Alexa sends besides turns: events, questions of what we can do, faults."""
        drawn: Any = self._draw.choice([one for one in KINDS if not _spoken(one)])
        request = {key: value for key, value in drawn["request"].items() if key != "timestamp"}
        whole = self._envelope(request)
        if "session" not in drawn:
            del whole["session"]
        return Exchange(whole, self._send(whole), None)

    def _touch(self) -> tuple[dict[str, Any], Event | None]:
        """A touch on the screen that is there, or on one that was."""
        draw = self._draw
        token = self._tokens[-1] if draw.random() < 0.7 else draw.choice([*self._tokens, "odd:1"])
        name = draw.choice(self._chance.touches)
        arguments = draw.choice(_ODD_TOUCHES) if draw.random() < 0.1 else [name]
        request: dict[str, Any] = {
            "type": TOUCH,
            "token": token,
            "arguments": arguments,
            "source": {},
        }
        true = token == screen.token(session.state_in(self._attributes).asked)
        make = CONTROLS.get(name) if true and arguments == [name] else None
        return request, make({}) if make else None

    def _consent(self, asked: Mapping[str, Any]) -> tuple[dict[str, Any], Event]:
        """The answer to Alexa's own question; some come in a session that is new."""
        draw = self._draw
        self._attributes = self._attributes if draw.random() < 0.7 else {}
        scope = {"permissionScope": PERMISSION, "status": draw.choice(_STATUSES)}
        payload = draw.choice(({"permissionScopes": [scope]}, scope, None, {}))
        code = draw.choice(("200", "400", "500"))
        request = {
            "type": "Connections.Response",
            "name": "AskFor",
            "status": {"code": code, "message": "so"},
            "token": asked["token"],
            "payload": payload if draw.random() < 0.3 else {"permissionScopes": [scope]},
        }
        return request, PermissionAnswered()

    def _envelope(self, request: Mapping[str, Any]) -> dict[str, Any]:
        whole = envelope(request={"locale": self._locale, **request})
        whole["session"] |= {"new": not self._open, "attributes": self._attributes}
        system: Any = whole["context"]["System"]
        if self._screen:
            system["device"]["supportedInterfaces"] = {APL: {"runtime": {"maxVersion": "2024.1"}}}
        if self._draw.random() < 0.05:
            del system[self._draw.choice(("apiAccessToken", "apiEndpoint", "device"))]
        return whole


def _spoken(whole: Any) -> bool:
    kind = whole["request"]["type"]
    return kind in ("LaunchRequest", "IntentRequest", "Connections.Response", TOUCH)


def pass_time(now: datetime, draw: Random) -> datetime:
    """The clock at the next turn: seconds later, minutes, days; or it jumps."""
    luck = draw.random()
    if luck < 0.75:
        return now + timedelta(seconds=draw.randint(0, 20))
    if luck < 0.9:
        return now + timedelta(minutes=draw.randint(1, 40))
    if luck < 0.97:
        return now + timedelta(days=draw.choice((1, 6, 7, 8, 401)))
    return draw.choice((*_MOMENTS, now - timedelta(days=1)))
