"""Rows in DynamoDB: conditional writes, a TTL attribute, one string a record.

A string holds neither floats nor Decimals, which DynamoDB's own types would bring in. Expired
rows are still returned for a while, so the reader looks at `expires_at` itself.
"""

from collections.abc import Mapping
from typing import Any, Protocol

from skill.adapters.dynamo_client import CONDITION_FAILED, DynamoError, Operation
from skill.adapters.record_store import StoredRow

_FIRST = "attribute_not_exists(#key) OR expires_at <= :now"
_NEXT = "revision = :was"


class Client(Protocol):
    """What asks DynamoDB."""

    def ask(self, operation: Operation, request: Mapping[str, Any]) -> dict[str, Any]:
        """Carry out an operation. Raises DynamoError, a PersistenceException."""


class DynamoTable:
    """A table whose partition key is the string attribute `key`."""

    def __init__(self, client: Client, name: str) -> None:
        self._client = client
        self._name = name

    def read(self, key: str) -> StoredRow | None:
        """The row of a key. Raises PersistenceException."""
        found = self._ask("GetItem", Key=_key(key), ConsistentRead=True)
        return _row(found["Item"]) if "Item" in found else None

    def write(self, key: str, row: StoredRow, now: int) -> bool:
        """Write over the revision before. Raises PersistenceException."""
        first = row.revision == 1
        values = {":now": {"N": str(now)}} if first else {":was": {"N": str(row.revision - 1)}}
        names = {"ExpressionAttributeNames": {"#key": "key"}} if first else {}
        try:
            self._ask(
                "PutItem",
                Item=_item(key, row),
                ConditionExpression=_FIRST if first else _NEXT,
                ExpressionAttributeValues=values,
                **names,
            )
        except DynamoError as fault:
            if fault.kind != CONDITION_FAILED:
                raise
            # What a second try lost to may be the first one, whose answer did not arrive.
            return fault.retried and self.read(key) == row
        return True

    def remove(self, key: str) -> None:
        """Delete the row. Raises PersistenceException."""
        self._ask("DeleteItem", Key=_key(key))

    def _ask(self, operation: Operation, **request: Any) -> dict[str, Any]:
        return self._client.ask(operation, {"TableName": self._name, **request})


def _key(key: str) -> dict[str, dict[str, str]]:
    return {"key": {"S": key}}


def _item(key: str, row: StoredRow) -> dict[str, dict[str, str]]:
    return {
        "key": {"S": key},
        "record": {"S": row.text},
        "revision": {"N": str(row.revision)},
        "expires_at": {"N": str(row.expires_at)},
    }


def _row(item: Any) -> StoredRow:
    """A row; whatever a stranger wrote there reads as a broken record."""
    try:
        return StoredRow(
            item["record"]["S"], int(item["revision"]["N"]), int(item["expires_at"]["N"])
        )
    except (KeyError, TypeError, ValueError):
        return StoredRow("", 0, 2**40)
