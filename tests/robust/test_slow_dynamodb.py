"""DynamoDB slow in any way: a whole turn takes 2.5 seconds at most, and claims nothing undone."""

import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from skill.adapters.dynamo_settings import make_client
from skill.adapters.dynamo_table import DynamoTable
from skill.locale_bundles import TurnParts
from tests.alexa.household import Home, at_home_over
from tests.stores.conftest import ENVIRONMENT
from tests.stores.pretend_dynamo import Manner, PretendDynamo, deaf

_MOST = 2.5  # seconds of a turn (docs/robustness.md)
_READ, _WRITE = "GetItem", "PutItem"
_SLOW: tuple[Manner, ...] = ("hangs", "lost", "late", "head only", "drips")


@contextmanager
def home_with_dynamodb(folder: Path, parts: TurnParts, endpoint: str) -> Iterator[Home]:
    """Reminders are allowed; preferences are in the DynamoDB at this address."""
    with (
        closing(make_client(endpoint, ENVIRONMENT)) as client,
        at_home_over(folder, parts, DynamoTable(client, "t")) as home,
    ):
        yield home


def _launched(home: Home) -> float:
    """Seconds of a launch, which reads the store and writes it."""
    started = time.monotonic()
    reply = home.send({"type": "LaunchRequest"})
    took = time.monotonic() - started
    assert reply["response"]["outputSpeech"]["ssml"]
    assert home.says() == ["basics.welcome", "basics.what_next"]
    return took


@pytest.mark.parametrize("manner", _SLOW)
@pytest.mark.parametrize("operations", [(_READ,), (_WRITE,), (_READ, _WRITE)], ids="+".join)
def test_a_turn_with_a_slow_store(
    tmp_path: Path, parts: TurnParts, manner: Manner, operations: tuple[str, ...]
) -> None:
    """Slow in reading, in writing or in both; never a first byte, or one by one, or none more."""
    with PretendDynamo() as dynamo, home_with_dynamodb(tmp_path, parts, dynamo.url) as home:
        dynamo.be(manner, *operations)
        assert _launched(home) < _MOST


@pytest.mark.parametrize("tls", [False, True], ids=["no connection", "no handshake"])
def test_a_turn_with_a_store_that_is_not_reached(
    tmp_path: Path, parts: TurnParts, *, tls: bool
) -> None:
    """Connecting takes for ever, or speaking TLS does."""
    with deaf(tls=tls) as address, home_with_dynamodb(tmp_path, parts, address) as home:
        assert _launched(home) < _MOST


def test_a_store_that_is_well_again_is_used_again(tmp_path: Path, parts: TurnParts) -> None:
    """And a store that recovers knows the person again."""
    with PretendDynamo() as dynamo, home_with_dynamodb(tmp_path, parts, dynamo.url) as home:
        assert _launched(home) < _MOST
        home.attributes = {}
        dynamo.be("throttled", _READ)
        assert _launched(home) < _MOST
        dynamo.be("well", _READ)
        home.attributes = {}
        home.send({"type": "LaunchRequest"})
        assert home.says()[0] == "basics.welcome_back"


def test_forgetting_with_a_slow_store_is_not_claimed(tmp_path: Path, parts: TurnParts) -> None:
    """Three deletions at most, and one deadline for all."""
    with PretendDynamo() as dynamo, home_with_dynamodb(tmp_path, parts, dynamo.url) as home:
        home.send({"type": "LaunchRequest"})
        home.say("forget everything about me")
        dynamo.be("hangs", "DeleteItem")
        started = time.monotonic()
        home.say("yes")
        assert time.monotonic() - started < _MOST
        assert home.says() == ["basics.not_forgotten"]
        assert dynamo.items
