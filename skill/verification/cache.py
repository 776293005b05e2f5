"""Verified keys by address: valid ones alone, until they expire, bounded, fetched once for many."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime

from skill.verification.chain import SigningKey
from skill.verification.refusal import Refusal

_KEPT = 8  # addresses; Amazon uses one at a time
_FETCHES_AT_ONCE = 4  # so that strangers' addresses can't tie up every worker
_LONGEST_WAIT = 5.0  # seconds that a request waits for another's fetch

Load = Callable[[str], SigningKey]


class KeyCache:
    """Gives the key for a normalised address; `load` fetches and verifies, or raises Refusal."""

    def __init__(self, load: Load, now: Callable[[], datetime]) -> None:
        self._load = load
        self._now = now
        self._lock = threading.Lock()
        self._keys: OrderedDict[str, SigningKey] = OrderedDict()
        self._fetching: dict[str, Future[SigningKey]] = {}

    def key(self, address: str) -> SigningKey:
        """The key, from the cache or fetched. Raises Refusal; a failure is never cached."""
        with self._lock:
            if found := self._fresh(address):
                return found
            waiting = self._fetching.get(address)
            if waiting is None:
                if len(self._fetching) >= _FETCHES_AT_ONCE:
                    raise Refusal("too many chains at once")
                mine = self._fetching[address] = Future()
        if waiting is not None:
            return self._wait(waiting)
        return self._fetch(address, mine)

    def _fresh(self, address: str) -> SigningKey | None:
        found = self._keys.get(address)
        if found is None:
            return None
        if found.expires <= self._now():
            del self._keys[address]
            return None
        self._keys.move_to_end(address)
        return found

    def _wait(self, waiting: Future[SigningKey]) -> SigningKey:
        try:
            return waiting.result(timeout=_LONGEST_WAIT)
        except TimeoutError as fault:
            raise Refusal("chain took too long") from fault

    def _fetch(self, address: str, mine: Future[SigningKey]) -> SigningKey:
        try:
            loaded = self._load(address)
        except BaseException as fault:
            with self._lock:
                del self._fetching[address]
            mine.set_exception(fault)
            raise
        with self._lock:
            del self._fetching[address]
            self._keys[address] = loaded
            while len(self._keys) > _KEPT:
                self._keys.popitem(last=False)
        mine.set_result(loaded)
        return loaded
