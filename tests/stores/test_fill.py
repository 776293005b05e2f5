"""The people that the benchmarks put into a file are found by the store."""

from pathlib import Path

from benchmarks.fill import PEPPER, device, fill_sqlite
from skill.adapters.record_store import RecordStore
from skill.adapters.sqlite_table import SqliteTable
from tests.stores.conftest import Clock
from tests.stores.people import envelope


def test_people_filled_in_are_found(tmp_path: Path, clock: Clock) -> None:
    """Under their keys, with what is remembered; whoever has expired is not."""
    path = tmp_path / "preferences.sqlite3"
    fill_sqlite(path, people=3, expired=1)
    store = RecordStore(SqliteTable(path), PEPPER, clock)
    found = [store.get_attributes(envelope(device(n).user["userId"])) for n in range(4)]
    assert [one.get("visits") for one in found] == [None, 7, 7, None]
