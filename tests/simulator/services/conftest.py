"""A household whose clock is moved by hand, and its services."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from simulator.services import Household, Services

START = datetime(2026, 3, 27, 20, 0, tzinfo=UTC)  # two nights before London's clocks change


@dataclass
class HandClock:
    """Stands still until it is moved."""

    time: datetime = START

    def __call__(self) -> datetime:
        """The time."""
        return self.time

    def move(self, **by: float) -> None:
        """On by hours=, days= and so forth."""
        self.time += timedelta(**by)


@pytest.fixture
def clock() -> HandClock:
    """At START."""
    return HandClock()


@pytest.fixture
def household(clock: HandClock) -> Household:
    """In London."""
    return Household(clock, zone="Europe/London")


@pytest.fixture
def services(household: Household) -> Iterator[Services]:
    """Its services over HTTP."""
    with Services(household) as served:
        yield served
