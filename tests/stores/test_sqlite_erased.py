"""What is deleted leaves the files: the store itself, its unused parts, and SQLite's log."""

import re
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from ask_sdk_core.exceptions import PersistenceException

from skill.adapters.record_store import StoredRow
from skill.adapters.sqlite_connection import open_store
from skill.adapters.sqlite_erase import deletions
from skill.adapters.sqlite_keeper import Keeper
from skill.adapters.sqlite_table import SqliteTable
from tests.stores.broken import LATER, is_sound, key


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the file is."""
    return tmp_path / "preferences.sqlite3"


def _keeper(path: Path) -> Keeper:
    return Keeper(path, lambda: datetime.now(UTC))


def held(path: Path) -> bytes:
    """All bytes of the files of a store. Nothing writes to it here meanwhile, or after."""
    return b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))


def test_a_deleted_row_is_in_no_file(path: Path) -> None:
    """Neither key nor text, at once; another person's stays."""
    table = SqliteTable(path)
    table.write("gone", StoredRow("ten past nine", 1, LATER), 0)
    table.write("stays", StoredRow("half past nine", 1, LATER), 0)
    table.write("gone", StoredRow("twenty past nine", 2, LATER), 0)
    table.remove("gone")
    there = held(path)
    assert b"half past nine" in there
    assert b"gone" not in there
    assert b"ten past nine" not in there
    assert b"twenty past nine" not in there


def test_a_copy_in_the_unused_part_of_a_page_is_removed_by_the_keeper(path: Path) -> None:
    """SQLite leaves some of rows that it moved from page to page as the tree grew."""
    _grow(path)
    times = _times(path)
    copied = [key for key, often in times.items() if often > 2]  # a row, its index, and more
    assert copied, "there are no copies, so this proves nothing"
    table = SqliteTable(path)
    for one in copied[:8]:
        table.remove(one)
    _keeper(path).tidy()
    raw = held(path)
    assert [one for one in copied[:8] if one.encode() in raw] == []
    assert max(_times(path).values()) == 2
    assert is_sound(path)


def _times(path: Path) -> Counter[str]:
    """How often each person's key is in the files."""
    return Counter(found.decode() for found in re.findall(rb"[0-9a-f]{64}", held(path)))


def _grow(path: Path) -> None:
    """People in no order, whose texts change and so take more or less room."""
    draw, write = Random(7), "INSERT OR REPLACE INTO records VALUES (?, ?, 1, ?)"  # noqa: S311
    with closing(open_store(path)) as base, base:
        base.execute("BEGIN")
        for number in [*range(1500), *draw.sample(range(1500), 1000)]:
            base.execute(write, (key(number), "x" * draw.randrange(40, 600), LATER + number))


def test_whoever_reads_meanwhile_delays_it_until_the_keeper_comes(path: Path) -> None:
    """The deletion is acknowledged; the log is cut when nobody needs it any more."""
    table = SqliteTable(path)
    table.write("gone", StoredRow("ten past nine", 1, LATER), 0)
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        assert reader.execute("SELECT count(*) FROM records").fetchone() == (1,)
        table.remove("gone")
    assert table.read("gone") is None
    _keeper(path).tidy()
    raw = held(path)
    assert b"gone" not in raw
    assert b"ten past nine" not in raw


def test_a_deletion_that_fails_is_a_fault(path: Path) -> None:
    """Somebody else writes: nothing is called deleted."""
    table = SqliteTable(path, busy=0.1)
    table.write("x", StoredRow("1", 1, LATER), 0)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(PersistenceException):
            table.remove("x")
    assert table.read("x") == StoredRow("1", 1, LATER)


def test_a_worker_that_wrote_it_anew_rests(path: Path) -> None:
    """A large file takes long, in which nobody else writes; the next deletion waits a while."""
    table, keeper = SqliteTable(path), _keeper(path)
    for number in range(3):
        table.write(key(number), StoredRow("1", 1, LATER), 0)
    left = []
    for number, one in enumerate((keeper, keeper, _keeper(path))):
        table.remove(key(number))
        one.tidy()
        with closing(sqlite3.connect(path)) as base:
            left.append(deletions(base))
    assert left == [0, 1, 0]  # the last is another worker's


def test_a_file_is_written_anew_where_something_was_deleted_and_not_again(path: Path) -> None:
    """The count of deletions, which is in the file, outlives the worker that deleted."""
    table = SqliteTable(path)
    for number in range(40):
        table.write(key(number), StoredRow("x" * 1000, 1, LATER), 0)
    _keeper(path).tidy()
    size = path.stat().st_size
    for number in range(40):
        table.remove(key(number))
    assert path.stat().st_size == size  # its pages are free, and zeros
    _keeper(path).tidy()
    assert path.stat().st_size < size
    at = path.stat().st_mtime_ns
    _keeper(path).tidy()
    assert path.stat().st_mtime_ns == at
