"""The house around the page's devices: the clock, the people's accounts, and Alexa's services."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from simulator.device.clock import Clock
from simulator.device.description import Device
from simulator.device.surroundings import Skill, Surroundings
from simulator.plays.scene import Scene
from simulator.services import Household, Services


@dataclass(frozen=True, slots=True)
class House:
    """One household for all windows; a person, by the name that a Device has, is an account in it.

    `floor`: held for a turn, and for as long as a play turns the clock, which the skill shares.
    """

    clock: Clock
    services: Services
    floor: threading.RLock = field(default_factory=threading.RLock)

    @property
    def household(self) -> Household:
        """Permissions, reminders, zone and faults."""
        return self.services.household

    def scene(self, skill: Skill, device: Device) -> Scene:
        """Somebody speaks to a device here; in a step, `two` is one more person at that device."""
        people = (device.person, f"{device.person}-TWO")
        for person in people:
            self.household.join(person)
        return Scene(Surroundings(skill, device, self.clock, self.services, people))

    @contextmanager
    def time_aside(self) -> Iterator[None]:
        """For somebody who turns the clock: afterwards it is as if nobody had."""
        with self.floor:
            ahead = self.clock() - datetime.now(UTC)
            try:
                yield
            finally:
                self.clock.go_to(datetime.now(UTC) + ahead)


@contextmanager
def open_house(clock: Clock) -> Iterator[House]:
    """A house whose services answer, with nobody in it yet."""
    with Services(Household(clock)) as services:
        yield House(clock, services)
