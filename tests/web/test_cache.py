"""The cache of verified keys: valid ones alone, bounded, until expiry; fetches are rationed."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta

import pytest

from skill.verification.cache import KeyCache
from skill.verification.chain import SigningKey
from skill.verification.refusal import Refusal
from tests.web.pki import rsa_key

_KEY = rsa_key().public_key()
_NOW = datetime(2026, 1, 1, tzinfo=UTC)


class _Source:
    """Gives keys that expire in an hour, and counts; two clocks that stand still."""

    def __init__(self) -> None:
        self.loaded: list[str] = []
        self.now = _NOW
        self.seconds = 1000.0

    def load(self, address: str) -> SigningKey:
        self.loaded.append(address)
        if "bad" in address:
            raise Refusal("chain")
        return SigningKey(_KEY, _NOW + timedelta(hours=1))

    def cache(self) -> KeyCache:
        return KeyCache(self.load, lambda: self.now, lambda: self.seconds)


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


def test_a_failure_reaches_all_and_is_remembered_for_a_while() -> None:
    """Ten seconds later the next request tries again."""
    source = _Source()
    cache = source.cache()
    for _ in range(3):
        with pytest.raises(Refusal):
            cache.key("bad")
    assert source.loaded == ["bad"]
    source.seconds += 10
    with pytest.raises(Refusal):
        cache.key("bad")
    assert source.loaded == ["bad", "bad"]


def test_the_memory_of_failures_is_bounded() -> None:
    """A thousand made-up addresses: the oldest are forgotten, and nothing else grows."""
    source = _Source()
    cache = source.cache()
    for number in range(1000):
        source.seconds += 1  # a token each
        with suppress(Refusal):
            cache.key(f"bad {number}")
    assert len(source.loaded) == 1000
    assert len(cache._failed) == 256  # noqa: SLF001  # nothing outside shows what is held


def test_made_up_addresses_get_few_fetches() -> None:
    """Eight at once, then one a second; whoever is known does not notice."""
    source = _Source()
    cache = source.cache()
    known = cache.key("good")
    for number in range(100):
        with suppress(Refusal):
            cache.key(f"bad {number}")
    assert len(source.loaded) == 8
    assert cache.known("good") is known
    source.seconds += 2
    for number in range(100, 200):
        with suppress(Refusal):
            cache.key(f"bad {number}")
    assert len(source.loaded) == 10


def test_an_address_that_was_good_is_fetched_whatever_strangers_ask() -> None:
    """Its chain has expired while made-up addresses took all tokens."""
    source = _Source()
    cache = source.cache()
    cache.key("good")
    source.now = _NOW + timedelta(hours=2)
    for number in range(20):
        with suppress(Refusal):
            cache.key(f"bad {number}")
    with pytest.raises(Refusal, match="too many unknown"):
        cache.key("new")
    cache.key("good")
    assert source.loaded[-1] == "good"


def test_a_key_is_fetched_again_after_its_chain_expired() -> None:
    """A rotation needs no restart."""
    source = _Source()
    cache = source.cache()
    cache.key("a")
    source.now = _NOW + timedelta(minutes=59)
    cache.key("a")
    source.now = _NOW + timedelta(minutes=60)
    cache.key("a")
    assert source.loaded == ["a", "a"]


def test_the_cache_is_bounded() -> None:
    """The oldest go; the one in use stays."""
    source = _Source()
    cache = source.cache()
    for number in range(100):
        source.seconds += 1
        cache.key("used")
        cache.key(str(number))
    assert source.loaded.count("used") == 1
    cache.key("0")
    assert source.loaded.count("0") == 2


@contextmanager
def _slow_fetches(cache: KeyCache, go: threading.Event, addresses: list[str]) -> Iterator[None]:
    """These addresses are being fetched, or wait for it, until the end."""
    fetches = [cache.ask(address) for address in addresses]
    yield
    go.set()
    for fetch in fetches:
        fetch.result(5)


def test_one_chain_is_fetched_at_a_time_and_known_keys_never_wait() -> None:
    """Eight addresses hang: a ninth is refused, the known one is there at once."""
    go, under_way, most = threading.Event(), list[str](), list[int]()

    def slow(address: str) -> SigningKey:
        if address != "known":
            under_way.append(address)
            most.append(len(under_way))
            go.wait(5)
            under_way.remove(address)
        return SigningKey(_KEY, _NOW + timedelta(hours=1))

    source = _Source()
    cache = KeyCache(slow, lambda: _NOW, lambda: source.seconds)
    known = cache.key("known")
    source.seconds += 8
    with _slow_fetches(cache, go, [f"slow {number}" for number in range(8)]):
        assert cache.known("known") is known
        assert cache.known("slow 7") is None
        with pytest.raises(Refusal, match="too many"):
            cache.key("ninth")
    assert max(most) == 1
