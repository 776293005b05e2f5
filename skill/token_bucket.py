"""A token bucket: so much at once, then so much a second."""

import time
from collections.abc import Callable


class TokenBucket:
    """`burst` tokens at first and at most; `rate` new ones a second.

    clock: seconds that never go back. Not safe in threads by itself.
    """

    def __init__(
        self, burst: int, rate: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._burst = burst
        self._rate = rate
        self._clock = clock
        self._left = float(burst)
        self._seen = clock()

    def __bool__(self) -> bool:
        """Whether there is a token."""
        now = self._clock()
        self._left = min(self._burst, self._left + (now - self._seen) * self._rate)
        self._seen = now
        return self._left >= 1

    def take(self) -> bool:
        """Whether there was a token; it is gone then."""
        there = bool(self)
        self._left -= there
        return there
