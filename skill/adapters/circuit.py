"""A circuit breaker: what failed a few times in a row is left alone for a while."""

import threading
from collections.abc import Callable

FAULTS = 3  # in a row open the circuit
REST = 30.0  # seconds without a call then


class Circuit:
    """Counts faults of one kind of call. `clock` gives seconds that never go back."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._faults = 0
        self._open_until = float("-inf")

    @property
    def open(self) -> bool:
        """Whether no call is to be made now."""
        return self._clock() < self._open_until

    def worked(self) -> None:
        """A call was answered."""
        with self._lock:
            self._faults = 0

    def failed(self) -> None:
        """A call was not; the last of several in a row opens the circuit."""
        with self._lock:
            self._faults += 1
            if self._faults >= FAULTS:
                self._faults, self._open_until = 0, self._clock() + REST
