"""GET /health over the whole application, with a store that works, is none, or is out of reach."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from skill.adapters.guarded_store import PROBE_EVERY, GuardedStore
from skill.adapters.record_store import RecordStore
from skill.adapters.sqlite_table import SqliteTable
from skill.settings import Settings
from skill.web import create_app


@pytest.mark.parametrize(
    ("store", "state"),
    [
        ("sqlite:{folder}/preferences.sqlite3", "ok"),
        ("sqlite:{folder}/file/x", "failing"),
        ("none", "none"),
    ],
)
def test_the_store_is_told_and_is_no_fault(tmp_path: Path, store: str, state: str) -> None:
    """Answers are given without it."""
    (tmp_path / "file").write_text("in the way of a folder")
    settings = Settings(
        application_id="amzn1.ask.skill.test",
        store=store.format(folder=tmp_path),
        pepper=b"a pepper of more than thirty-two characters",
    )
    answer = create_app(settings).test_client().get("/health")
    assert answer.status_code == 200
    assert answer.json
    assert answer.json["store"] == state
    assert answer.json["status"] == "ok"


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Somebody else writes, and does not end."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def test_a_store_that_can_only_be_read_is_failing_and_is_not_asked_often(tmp_path: Path) -> None:
    """Whoever asks for /health in masses writes nothing in masses."""
    path, time = tmp_path / "preferences.sqlite3", [0.0]
    table = SqliteTable(path, busy=0.1)
    records = RecordStore(table, b"a pepper of more than thirty-two characters", _now)
    store = GuardedStore(records, lambda: time[0])
    assert store.check()
    with _locked(path):
        assert store.check()  # the last answer stands
        time[0] += PROBE_EVERY
        assert not store.check()
        assert table.read("health")  # and can be read all the same
    assert not store.check()
    time[0] += PROBE_EVERY
    assert store.check()
    row = table.read("health")
    assert row
    assert row.revision == 2


def _now() -> datetime:
    return datetime.now(UTC)
