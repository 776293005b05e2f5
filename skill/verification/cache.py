"""Verified keys by address: valid ones alone, until they expire, bounded, fetched once for many.

A key that is known is given at once, whatever strangers do. For an address that is not known a
chain must be fetched, and addresses are easily made up: so one fetch runs at a time, in a thread of
its own, a token bucket says how many begin, and what failed is not tried again for a while.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from typing import TypeVar

from skill.token_bucket import TokenBucket
from skill.verification.chain import SigningKey
from skill.verification.refusal import Refusal

_KEPT = 8  # addresses; Amazon uses one at a time
_BURST, _A_SECOND = 8, 1.0  # fetches for addresses that were never good
_MOST_FETCHES = 8  # under way or waiting for the thread
_FORGIVEN_AFTER = 10.0  # seconds that a failure is remembered
_FAILURES_KEPT = 256  # addresses
LONGEST_WAIT = 5.0  # seconds that a request waits for a fetch

Load = Callable[[str], SigningKey]
_Value = TypeVar("_Value")


class KeyCache:
    """Gives the key for a normalised address; `load` fetches and verifies, or raises Refusal.

    now: aware UTC, for keys that expire; clock: seconds that never go back, for all else.
    """

    def __init__(
        self,
        load: Load,
        now: Callable[[], datetime],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._load = load
        self._now = now
        self._clock = clock
        self._lock = threading.Lock()
        self._keys: OrderedDict[str, SigningKey] = OrderedDict()
        self._failed: OrderedDict[str, float] = OrderedDict()
        self._fetching: dict[str, Future[SigningKey]] = {}
        self._fetches = TokenBucket(_BURST, _A_SECOND, clock)
        self._thread = ThreadPoolExecutor(1, "chain")  # begins with its first fetch, after a fork

    def key(self, address: str) -> SigningKey:
        """The key, from the cache or fetched. Raises Refusal."""
        if found := self.known(address):
            return found
        try:
            return self.ask(address).result(LONGEST_WAIT)
        except TimeoutError as fault:
            raise Refusal("chain took too long") from fault

    def known(self, address: str) -> SigningKey | None:
        """The key if it is in the cache and valid. Never waits for a fetch."""
        with self._lock:
            found = self._keys.get(address)
            if found is None or found.expires <= self._now():
                return None
            self._keys.move_to_end(address)
            return found

    def check(self, address: str) -> None:
        """Raise Refusal where `ask` would: no fetch is under way, and none may begin."""
        with self._lock:
            if address not in self._fetching:
                self._check(address)

    def ask(self, address: str) -> Future[SigningKey]:
        """The key to come, of a fetch under way or begun. Raises Refusal when none may begin."""
        with self._lock:
            if waiting := self._fetching.get(address):
                return waiting
            self._check(address)
            if address not in self._keys:
                self._fetches.take()
            mine: Future[SigningKey] = Future()
            self._fetching[address] = mine
        self._thread.submit(self._fetch, address, mine)
        return mine

    def _check(self, address: str) -> None:
        """An address that was good before is fetched whatever strangers ask for."""
        if len(self._fetching) >= _MOST_FETCHES:
            raise Refusal("too many chains at once")
        if address in self._keys:
            return
        if self._clock() < self._failed.get(address, 0.0):
            raise Refusal("chain failed a moment ago")
        if not self._fetches:
            raise Refusal("too many unknown chains")

    def _fetch(self, address: str, mine: Future[SigningKey]) -> None:
        try:
            loaded = self._load(address)
        except Exception as fault:  # whoever waits raises it
            with self._lock:
                del self._fetching[address]
                _put(self._failed, address, self._clock() + _FORGIVEN_AFTER, _FAILURES_KEPT)
            mine.set_exception(fault)
            return
        with self._lock:
            del self._fetching[address]
            self._failed.pop(address, None)
            _put(self._keys, address, loaded, _KEPT)
        mine.set_result(loaded)


def _put(kept: OrderedDict[str, _Value], name: str, value: _Value, most: int) -> None:
    kept[name] = value
    kept.move_to_end(name)
    while len(kept) > most:
        kept.popitem(last=False)
