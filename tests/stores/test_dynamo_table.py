"""DynamoDB alone: faults, strange items, and what the template asks of the table."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ask_sdk_core.exceptions import PersistenceException

from skill.adapters.dynamo_table import DynamoTable, make_client
from skill.adapters.record_store import RecordStore, Row
from skill.errors import OperatorError
from tests.stores.conftest import Clock, client_for, fresh_table
from tests.stores.people import PEPPER, envelope

_TEMPLATE = (Path(__file__).parents[2] / "template.yaml").read_text(encoding="utf-8")
ANN = envelope("amzn1.ask.account.ANN")


def test_the_table_takes_what_the_template_asks_for(moto: Any) -> None:
    """Expiry by the attribute that is written, and point-in-time recovery."""
    name = fresh_table(moto)
    attribute = re.search(r"TimeToLiveSpecification: \{AttributeName: (\w+)", _TEMPLATE)
    assert attribute
    moto.update_time_to_live(
        TableName=name,
        TimeToLiveSpecification={"Enabled": True, "AttributeName": attribute[1]},
    )
    moto.update_continuous_backups(
        TableName=name,
        PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True},
    )
    assert DynamoTable(moto, name).write("x", Row("{}", 1, 2**33), 0)
    (item,) = moto.scan(TableName=name)["Items"]
    assert item[attribute[1]] == {"N": str(2**33)}
    kept = moto.describe_continuous_backups(TableName=name)["ContinuousBackupsDescription"]
    assert kept["PointInTimeRecoveryDescription"]["PointInTimeRecoveryStatus"] == "ENABLED"


def test_an_item_of_another_shape_is_a_broken_record(moto: Any, clock: Clock) -> None:
    """Whoever wrote it: the person is served, and it is set aside."""
    name = fresh_table(moto)
    store = RecordStore(DynamoTable(moto, name), PEPPER, clock)
    store.save_attributes(ANN, {"visits": 1})
    (item,) = moto.scan(TableName=name)["Items"]
    moto.put_item(TableName=name, Item={"key": item["key"], "record": {"BOOL": True}})
    assert store.get_attributes(ANN) == {}
    store.save_attributes(ANN, {"visits": 1})
    assert store.get_attributes(ANN)["visits"] == 1


def test_no_user_id_is_in_the_table(moto: Any, clock: Clock) -> None:
    """A hash alone."""
    name = fresh_table(moto)
    RecordStore(DynamoTable(moto, name), PEPPER, clock).save_attributes(ANN, {"visits": 1})
    assert "ANN" not in str(moto.scan(TableName=name)["Items"])


@pytest.mark.parametrize("work", ["read", "write", "remove"])
def test_a_table_that_is_not_there_is_a_fault(moto: Any, work: str) -> None:
    """As is one that refuses us."""
    table = DynamoTable(moto, "nowhere")
    calls: dict[str, Callable[[], object]] = {
        "read": lambda: table.read("x"),
        "write": lambda: table.write("x", Row("{}", 1, 2**33), 0),
        "remove": lambda: table.remove("x"),
    }
    with pytest.raises(PersistenceException):
        calls[work]()


def test_a_server_that_is_away_is_a_fault() -> None:
    """Nobody listens there."""
    table = DynamoTable(client_for("http://127.0.0.1:9"), "preferences")
    with pytest.raises(PersistenceException):
        table.read("x")


def test_a_client_needs_a_region_and_gives_up_within_a_turn() -> None:
    """What to set is said."""
    with pytest.raises(OperatorError, match="AWS_REGION"):
        make_client(None, {})
    client: Any = make_client("http://127.0.0.1:9", {"AWS_REGION": "eu-west-1"})
    limits = client.meta.config
    assert limits.retries["total_max_attempts"] * (limits.connect_timeout + limits.read_timeout) < 4
    assert client.meta.region_name == "eu-west-1"
