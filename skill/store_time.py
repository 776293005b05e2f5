"""How long the store may keep one turn waiting: one deadline for all its calls together.

A turn may read, write, look what became of the write, and write again. With a limit for each call
a slow store took 4.7 to 6.3 seconds of a turn; with one for all of them it takes this long once.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

SECONDS = 1.4  # of a turn, spent in the store in all
_until: ContextVar[float | None] = ContextVar("until", default=None)


class StoreTime:
    """What one turn has for its store."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._left = seconds

    @property
    def left(self) -> bool:
        """Whether there is time for another call."""
        return self._left > 0

    @contextmanager
    def spent(self) -> Iterator[None]:
        """For the length of one call: what it takes is gone for those after it."""
        started = time.monotonic()
        token = _until.set(started + self._left)
        try:
            yield
        finally:
            _until.reset(token)
            self._left -= time.monotonic() - started


def left() -> float:
    """Seconds that the call under way may still take, 0 at least; a whole turn's outside of one."""
    until = _until.get()
    return SECONDS if until is None else max(until - time.monotonic(), 0.0)
