"""Fills a store with people, fast: rows as the store writes them, put into the table in bulk."""

import hashlib
import hmac
import http.client
import json
import sqlite3
from itertools import islice
from pathlib import Path
from typing import Any

from simulator.device.description import Device
from skill.adapters.sqlite_table import SqliteTable

PEPPER = b"the benchmark's people are nobody's"
TABLE = "preferences"
LATER = 2**32  # epoch seconds: long after any benchmark
_RECORD = '{"version":1,"visits":7,"disclaimer":1,"length":"five","reminder":%s}'
_TEXT = _RECORD % '{"token":"0f3b1c62-8f6e-4d5c-9b1a-0d5c1e7f2a44","clock":"21:30"}'
_BATCH = 25  # the most that DynamoDB takes at once
_SIGNED = {
    "Authorization": "AWS4-HMAC-SHA256 Credential=none/20260101/eu-west-1/dynamodb/aws4_request, "
    "SignedHeaders=host, Signature=none",
    "X-Amz-Date": "20260101T000000Z",
    "Content-Type": "application/x-amz-json-1.0",
}


def device(number: int) -> Device:
    """The device of a person."""
    return Device(person=str(number))


def key(number: int) -> str:
    """The key under which the store keeps a person."""
    user = str(device(number).user["userId"]).encode()
    return hmac.new(PEPPER, user, hashlib.sha256).hexdigest()


def fill_sqlite(path: Path, people: int, expired: int = 0) -> None:
    """Put so many people into a file, the first of them `expired` long ago."""
    SqliteTable(path).read("")  # which makes the table
    base = sqlite3.connect(path)
    base.execute("PRAGMA cache_size = -400000")  # KiB: keys come in no order
    rows = ((key(n), _TEXT, 1, 0 if n < expired else LATER) for n in range(people))
    with base:
        base.executemany("INSERT INTO records VALUES (?, ?, ?, ?)", rows)
    base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    base.close()


def fill_dynamo(port: int, people: int) -> None:
    """Make the table on a server that checks no signature, and put so many people into it."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    _call(
        connection,
        "CreateTable",
        {
            "TableName": TABLE,
            "AttributeDefinitions": [{"AttributeName": "key", "AttributeType": "S"}],
            "KeySchema": [{"AttributeName": "key", "KeyType": "HASH"}],
            "BillingMode": "PAY_PER_REQUEST",
        },
    )
    puts = ({"PutRequest": {"Item": _item(number)}} for number in range(people))
    while batch := list(islice(puts, _BATCH)):
        _call(connection, "BatchWriteItem", {"RequestItems": {TABLE: batch}})
    connection.close()


def _item(number: int) -> dict[str, dict[str, str]]:
    return {
        "key": {"S": key(number)},
        "record": {"S": _TEXT},
        "revision": {"N": "1"},
        "expires_at": {"N": str(LATER)},
    }


def _call(connection: http.client.HTTPConnection, name: str, body: dict[str, Any]) -> None:
    target = {"X-Amz-Target": f"DynamoDB_20120810.{name}"}
    connection.request("POST", "/", json.dumps(body), _SIGNED | target)
    answer = connection.getresponse()
    text = answer.read()
    if answer.status != http.client.OK:
        raise RuntimeError(f"{name}: HTTP {answer.status} {text[:300]!r}")
