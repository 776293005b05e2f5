"""A store that is out of reach costs a turn once, not every turn: circuit breakers with one log.

After a few faults in a row the store is left alone for a while, so that a hanging one does not
add its time limit to each turn of everybody. Reads and writes have a breaker each: a full disk or
a table that may only be read takes no writes, and what it holds can be read all the same.
"""

import logging
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from ask_sdk_core.attributes_manager import AbstractPersistenceAdapter
from ask_sdk_core.exceptions import PersistenceException
from ask_sdk_model import RequestEnvelope

from skill.adapters.circuit import Circuit
from skill.adapters.record_store import RecordStore
from skill.conflict import ConflictError
from skill.store_time import StoreTime

_log = logging.getLogger("cramp_coach.store")
_LOG_EVERY = 60.0  # seconds
PROBE_EVERY = 30.0  # seconds: /health is open to everybody, and a probe is a write

T = TypeVar("T")


class GuardedStore(AbstractPersistenceAdapter):
    """Passes calls on while the store works. `clock` gives seconds that never go back."""

    def __init__(self, store: RecordStore, clock: Callable[[], float]) -> None:
        self._store = store
        self._clock = clock
        self._lock = threading.Lock()
        self._reads, self._writes = Circuit(clock), Circuit(clock)
        self._logged_at = float("-inf")
        self._probing = threading.Lock()
        self._probed_at, self._works = float("-inf"), False

    def get_attributes(self, request_envelope: RequestEnvelope) -> dict[str, Any]:
        """As RecordStore; raises PersistenceException at once while reads are left alone."""
        return self._call(self._reads, lambda: self._store.get_attributes(request_envelope))

    def save_attributes(
        self, request_envelope: RequestEnvelope, attributes: dict[str, Any]
    ) -> None:
        """As RecordStore; raises PersistenceException at once while writes are left alone."""
        self._call(self._writes, lambda: self._store.save_attributes(request_envelope, attributes))

    def delete_attributes(self, request_envelope: RequestEnvelope) -> None:
        """As RecordStore, likewise."""
        self._call(self._writes, lambda: self._store.delete_attributes(request_envelope))

    def check(self) -> bool:
        """Whether the store takes what is written and gives it back.

        It is tried now and then; in between the last answer stands.
        """
        with self._probing:
            if self._clock() - self._probed_at >= PROBE_EVERY:
                self._works = not self._reads.open and self._answers()
                self._probed_at = self._clock()
            return self._works

    def _answers(self) -> bool:
        try:
            with StoreTime().spent():
                self._call(self._writes, self._store.probe)
        except PersistenceException:
            return False
        return True

    def _call(self, circuit: Circuit, work: Callable[[], T]) -> T:
        if circuit.open:
            raise PersistenceException("the store is left alone for now")
        try:
            done = work()
        except ConflictError:
            circuit.worked()
            raise
        except PersistenceException as fault:
            circuit.failed()
            self._say(fault)
            raise
        circuit.worked()
        return done

    def _say(self, fault: PersistenceException) -> None:
        now = self._clock()
        with self._lock:
            silent = now - self._logged_at < _LOG_EVERY
            self._logged_at = self._logged_at if silent else now
        if not silent:
            _log.error("the store failed: %s", fault)
