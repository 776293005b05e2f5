"""The file is deleted, or another takes its place, while it is in use: noticed, and said once."""

import logging
from pathlib import Path

import pytest

from skill.adapters.record_store import StoredRow
from skill.adapters.sqlite_table import SqliteTable
from tests.stores.broken import LATER, asides, fill, is_sound, key, row
from tests.stores.test_sqlite_broken import go, visitor

GONE = "the file of the store was gone; a new one was begun"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the file is."""
    return tmp_path / "preferences.sqlite3"


def test_four_workers_whose_file_is_deleted_go_on_in_one_new_file(path: Path) -> None:
    """Only the file goes; the log of the one before, left beside it, is not read into the new."""
    fill(path, 50)
    visitors = [visitor(path, "visitor", "50") for _ in range(4)]
    said = go(visitors, path, path.unlink)
    assert [line for line in said if line.startswith("ERROR")] == [f"ERROR {GONE}"]
    assert is_sound(path)
    assert asides(path) == []
    table = SqliteTable(path)
    mine = [line.split()[1] for line in said if " visitor-" in line]
    assert [table.read(one) for one in mine] == [StoredRow("2", 2, LATER)] * 4
    assert table.read(key(1)) is None


def test_a_file_that_is_deleted_between_two_runs_is_missed_too(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A first start misses nothing; the one after a deletion says it, and the next has a file."""
    SqliteTable(path).read("x")
    assert caplog.messages == []
    path.unlink()
    SqliteTable(path).read("x")
    SqliteTable(path).read("x")
    assert caplog.messages == [GONE]


def test_a_file_that_is_put_in_its_place_is_taken(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """As when an operator puts a backup back."""
    backup = path.with_name("backup")
    fill(backup, 3)
    table = SqliteTable(path)
    assert table.read(key(2)) is None
    for side in ("-wal", "-shm"):
        path.with_name(path.name + side).unlink(missing_ok=True)
    backup.replace(path)
    with caplog.at_level(logging.INFO):
        assert table.read(key(2)) == row(2)
        assert table.write("x", StoredRow("{}", 1, LATER), 0)
    assert caplog.messages == []


def test_a_lock_that_is_deleted_is_made_anew(path: Path) -> None:
    """Nobody is locked out."""
    table = SqliteTable(path)
    table.write("x", StoredRow("{}", 1, LATER), 0)
    path.with_name("preferences.sqlite3.lock").unlink()
    assert SqliteTable(path).read("x") == StoredRow("{}", 1, LATER)
    path.unlink()
    assert table.read("x") is None
