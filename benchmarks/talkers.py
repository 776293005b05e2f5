"""Who talks to the skill in a soak: one that says anything, and one that plays our own plays.

Each converses over a connection of its own, opened anew for every conversation, so that both
workers hear of everybody. Every answer is looked at: HTTP 200, no word of trouble, Alexa's limits.
"""

import time
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import Any

from benchmarks import parts
from simulator.device.clock import Clock
from simulator.device.description import KINDS, Device
from simulator.device.envelope import Session
from simulator.device.exchange import Exchange
from simulator.device.surroundings import Skill, Surroundings
from simulator.device.turn import Turn
from simulator.errors import BadAnswerError, SimulatorError
from simulator.plays.expectations import Asks, Expectation, Says
from simulator.plays.play import run_play
from simulator.plays.play_file import Play
from simulator.plays.scene import Scene, usual_zone
from simulator.plays.steps import read_step
from simulator.services import Household, Services
from simulator.understanding import Listener
from simulator.wire.endpoint import Answer, Endpoint
from simulator.wire.signing import Signer
from tests.robust.chance import Chance
from tests.robust.door import slot

_LONGEST = 12  # turns of a random conversation
_LOCALES = ("en-US", "en-GB", "en-CA", "en-AU", "en-IN")
_PEOPLE = 1000  # of the random conversations; two talkers may speak for one at the same time


@dataclass
class Tally:
    """What one talker saw. `slowest`: seconds; `lost`: preferences that are not as told."""

    turns: int = 0
    errors: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    slowest: float = 0.0


_OF_TRACKS = {"routine.track", "routine.last_track", "routine.close"}


class _RealTime(Clock):
    """The real clock: a request of minutes hence, behind a track that was played, is refused."""

    def move(self, _seconds: float) -> datetime:
        return self()


class Talker(ABC):
    """Holds conversation after conversation. It is the endpoint of its devices, and counts."""

    def __init__(self, url: str, seed: int) -> None:
        self._endpoint = Endpoint(url, Signer(parts.keys().key), "see .local/soak.log")
        self._clock = _RealTime()
        self._services: Services
        self.draw = Random(seed)  # noqa: S311  # no secret
        self.tally = Tally()

    def talk(self, until: float) -> None:
        """Converse until the time is up."""
        with self._endpoint, Services(Household(self._clock)) as self._services:
            while time.monotonic() < until:
                try:
                    self.converse()
                except SimulatorError as fault:
                    self.tally.errors.append(str(fault))
                self._endpoint.close()

    @abstractmethod
    def converse(self) -> None:
        """One conversation."""

    def post(self, body: bytes) -> Answer:
        """Send a request of one of its devices. Raises as Endpoint."""
        self.tally.turns += 1
        try:
            answer = self._endpoint.post(body)
        except BadAnswerError as fault:
            self.tally.errors.append(str(fault))
            raise
        self.tally.slowest = max(self.tally.slowest, answer.ms / 1000)
        if b"basics.trouble" in answer.body:
            self.tally.errors.append("basics.trouble")
        return answer

    def scene(self, device: Device, resolver: Listener, home: Household | None = None) -> Scene:
        """A device with services around it: of a new household, where none is given."""
        return Scene(self.surroundings(device, resolver, home))

    def surroundings(
        self, device: Device, resolver: Listener, home: Household | None = None
    ) -> Surroundings:
        """The same, for requests that nobody's words make."""
        zone = usual_zone(device.locale)
        self._services.household = home or Household(self._clock, zone, device.person)
        return Surroundings(Skill(self, resolver), device, self._clock, self._services)

    def judge(self, turn: Turn) -> None:
        """Note what Alexa would not take; a broken answer is noted already."""
        if not turn.broken:
            self.tally.errors += [f"{turn.sent}: {fault}" for fault in turn.faults]


class Guesser(Talker):
    """Says anything that Alexa could send, in any order."""

    def __init__(self, url: str, seed: int, chance: Chance, resolver: Listener) -> None:
        super().__init__(url, seed)
        self._chance = chance
        self._resolver = resolver

    def converse(self) -> None:
        """A dozen turns at most, on any device."""
        person = str(self.draw.randrange(_PEOPLE))
        device = Device(self.draw.choice(_LOCALES), self.draw.choice(KINDS), person)
        caller = self.surroundings(device, self._resolver).caller
        exchange, session = Exchange(self, device, self._clock, caller), Session()
        for _ in range(_LONGEST):
            turn = exchange.send(session, self._request(), Turn(""))
            self.judge(turn)
            if turn.consent:
                turn = exchange.send(session, turn.consent.response("denied"), Turn(""))
                self.judge(turn)
            if turn.ends:
                return

    def _request(self) -> Mapping[str, Any]:
        said = self._chance.anything(self.draw)
        slots = {key: slot(key, heard) for key, heard in said.slots.items()}
        intent = {"name": said.intent, "confirmationStatus": "NONE", "slots": slots}
        return {"type": "IntentRequest", "intent": intent}


class Player(Talker):
    """Plays plays, each as a person who was never here before."""

    def __init__(
        self, url: str, seed: int, plays: Sequence[Play], resolvers: Mapping[str, Listener]
    ) -> None:
        super().__init__(url, seed)
        self._plays = plays
        self._resolvers = resolvers
        self._number = 0

    def converse(self) -> None:
        """Any of them; what is not as it expects is an error."""
        self._number += 1
        play = self.draw.choice(self._plays)
        device = Device(play.locale, play.device, f"PLAYER-{id(self)}-{self._number}")
        failure = run_play(play, self.scene(device, self._resolvers[play.locale])).failure
        if failure:
            wrong = "; ".join(map(str, failure.mismatches))
            self.tally.errors.append(f"{play.name}, turn {failure.turn}: {wrong}")


def in_real_time(play: Play) -> bool:
    """Whether a play needs neither another time nor steps, which only a skill of its own allows.

    Nor the minutes of a track, which nobody waits for here.
    """
    steps = any(read_step(said.you) for said in play.talk)
    acts = {act for said in play.talk for one in said.expects for act in _acts_of(one)}
    return play.at is None and not steps and _OF_TRACKS.isdisjoint(acts)


def _acts_of(expectation: Expectation) -> Iterator[str]:
    """The acts that an expectation names."""
    if isinstance(expectation, Says):
        yield from (pattern.act for pattern in expectation.acts)
    elif isinstance(expectation, Asks) and expectation.act:
        yield expectation.act.act
