"""Rows in DynamoDB: conditional writes, a TTL attribute, one string a record.

A string holds neither floats nor Decimals, which DynamoDB's own types would bring in. Expired
rows are still returned for a while, so the reader looks at `expires_at` itself.
"""

import os
from collections.abc import Mapping
from typing import Any, Protocol

import boto3
from ask_sdk_core.exceptions import PersistenceException
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from skill.adapters.record_store import Row
from skill.errors import OperatorError

_CONDITION_FAILED = "ConditionalCheckFailedException"
_FIRST = "attribute_not_exists(#key) OR expires_at <= :now"
_NEXT = "revision = :was"


class Client(Protocol):
    """What is used of boto3's client."""

    def get_item(self, **request: Any) -> Any:
        """Read one item."""

    def put_item(self, **request: Any) -> Any:
        """Write one item."""

    def delete_item(self, **request: Any) -> Any:
        """Delete one item."""


def make_client(endpoint: str | None = None, environment: Mapping[str, str] = os.environ) -> Client:
    """A client that gives up within a turn. Raises OperatorError where no region is set."""
    region = environment.get("AWS_REGION") or environment.get("AWS_DEFAULT_REGION")
    if not region:  # botocore itself reads the latter alone
        raise OperatorError("DynamoDB needs a region: set AWS_REGION, for example to eu-west-1")
    limits = Config(connect_timeout=0.7, read_timeout=1.0, retries={"total_max_attempts": 2})
    client: Client = boto3.client(
        "dynamodb", region_name=region, endpoint_url=endpoint, config=limits
    )
    return client


class DynamoTable:
    """A table whose partition key is the string attribute `key`."""

    def __init__(self, client: Client, name: str) -> None:
        self._client = client
        self._name = name

    def read(self, key: str) -> Row | None:
        """The row of a key. Raises PersistenceException."""
        try:
            found = self._client.get_item(
                TableName=self._name, Key={"key": {"S": key}}, ConsistentRead=True
            )
        except (BotoCoreError, ClientError) as fault:
            raise PersistenceException(f"DynamoDB: {type(fault).__name__}") from fault
        return _row(found["Item"]) if "Item" in found else None

    def write(self, key: str, row: Row, now: int) -> bool:
        """Write over the revision before. Raises PersistenceException."""
        first = row.revision == 1
        values = {":now": {"N": str(now)}} if first else {":was": {"N": str(row.revision - 1)}}
        names = {"ExpressionAttributeNames": {"#key": "key"}} if first else {}
        try:
            self._client.put_item(
                TableName=self._name,
                Item=_item(key, row),
                ConditionExpression=_FIRST if first else _NEXT,
                ExpressionAttributeValues=values,
                **names,
            )
        except ClientError as fault:
            if fault.response.get("Error", {}).get("Code") == _CONDITION_FAILED:
                return False
            raise PersistenceException(f"DynamoDB: {type(fault).__name__}") from fault
        except BotoCoreError as fault:
            raise PersistenceException(f"DynamoDB: {type(fault).__name__}") from fault
        return True

    def remove(self, key: str) -> None:
        """Delete the row. Raises PersistenceException."""
        try:
            self._client.delete_item(TableName=self._name, Key={"key": {"S": key}})
        except (BotoCoreError, ClientError) as fault:
            raise PersistenceException(f"DynamoDB: {type(fault).__name__}") from fault


def _item(key: str, row: Row) -> dict[str, dict[str, str]]:
    return {
        "key": {"S": key},
        "record": {"S": row.text},
        "revision": {"N": str(row.revision)},
        "expires_at": {"N": str(row.expires_at)},
    }


def _row(item: Any) -> Row:
    """A row; whatever a stranger wrote there reads as a broken record."""
    try:
        return Row(item["record"]["S"], int(item["revision"]["N"]), int(item["expires_at"]["N"]))
    except (KeyError, TypeError, ValueError):
        return Row("", 0, 2**40)
