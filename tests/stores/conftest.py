"""The tables: SQLite in a file, and DynamoDB over HTTP on loopback twice (dynalite, moto)."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.config import Config
from moto import mock_aws

from benchmarks.dynalite import dynalite as served
from benchmarks.dynalite import there
from skill.adapters.dynamo_client import DynamoClient
from skill.adapters.dynamo_settings import make_client
from skill.adapters.dynamo_table import DynamoTable
from skill.adapters.record_store import RecordStore, Table
from skill.adapters.sqlite_table import SqliteTable
from tests.stores.moto_server import MotoServer
from tests.stores.people import PEPPER

_NAME = "preferences"
ENVIRONMENT = {
    "AWS_REGION": "eu-west-1",
    "AWS_ACCESS_KEY_ID": "none",
    "AWS_SECRET_ACCESS_KEY": "none",
}


@dataclass
class Clock:
    """A clock that the test moves."""

    now: datetime = field(default_factory=lambda: datetime(2026, 11, 25, 21, 0, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.now

    def move(self, by: timedelta) -> None:
        """Let time pass."""
        self.now += by


@pytest.fixture
def clock() -> Clock:
    """Nine in the evening."""
    return Clock()


@pytest.fixture(params=["sqlite", "dynalite", "moto"])
def table(request: pytest.FixtureRequest, tmp_path: Path) -> Table:
    """Each table, empty."""
    if request.param == "sqlite":
        return SqliteTable(tmp_path / "preferences.sqlite3", busy=30)
    dynamo: Dynamo = request.getfixturevalue(request.param)
    return DynamoTable(dynamo.client, fresh_table(dynamo.admin))


@pytest.fixture
def store(table: Table, clock: Clock) -> RecordStore:
    """A store over the table."""
    return RecordStore(table, PEPPER, clock)


@dataclass(frozen=True)
class Dynamo:
    """A DynamoDB: the skill's own client of it, and boto3's, which makes tables and looks."""

    client: DynamoClient
    admin: Any


@contextmanager
def dynamo_at(endpoint: str) -> Iterator[Dynamo]:
    """Both clients, with keys that are of no use."""
    admin = boto3.client(
        "dynamodb",
        region_name="eu-west-1",
        endpoint_url=endpoint,
        aws_access_key_id="none",
        aws_secret_access_key="none",
        config=Config(connect_timeout=2, read_timeout=5, retries={"total_max_attempts": 1}),
    )
    with closing(make_client(endpoint, ENVIRONMENT)) as client:
        yield Dynamo(client, admin)


_made = 0


def fresh_table(client: Any) -> str:
    """Make a table, and give its name."""
    global _made  # noqa: PLW0603  # one counter, so that each test has a table of its own
    _made += 1
    name = f"{_NAME}-{_made}"
    client.create_table(
        TableName=name,
        AttributeDefinitions=[{"AttributeName": "key", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "key", "KeyType": "HASH"}],
        BillingMode="PAY_PER_REQUEST",
    )
    client.get_waiter("table_exists").wait(TableName=name, WaiterConfig={"Delay": 1})
    return name


@pytest.fixture(scope="session")
def moto() -> Iterator[Dynamo]:
    """DynamoDB as moto knows it."""
    with mock_aws(), MotoServer() as server, dynamo_at(server.url) as dynamo:
        yield dynamo


@pytest.fixture(scope="session")
def dynalite() -> Iterator[Dynamo]:
    """DynamoDB as a server of its own, over real HTTP on loopback."""
    if not there():
        why = "dynalite is not there; install it with: make node-tools (it needs node and npm)"
        if os.environ.get("CI"):
            pytest.fail(why)
        pytest.skip(why)
    with served() as port, dynamo_at(f"http://127.0.0.1:{port}") as dynamo:
        yield dynamo
