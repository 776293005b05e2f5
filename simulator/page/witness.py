"""Stands between the device and the skill, and keeps the headers that went over the wire."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field

from simulator.device.exchange import Poster
from simulator.wire.endpoint import Answer


@dataclass(frozen=True, slots=True)
class Seen:
    """One request as it was posted; `received` is empty where no good answer came."""

    body: bytes = b""
    sent: Mapping[str, str] = field(default_factory=dict)
    received: Mapping[str, str] = field(default_factory=dict)


class Witness:
    """Posts through another poster, one request at a time: its connection takes no more.

    `lock`: shared by all witnesses of the same poster.
    """

    def __init__(self, skill: Poster, lock: threading.Lock) -> None:
        self._skill = skill
        self._lock = lock
        self._seen: Seen | None = None

    def post(self, body: bytes) -> Answer:
        """As the poster beneath. Raises what it raises."""
        with self._lock:
            self._seen = Seen(body)
            answer = self._skill.post(body)
            self._seen = Seen(body, answer.sent, answer.received)
            return answer

    def take(self) -> Seen | None:
        """What was posted since the last call; None when nothing was."""
        seen, self._seen = self._seen, None
        return seen
