"""The simulated clock: the real one, moved by whole seconds."""

import os
import tempfile
import threading
from datetime import UTC, datetime, timedelta
from math import ceil
from pathlib import Path


class Clock:
    """Gives aware UTC. Safe to use from several threads.

    file: where its distance from the real clock stands, in seconds, for the skill to read
    (CRAMP_COACH_SIMULATOR_CLOCK); written whole or not at all.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._set(timedelta())

    def __call__(self) -> datetime:
        """The simulated time: a clock is handed in where a function is wanted."""
        return datetime.now(UTC) + self._offset

    def move(self, seconds: float) -> datetime:
        """Move by so many seconds, rounded to whole ones; gives the new time."""
        with self._lock:
            self._set(self._offset + timedelta(seconds=round(seconds)))
        return self()

    def go_to(self, time: datetime) -> datetime:
        """Move to a time, which has a zone, or less than a second after it; gives the new time."""
        with self._lock:
            self._set(timedelta(seconds=ceil((time - datetime.now(UTC)).total_seconds())))
        return self()

    def _set(self, offset: timedelta) -> None:
        self._offset = offset
        if self._file:
            _write(self._file, f"{offset.total_seconds():.0f}\n")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, beside = tempfile.mkstemp(prefix=f"{path.name}.", dir=path.parent)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(text)
    Path(beside).replace(path)
