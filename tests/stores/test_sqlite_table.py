"""SQLite alone: several processes, kill -9, a locked, broken, full or unwritable file."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from ask_sdk_core.exceptions import PersistenceException

from skill.adapters.record_store import RecordStore, StoredRow
from skill.adapters.sqlite_table import SqliteTable
from tests.stores.conftest import Clock
from tests.stores.people import PEPPER, envelope

ROOT = Path(__file__).parents[2]
ANN = envelope("amzn1.ask.account.ANN")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the file will be, in a folder that is not there yet."""
    return tmp_path / "deep" / "preferences.sqlite3"


def _writer(path: Path, key: str, times: int) -> subprocess.Popen[str]:
    """A process that counts in one row, and says each count once it is acknowledged."""
    command = [sys.executable, "-m", "tests.stores.writer", str(path), key, str(times)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)  # noqa: S603  # our own


def test_four_processes_write_at_once(path: Path) -> None:
    """No count is lost."""
    writers = [_writer(path, "shared", 50) for _ in range(4)]
    for writer in writers:
        writer.communicate(timeout=60)
        assert writer.returncode == 0
    row = SqliteTable(path).read("shared")
    assert row is not None
    assert (row.text, row.revision) == ("200", 200)


@pytest.mark.parametrize("after", [1, 17, 60])
def test_kill_9_loses_no_acknowledged_write(path: Path, after: int) -> None:
    """In the middle of writes."""
    with _writer(path, "mine", 1_000_000) as writer:
        said = [line for _, line in zip(range(after), _lines(writer), strict=False)]
        os.kill(writer.pid, signal.SIGKILL)
        acknowledged = [*said, *_lines(writer)]  # with what was read ahead: `communicate` skips it
    row = SqliteTable(path).read("mine")
    assert row is not None
    assert int(row.text) >= int(acknowledged[-1])
    assert int(row.text) <= int(acknowledged[-1]) + 1  # the one under way may have got there


def _lines(writer: subprocess.Popen[str]) -> Iterator[str]:
    assert writer.stdout is not None
    for line in writer.stdout:
        yield line.strip()


def test_no_user_id_is_in_the_file(path: Path, clock: Clock) -> None:
    """Nor in its log."""
    RecordStore(SqliteTable(path), PEPPER, clock).save_attributes(ANN, {"visits": 1})
    held = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert b"visits" in held
    assert b"ANN" not in held
    assert b"amzn1" not in held


def test_only_the_owner_may_read_the_file(path: Path) -> None:
    """Mode 600."""
    SqliteTable(path).read("x")
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_locked_file_is_a_fault_and_no_hang(path: Path) -> None:
    """A turn has eight seconds in all; what was asked for is not written later."""
    table = SqliteTable(path, busy=0.2)
    assert table.write("x", StoredRow("1", 1, 2**33), 0)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    started = time.monotonic()
    with pytest.raises(PersistenceException):
        table.write("x", StoredRow("2", 2, 2**33), 0)
    assert time.monotonic() - started < 5
    other.execute("ROLLBACK")
    other.close()
    assert table.read("x") == StoredRow("1", 1, 2**33)


def test_nobody_starves_beside_a_busy_writer(path: Path) -> None:
    """One that leaves the file free for a moment now and then, as many busy ones together do."""
    table, over = SqliteTable(path), threading.Event()
    table.read("x")
    hog = threading.Thread(target=_hog, args=(path, over))
    hog.start()
    try:
        for number in range(20):
            time.sleep(0.01)
            assert table.write(f"x{number}", StoredRow("1", 1, 2**33), 0)
    finally:
        over.set()
        hog.join()


def _hog(path: Path, over: threading.Event) -> None:
    """Holds it for 20 ms or so, then leaves it free for one."""
    base, draw = sqlite3.connect(path, isolation_level=None, timeout=10), Random(1)  # noqa: S311
    while not over.is_set():
        base.execute("BEGIN IMMEDIATE")
        time.sleep(draw.uniform(0.01, 0.03))
        base.execute("COMMIT")
        time.sleep(0.001)
    base.close()


def test_a_full_disk_is_a_fault_and_keeps_what_was_there(path: Path) -> None:
    """SQLite's own limit of pages stands for the disk."""
    table = SqliteTable(path, most_pages=8)
    assert table.write("x", StoredRow("1", 1, 2**33), 0)
    with pytest.raises(PersistenceException):
        table.write("y", StoredRow("z" * 1_000_000, 1, 2**33), 0)
    assert table.read("x") == StoredRow("1", 1, 2**33)
    assert table.read("y") is None


def test_a_place_that_is_no_folder_is_a_fault(tmp_path: Path) -> None:
    """Nothing else is tried."""
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(PersistenceException):
        SqliteTable(tmp_path / "file" / "preferences.sqlite3").read("x")


def test_a_file_that_went_away_is_begun_anew_by_the_next_process(path: Path) -> None:
    """A restart does not fail on it."""
    SqliteTable(path).write("x", StoredRow("1", 1, 2**33), 0)
    for file in path.parent.iterdir():
        file.unlink()
    assert SqliteTable(path).read("x") is None


def test_a_sweep_does_not_read_the_whole_table(path: Path) -> None:
    """With a million people that takes a seventh of a second, in which nobody else writes."""
    SqliteTable(path).read("x")
    base = sqlite3.connect(path)
    query = "EXPLAIN QUERY PLAN SELECT key FROM records WHERE expires_at <= 0 LIMIT 100"
    ((*_, plan),) = base.execute(query)
    base.close()
    assert plan.startswith("SEARCH ")


def test_expired_rows_are_swept_now_and_then(path: Path) -> None:
    """By whoever writes, a few at a time."""
    table = SqliteTable(path, sweep_every=5)
    for number in range(4):
        table.write(f"old-{number}", StoredRow("1", 1, 100), 0)
    for number in range(4):
        table.write(f"new-{number}", StoredRow("1", 1, 1000), 500)
    assert [table.read(f"old-{number}") for number in range(4)] == [None] * 4
    assert all(table.read(f"new-{number}") for number in range(4))
