"""DynamoDB alone: faults, strange items, and what the template asks of the table."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from ask_sdk_core.exceptions import PersistenceException

from skill.adapters.dynamo_table import DynamoTable
from skill.adapters.record_store import RecordStore, StoredRow
from tests.stores.conftest import Clock, Dynamo, fresh_table
from tests.stores.people import PEPPER, envelope

_TEMPLATE = (Path(__file__).parents[2] / "template.yaml").read_text(encoding="utf-8")
ANN = envelope("amzn1.ask.account.ANN")


def test_the_table_takes_what_the_template_asks_for(moto: Dynamo) -> None:
    """Expiry by the attribute that is written, and point-in-time recovery."""
    name = fresh_table(moto.admin)
    attribute = re.search(r"TimeToLiveSpecification: \{AttributeName: (\w+)", _TEMPLATE)
    assert attribute
    moto.admin.update_time_to_live(
        TableName=name,
        TimeToLiveSpecification={"Enabled": True, "AttributeName": attribute[1]},
    )
    moto.admin.update_continuous_backups(
        TableName=name,
        PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True},
    )
    assert DynamoTable(moto.client, name).write("x", StoredRow("{}", 1, 2**33), 0)
    (item,) = moto.admin.scan(TableName=name)["Items"]
    assert item[attribute[1]] == {"N": str(2**33)}
    kept = moto.admin.describe_continuous_backups(TableName=name)["ContinuousBackupsDescription"]
    assert kept["PointInTimeRecoveryDescription"]["PointInTimeRecoveryStatus"] == "ENABLED"


def test_an_item_of_another_shape_is_a_broken_record(moto: Dynamo, clock: Clock) -> None:
    """Whoever wrote it: the person is served, and it is set aside."""
    name = fresh_table(moto.admin)
    store = RecordStore(DynamoTable(moto.client, name), PEPPER, clock)
    store.save_attributes(ANN, {"visits": 1})
    (item,) = moto.admin.scan(TableName=name)["Items"]
    moto.admin.put_item(TableName=name, Item={"key": item["key"], "record": {"BOOL": True}})
    assert store.get_attributes(ANN) == {}
    store.save_attributes(ANN, {"visits": 1})
    assert store.get_attributes(ANN)["visits"] == 1


def test_no_user_id_is_in_the_table(moto: Dynamo, clock: Clock) -> None:
    """A hash alone."""
    name = fresh_table(moto.admin)
    RecordStore(DynamoTable(moto.client, name), PEPPER, clock).save_attributes(ANN, {"visits": 1})
    assert "ANN" not in str(moto.admin.scan(TableName=name)["Items"])


@pytest.mark.parametrize("work", ["read", "write", "remove"])
def test_a_table_that_is_not_there_is_a_fault(moto: Dynamo, work: str) -> None:
    """As is one that refuses us."""
    table = DynamoTable(moto.client, "nowhere")
    calls: dict[str, Callable[[], object]] = {
        "read": lambda: table.read("x"),
        "write": lambda: table.write("x", StoredRow("{}", 1, 2**33), 0),
        "remove": lambda: table.remove("x"),
    }
    with pytest.raises(PersistenceException):
        calls[work]()
