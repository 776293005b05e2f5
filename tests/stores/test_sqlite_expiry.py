"""What nobody uses any more goes by itself: rows, files that were set aside, backups."""

import logging
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from skill.adapters.record_store import StoredRow
from skill.adapters.sqlite_copies import KEPT, copy_name
from skill.adapters.sqlite_keeper import Keeper
from skill.adapters.sqlite_table import SqliteTable
from tests.stores.broken import fill, key
from tests.stores.conftest import Clock

_OLD = "%d old copies of the store were deleted"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the file is."""
    return tmp_path / "preferences.sqlite3"


def _until(path: Path, gone: str) -> None:
    table, until = SqliteTable(path), time.monotonic() + 30
    while table.read(gone):
        assert time.monotonic() < until, f"{gone} is still there"
        time.sleep(0.02)


def test_rows_expire_at_the_start_though_nobody_comes(path: Path, clock: Clock) -> None:
    """All of them, by batches, in one round; who has a day left stays."""
    now = int(clock().timestamp())
    fill(path, 250, expires_at=now)
    SqliteTable(path).write("stays", StoredRow("1", 1, now + 86_400), now)
    Keeper(path, clock).tidy()
    table = SqliteTable(path)
    assert [n for n in range(250) if table.read(key(n))] == []
    assert table.read("stays")


def test_rows_expire_while_it_runs_though_nobody_comes(path: Path, clock: Clock) -> None:
    """Round after round, each at the time that it is then."""
    now = int(clock().timestamp())
    table = SqliteTable(path)
    table.write("first", StoredRow("1", 1, now + 10), now)
    table.write("second", StoredRow("1", 1, now + 86_400), now)
    keeper = Keeper(path, clock, every=0.05)
    keeper.start()
    try:
        clock.move(timedelta(seconds=10))
        _until(path, "first")
        assert table.read("second")
        clock.move(timedelta(days=1))
        _until(path, "second")
    finally:
        keeper.stop()


def test_copies_expire_and_nothing_else_does(
    path: Path, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    """With their logs, after thirty days; what a killed worker left half done, after one."""
    stays = [path, path.with_name("preferences.sqlite3.lock")]
    SqliteTable(path).read("x")
    first = clock()
    nanoseconds = int((first - timedelta(days=1)).timestamp() * 1e9)  # as the first release did
    goes = [copy_name(path, kind, first) for kind in ("broken", "backup", "fresh", "part")]
    goes += [goes[0].with_name(goes[0].name + side) for side in ("-wal", "-shm")]
    goes += [path.with_name(f"{path.name}.broken-{nanoseconds}")]
    clock.move(timedelta(days=1))
    stays += [copy_name(path, "broken", clock()), copy_name(path, "backup", clock())]
    stays += [
        path.with_name(name) for name in ("other", f"{path.name}.broken-by-hand", "x.broken-1")
    ]
    for file in (*goes, *stays[2:]):
        file.write_text("as good as any")
    half = [file for file in goes if ".fresh-" in file.name or ".part-" in file.name]
    keeper = Keeper(path, clock)

    with caplog.at_level(logging.INFO):
        keeper.tidy()
        assert [file for file in goes if not file.exists()] == half
        clock.move(KEPT - timedelta(days=1, seconds=1))
        keeper.tidy()
        assert [file.name for file in goes if file.exists()] == [
            file.name for file in goes[:2] + goes[4:6]
        ]
        clock.move(timedelta(seconds=1))
        keeper.tidy()
    assert [file for file in goes if file.exists()] == []
    assert [file for file in stays if not file.exists()] == []
    assert caplog.messages == [_OLD % 2, _OLD % 1, _OLD % 4]


def test_a_store_that_cant_be_tidied_is_said_once(
    tmp_path: Path, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    """And again after it worked."""
    folder = tmp_path / "folder"
    folder.write_text("in the way")
    keeper = Keeper(folder / "preferences.sqlite3", clock)
    keeper.tidy()
    keeper.tidy()
    said = "the store could not be tidied: PersistenceException"
    assert caplog.messages == [said]
    folder.unlink()
    keeper.tidy()
    (folder / "preferences.sqlite3").unlink()
    (folder / "preferences.sqlite3").mkdir()
    keeper.tidy()
    assert caplog.messages == [said, said]


def test_two_keepers_at_once_harm_nothing(path: Path) -> None:
    """Each worker has one; both work while rows are written and deleted."""
    keepers = [Keeper(path, lambda: datetime.now(UTC), every=0.001) for _ in range(2)]
    table = SqliteTable(path, busy=30)
    for keeper in keepers:
        keeper.start()
    try:
        for number in range(30):
            assert table.write(key(number), StoredRow("1", 1, 2**33), 0)
            if number % 3 == 0:
                table.remove(key(number))
    finally:
        for keeper in keepers:
            keeper.stop()
    there = [n for n in range(30) if table.read(key(n))]
    assert there == [n for n in range(30) if n % 3]
