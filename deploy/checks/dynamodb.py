"""A DynamoDB-compatible server on loopback (dynalite, from npm), for the artefact to talk to."""

import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import boto3

from deploy.artefact import ROOT

_DYNALITE = ROOT / "build" / "node" / "node_modules" / ".bin" / "dynalite"
_UP_WITHIN = 10.0  # seconds


@dataclass(frozen=True)
class Table:
    """The table: its name, a client of ours, and the variables with which a process reaches it."""

    name: str
    client: Any
    access: Mapping[str, str]

    def items(self) -> list[Mapping[str, Any]]:
        """All that is stored."""
        found: list[Mapping[str, Any]] = self.client.scan(TableName=self.name)["Items"]
        return found


@contextmanager
def dynamodb(properties: Mapping[str, Any]) -> Iterator[Table]:
    """Serve a table with the keys of these CloudFormation properties while the `with` lasts."""
    assert _DYNALITE.exists(), "dynalite is missing; install it with: make node-tools"
    port = _free_port()
    options = ["--host", "127.0.0.1", "--port", str(port), "--createTableMs", "0"]
    with subprocess.Popen([str(_DYNALITE), *options]) as server:  # noqa: S603  # our own command
        try:
            _wait_until_up(port)
            yield _table(f"http://127.0.0.1:{port}", properties)
        finally:
            server.terminate()


def _table(endpoint: str, properties: Mapping[str, Any]) -> Table:
    access = {
        "AWS_REGION": "eu-west-1",
        "AWS_ACCESS_KEY_ID": "check",
        "AWS_SECRET_ACCESS_KEY": "check",
        "CRAMP_COACH_DYNAMODB_ENDPOINT": endpoint,
    }
    client = boto3.client(
        "dynamodb",
        endpoint_url=endpoint,
        region_name=access["AWS_REGION"],
        aws_access_key_id="check",
        aws_secret_access_key="check",  # no secret: it is a server of ours
    )
    names = ("AttributeDefinitions", "KeySchema", "BillingMode")
    client.create_table(TableName="preferences", **{name: properties[name] for name in names})
    return Table("preferences", client, access)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_up(port: int) -> None:
    until = time.monotonic() + _UP_WITHIN
    while True:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert time.monotonic() < until, "dynalite did not come up"
        time.sleep(0.05)
