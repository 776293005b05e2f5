"""The client of DynamoDB: over real HTTP, with whatever may go wrong there."""

import json
import logging
import socket
import time
import traceback
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any
from urllib.parse import urlsplit

import pytest

from skill.adapters.dynamo_client import DynamoClient, DynamoError
from skill.adapters.dynamo_settings import make_client
from skill.adapters.dynamo_table import DynamoTable
from skill.adapters.record_store import StoredRow
from skill.adapters.sigv4 import Credentials, Signer
from skill.errors import OperatorError
from skill.store_time import SECONDS, StoreTime
from tests.stores.conftest import ENVIRONMENT
from tests.web.hostile import Behave, Hostile, drip, hang, read_request, respond, send

_ASKED = {"TableName": "t", "Key": {"key": {"S": "x"}}}
_TOKEN = "a-secret-token"  # noqa: S105  # opens nothing
_ROW = StoredRow("{}", 2, 2**33)
_ITEM = {
    "key": {"S": "x"},
    "record": {"S": "{}"},
    "revision": {"N": "2"},
    "expires_at": {"N": str(2**33)},
}


def _refused(kind: str, status: str = "400 Bad Request") -> Behave:
    name = f"com.amazonaws.dynamodb.v20120810#{kind}"
    return respond(status, json.dumps({"__type": name, "message": "TESTPERSON"}).encode())


_THROTTLED = _refused("ProvisionedThroughputExceededException")
_LOST_RACE = _refused("ConditionalCheckFailedException")


def _found(item: Any = None) -> Behave:
    return respond("200 OK", json.dumps({"Item": item} if item else {}).encode())


class _InTurn:
    """Each connection gets the next behaviour, then the last for ever."""

    def __init__(self, *behaviours: Behave) -> None:
        self._left = list(behaviours)

    def __call__(self, connection: socket.socket) -> None:
        behave = self._left.pop(0) if len(self._left) > 1 else self._left[0]
        behave(connection)


@contextmanager
def _client(url: str, seconds: float = 9.0, token: str | None = None) -> Iterator[DynamoClient]:
    """A client within a turn that has so many seconds for its store."""
    signer = Signer(Credentials("none", "none", token), "eu-west-1", "dynamodb")
    with closing(DynamoClient(urlsplit(url), signer)) as client, StoreTime(seconds).spent():
        yield client


def _fault(behave: Behave, seconds: float = 9.0) -> tuple[DynamoError, int]:
    """What is raised, and how often the server was asked."""
    with Hostile(behave) as server, _client(server.url, seconds) as client:
        with pytest.raises(DynamoError) as caught:
            client.ask("GetItem", _ASKED)
        return caught.value, len(server.received)


def test_a_request_is_of_dynamodbs_form() -> None:
    """The operation in a header, JSON, signed."""
    with Hostile(_found(_ITEM)) as server, _client(server.url, token=_TOKEN) as client:
        assert client.ask("GetItem", _ASKED) == {"Item": _ITEM}
        head, body = server.received[0].split(b"\r\n\r\n")
    assert head.startswith(b"POST / HTTP/1.1\r\n")
    assert b"\r\nX-Amz-Target: DynamoDB_20120810.GetItem\r\n" in head
    assert b"\r\nContent-Type: application/x-amz-json-1.0\r\n" in head
    assert b"\r\nX-Amz-Security-Token: a-secret-token\r\n" in head
    assert b"/eu-west-1/dynamodb/aws4_request, SignedHeaders=content-type;host;x-amz-date;" in head
    assert head.count(b"Host:") == 1
    assert json.loads(body) == _ASKED


@pytest.mark.parametrize(
    "kind", ["ResourceNotFoundException", "AccessDeniedException", "ExpiredTokenException"]
)
def test_a_refusal_is_final(kind: str) -> None:
    """Asking again would not help; the message is DynamoDB's name of it alone."""
    fault, asked = _fault(_refused(kind))
    assert (str(fault), asked, fault.retried) == (f"DynamoDB: {kind}", 1, False)


