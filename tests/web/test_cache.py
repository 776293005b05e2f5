"""The cache of verified keys: single flight, valid ones alone, bounded, until expiry."""

import threading
from datetime import UTC, datetime, timedelta

import pytest

from skill.verification.cache import KeyCache
from skill.verification.chain import SigningKey
from skill.verification.refusal import Refusal
from tests.web.pki import rsa_key

_KEY = rsa_key().public_key()
_NOW = datetime(2026, 1, 1, tzinfo=UTC)


class _Source:
    """Gives keys that expire in an hour, and counts."""

    def __init__(self) -> None:
        self.loaded: list[str] = []
        self.now = _NOW

    def load(self, address: str) -> SigningKey:
        self.loaded.append(address)
        if "bad" in address:
            raise Refusal("chain")
        return SigningKey(_KEY, _NOW + timedelta(hours=1))

    def clock(self) -> datetime:
        return self.now


def test_many_waiting_requests_cost_one_fetch() -> None:
    """Eight threads, one of which fetches while the others wait."""
    started, go, loads = threading.Barrier(8), threading.Event(), list[str]()

    def slow(address: str) -> SigningKey:
        loads.append(address)
        go.wait(5)
        return SigningKey(_KEY, _NOW + timedelta(hours=1))

    cache, found = KeyCache(slow, lambda: _NOW), list[SigningKey]()

    def ask() -> None:
        started.wait(5)
        found.append(cache.key("a"))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    threading.Timer(0.2, go.set).start()
    for thread in threads:
        thread.join(10)
    assert (loads, len(found)) == (["a"], 8)


def test_a_failure_reaches_all_and_is_not_kept() -> None:
    """The next request tries again."""
    source = _Source()
    cache = KeyCache(source.load, source.clock)
    for _ in range(2):
        with pytest.raises(Refusal):
            cache.key("bad")
    assert source.loaded == ["bad", "bad"]


def test_a_key_is_fetched_again_after_its_chain_expired() -> None:
    """A rotation needs no restart."""
    source = _Source()
    cache = KeyCache(source.load, source.clock)
    cache.key("a")
    source.now = _NOW + timedelta(minutes=59)
    cache.key("a")
    source.now = _NOW + timedelta(minutes=60)
    cache.key("a")
    assert source.loaded == ["a", "a"]


def test_the_cache_is_bounded() -> None:
    """The oldest go; the one in use stays."""
    source = _Source()
    cache = KeyCache(source.load, source.clock)
    for number in range(100):
        cache.key("used")
        cache.key(str(number))
    assert source.loaded.count("used") == 1
    cache.key("0")
    assert source.loaded.count("0") == 2


def test_strangers_addresses_cant_tie_up_the_workers() -> None:
    """A fifth fetch at once is refused; the ones under way are not disturbed."""
    go = threading.Event()

    def slow(_address: str) -> SigningKey:
        go.wait(5)
        return SigningKey(_KEY, _NOW + timedelta(hours=1))

    cache = KeyCache(slow, lambda: _NOW)
    threads = [threading.Thread(target=cache.key, args=(str(n),)) for n in range(4)]
    for thread in threads:
        thread.start()
    while len(cache._fetching) < 4:  # noqa: SLF001  # wait until all four are under way
        threading.Event().wait(0.01)
    with pytest.raises(Refusal, match="too many"):
        cache.key("fifth")
    go.set()
    for thread in threads:
        thread.join(10)
