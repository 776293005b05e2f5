"""What stands around the device: people, permissions, the clock, reminders, faults of services.

The page speaks to `House` alone. `PlainHouse` keeps what is chosen and simulates no service.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Literal, Protocol, get_args

Permission = Literal["reminders"]
Standing = Literal["granted", "refused", "revoked"]
Fault = Literal["none", "slow", "401", "429", "503"]
PERMISSIONS: tuple[Permission, ...] = get_args(Permission)
STANDINGS: tuple[Standing, ...] = get_args(Standing)
FAULTS: tuple[Fault, ...] = get_args(Fault)
ZONES = ("America/New_York", "Europe/London", "Australia/Sydney", "Asia/Kolkata", "UTC")


@dataclass(frozen=True, slots=True)
class Ring:
    """A reminder. `at`: when it rings, on the simulated clock; `text`: what is spoken then."""

    at: datetime
    text: str
    person: str


class House(Protocol):
    """The adapter between the page and whatever simulates Alexa's services.

    A `person` is the name that a Device has; every method may be called from several threads.
    """

    @property
    def now(self) -> datetime:
        """The simulated time, aware, in UTC."""

    def move(self, by: timedelta) -> Sequence[Ring]:
        """Move the clock on; gives the reminders that rang in between, in order."""

    def pending(self) -> Sequence[Ring]:
        """The reminders that have yet to ring, the next first."""

    @property
    def zone(self) -> str:
        """The device's time zone, as in the tz database."""

    def set_zone(self, zone: str) -> None:
        """Move the device to a zone of ZONES."""

    def standings(self, person: str) -> Mapping[Permission, Standing]:
        """What a person decided about each permission."""

    def decide(self, person: str, permission: Permission, standing: Standing) -> None:
        """Grant, refuse or revoke."""

    @property
    def fault(self) -> Fault:
        """How the services fail at the moment."""

    def set_fault(self, fault: Fault) -> None:
        """Let them fail so from now on; "none" mends them."""


@dataclass
class PlainHouse:
    """Keeps what is chosen. No service stands behind it, so no reminder is ever pending."""

    zone: str = ZONES[0]
    fault: Fault = "none"
    _ahead: timedelta = timedelta()
    _standings: dict[str, dict[Permission, Standing]] = field(default_factory=dict)

    @property
    def now(self) -> datetime:
        """The real time, moved on by as much as the clock was moved."""
        return datetime.now(UTC) + self._ahead

    def move(self, by: timedelta) -> Sequence[Ring]:
        """Nothing can ring."""
        self._ahead += by
        return ()

    def pending(self) -> Sequence[Ring]:
        """None."""
        return ()

    def set_zone(self, zone: str) -> None:
        """Kept."""
        self.zone = zone

    def standings(self, person: str) -> Mapping[Permission, Standing]:
        """Refused until something else is decided, as for a new skill."""
        kept = self._standings.get(person, {})
        return {permission: kept.get(permission, "refused") for permission in PERMISSIONS}

    def decide(self, person: str, permission: Permission, standing: Standing) -> None:
        """Kept."""
        self._standings.setdefault(person, {})[permission] = standing

    def set_fault(self, fault: Fault) -> None:
        """Kept."""
        self.fault = fault