@pytest.mark.parametrize(
    ("behave", "kind"),
    [
        (_THROTTLED, "ProvisionedThroughputExceededException"),
        (_refused("InternalServerError", "500 Oops"), "InternalServerError"),
        (respond("503 No", b"<html>"), "no answer of DynamoDB's"),
        (send(b""), "RemoteDisconnected"),
        (send(b"no HTTP at all\r\n\r\n"), "BadStatusLine"),
        (send(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"), "no answer of DynamoDB's"),
        (respond("200 OK", b"x" * 1_100_000), "OSError"),
    ],
    ids=["throttled", "500", "503", "closed", "garbage", "short", "too large"],
)
def test_a_passing_fault_is_tried_once_more(behave: Behave, kind: str) -> None:
    """And named when it does not pass."""
    fault, asked = _fault(behave)
    assert (fault.kind, asked, fault.retried) == (kind, 2, True)
    with Hostile(_InTurn(behave, _found(_ITEM))) as server, _client(server.url) as client:
        assert client.ask("GetItem", _ASKED) == {"Item": _ITEM}


@pytest.mark.parametrize("status", ["200 OK", "400 Bad Request"])
@pytest.mark.parametrize("body", [b"<html>", b"\xff", b"[]", b"[" * 50_000])
def test_what_cannot_be_read_is_asked_for_again(status: str, body: bytes) -> None:
    """It was cut, or is somebody else's."""
    fault, asked = _fault(respond(status, body))
    assert (str(fault), asked) == ("DynamoDB: no answer of DynamoDB's", 2)


@pytest.mark.parametrize("body", [b'{"__type": "TESTPERSON 7!"}', b'{"__type": 7}', b"{}"])
def test_a_strange_refusal_is_not_repeated_in_words(body: bytes) -> None:
    """Nothing of it gets into a log."""
    fault, asked = _fault(respond("400 Bad Request", body))
    assert (str(fault), asked) == ("DynamoDB: no answer of DynamoDB's", 1)


@pytest.mark.parametrize("behave", [hang, drip(b"HTTP/1.1 200 OK\r\nX: ")], ids=["hang", "drip"])
def test_a_slow_table_is_given_up(behave: Behave) -> None:
    """Twice, however it is slow."""
    fault, asked = _fault(behave, seconds=0.4)
    assert (fault.kind, asked) == ("TimeoutError", 2)


def test_a_turn_without_time_left_asks_nothing() -> None:
    """What was slow before has taken it all."""
    with Hostile(_found(_ITEM)) as server, _client(server.url, 0.0) as client:
        with pytest.raises(DynamoError, match="no time left"):
            client.ask("GetItem", _ASKED)
        assert server.received == []


def test_outside_of_a_turn_there_is_a_limit_too() -> None:
    """Of each call, as for who looks into the store."""
    started = time.monotonic()
    with Hostile(hang) as server, pytest.raises(DynamoError):
        make_client(server.url, ENVIRONMENT).ask("GetItem", _ASKED)
    assert time.monotonic() - started < 2 * SECONDS


def test_nobody_listening_is_a_fault() -> None:
    """At once."""
    with _client("http://127.0.0.1:9") as client, pytest.raises(DynamoError) as caught:
        client.ask("GetItem", _ASKED)
    assert caught.value.kind == "ConnectionRefusedError"


def _serve_twice(connection: socket.socket) -> None:
    """Two requests of one connection; the first was read already."""
    _found(_ITEM)(connection)
    read_request(connection)
    _found()(connection)


def test_a_connection_is_kept() -> None:
    """The second call needs no new one."""
    with Hostile(_serve_twice) as server, _client(server.url) as client:
        assert client.ask("GetItem", _ASKED) == {"Item": _ITEM}
        assert client.ask("GetItem", _ASKED) == {}
        assert len(server.received) == 1


def test_a_connection_that_went_stale_is_replaced() -> None:
    """Lambda sleeps, and the other side hangs up meanwhile."""
    with Hostile(_found(_ITEM)) as server, _client(server.url) as client:
        for _ in range(3):
            assert client.ask("GetItem", _ASKED) == {"Item": _ITEM}
        assert len(server.received) == 3


@pytest.mark.parametrize(
    ("there", "written"),
    [(_ITEM, True), (_ITEM | {"revision": {"N": "3"}}, False), (None, False)],
    ids=["ours", "another's", "deleted"],
)
def test_a_write_whose_answer_was_lost_is_no_lost_race(there: Any, *, written: bool) -> None:
    """It was carried out, so the second try finds the next revision: whose it is, is looked at."""
    behave = _InTurn(send(b""), _LOST_RACE, _found(there))
    with Hostile(behave) as server, _client(server.url) as client:
        assert DynamoTable(client, "t").write("x", _ROW, 0) is written
        assert b"GetItem" in server.received[2]


def test_a_lost_race_needs_no_second_look() -> None:
    """Where the first try was answered."""
    with Hostile(_InTurn(_LOST_RACE, _found(_ITEM))) as server, _client(server.url) as client:
        assert not DynamoTable(client, "t").write("x", _ROW, 0)
        assert len(server.received) == 1


@pytest.mark.parametrize("token", [_TOKEN, f"{_TOKEN}\r\nX: y", f"{_TOKEN}\u20ac"])
def test_the_token_is_in_no_error_and_no_log(token: str, caplog: pytest.LogCaptureFixture) -> None:
    """Not even when the token is what http.client complains of."""
    caplog.set_level(logging.DEBUG)
    signer = Signer(Credentials("none", "none", token), "eu-west-1", "dynamodb")
    with Hostile(send(b"")) as server, pytest.raises(DynamoError) as caught:
        DynamoClient(urlsplit(server.url), signer).ask("GetItem", _ASKED)
    assert _TOKEN not in "".join(traceback.format_exception(caught.value))
    assert _TOKEN not in caplog.text


@pytest.mark.parametrize(
    ("region", "address"),
    [
        ("eu-west-1", "https://dynamodb.eu-west-1.amazonaws.com"),
        ("cn-north-1", "https://dynamodb.cn-north-1.amazonaws.com.cn"),
    ],
)
def test_the_address_is_the_regions(region: str, address: str) -> None:
    """Unless another is set."""
    for name in ("AWS_REGION", "AWS_DEFAULT_REGION"):
        key = {"AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "y", name: region}
        assert make_client(None, key).address.geturl() == address
    assert (
        make_client("http://127.0.0.1:8000", ENVIRONMENT).address.geturl()
        == "http://127.0.0.1:8000"
    )


def test_what_is_missing_is_said() -> None:
    """A region and an access key."""
    with pytest.raises(OperatorError, match="AWS_REGION"):
        make_client(None, {})
    with pytest.raises(OperatorError, match="AWS_ACCESS_KEY_ID"):
        make_client(None, {"AWS_REGION": "eu-west-1"})


@pytest.mark.parametrize(
    "endpoint", ["127.0.0.1:8000", "http://", "http://x:y", "https://u@x", "http://x/y", "ftp://x"]
)
def test_an_endpoint_is_an_address(endpoint: str) -> None:
    """With a scheme, without a path."""
    with pytest.raises(OperatorError, match="CRAMP_COACH_DYNAMODB_ENDPOINT"):
        make_client(endpoint, ENVIRONMENT)
