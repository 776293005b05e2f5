"""A talker whose people change their preferences over and over, and hear of them in new sessions.

What is not as the skill acknowledged it last is a lost preference.
"""

from dataclasses import dataclass, field

import msgspec

from benchmarks.known import USUAL, Known, stored
from benchmarks.talkers import Talker
from simulator.device.description import KINDS, Device
from simulator.device.echo import EXIT, OPEN
from simulator.plays.scene import usual_zone
from simulator.services import Household
from simulator.understanding import Listener
from skill.adapters.record_store import RecordStore
from skill.alexa.preferences import UPGRADES
from skill.alexa.upgrades import upgraded
from skill.dialog.preferences import Preferences
from tests.stores.people import envelope

_PEOPLE = 100
_LOCALE = "en-US"
VISITS = (
    (OPEN, EXIT),
    (OPEN, "yes", "no", "next", "stop"),
    ("start the two minute routine", "no", "next", "next", "stop"),
    ("start the five minute routine", "no", "next", "next", "next", EXIT),
    (USUAL, "no", "next", "i'm sitting", "next", "stop"),
    (USUAL, "shorter please", "no", *["next"] * 7, "no"),
    (USUAL, "stop"),
    ("remind me every night at half past nine", "yes", "yes"),
    ("remind me every weekday at eight in the evening", "yes", "yes"),
    ("what time is my reminder",),
    ("move my reminder to ten in the evening", "yes", "yes"),
    ("cancel my reminder",),
    ("forget me", "yes"),
)


@dataclass
class Person:
    """A person of this talker's alone: at home in a household of their own."""

    name: str
    home: Household
    known: Known = field(default_factory=Known)


class Rememberer(Talker):
    """One of its `people` pays a visit, on any device of that household."""

    def __init__(self, url: str, seed: int, resolver: Listener) -> None:
        super().__init__(url, seed)
        self._resolver = resolver
        zone = usual_zone(_LOCALE)
        names = [f"REMEMBERED-{seed}-{number}" for number in range(_PEOPLE)]
        self.people = [Person(name, Household(self._clock, zone, name)) for name in names]

    def converse(self) -> None:
        """One visit: what is recalled is compared, what is acknowledged is noted."""
        person = self.draw.choice(self.people)
        device = Device(_LOCALE, self.draw.choice(KINDS), person.name)
        scene, asked = self.scene(device, self._resolver, person.home), None
        for number, line in enumerate(self.draw.choice(VISITS)):
            if number and not scene.echo.in_session:
                return
            turn = scene.hear(line)
            self.judge(turn)
            if line == EXIT:  # its answer carries the words before it
                return
            self.tally.lost += person.known.contradictions(line, asked, turn)
            person.known.learn(turn, asked)
            asked = turn.reply.asks

    def compare(self, store: RecordStore) -> None:
        """Read every person's record from the store, after the last visit."""
        for person in self.people:
            record = store.get_attributes(envelope(person.home.user()["userId"]))
            record.pop("revision", None)
            held = stored(msgspec.convert(upgraded(record, UPGRADES), Preferences))
            if held != person.known:
                self.tally.lost.append(f"in the store: {held}, not {person.known}")
