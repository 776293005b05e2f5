"""What happened around a turn: a reminder rang, a service was called."""

from dataclasses import dataclass
from datetime import datetime

from simulator.services.faults import Service


@dataclass(frozen=True, slots=True)
class Rung:
    """A reminder that rang. `at`: when it was due, in the zone of the device."""

    account: str
    label: str
    at: datetime

    def __str__(self) -> str:
        """Like: 2026-03-29 21:30 do your bedtime stretches."""
        return f"{self.at:%Y-%m-%d %H:%M} {self.label}"


@dataclass(frozen=True, slots=True)
class Called:
    """A call of the skill's to a service, like POST reminders → 200; 0 where none came back."""

    method: str
    service: Service
    status: int

    def __str__(self) -> str:
        """In words."""
        return f"{self.method} {self.service} → {self.status or 'no answer'}"
