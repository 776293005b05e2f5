"""`python -m skill backup` and `restore`: of a store in use, whole or not at all; they expire."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from skill.adapters.record_store import StoredRow
from skill.adapters.sqlite_backup import back_up, put_back
from skill.adapters.sqlite_copies import KEPT, copy_name
from skill.adapters.sqlite_table import SqliteTable
from skill.errors import OperatorError
from tests.stores.broken import LATER, SIDES, damage, fill, is_sound, key, pages_of_people, row
from tests.stores.conftest import Clock
from tests.stores.test_sqlite_broken import ROOT, visitor


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the file is."""
    return tmp_path / "preferences.sqlite3"


def _command(store: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-m", "skill", *arguments],
        cwd=ROOT,
        env={"PATH": os.defpath, "CRAMP_COACH_STORE": store},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_command_backs_up_a_store_in_use(path: Path) -> None:
    """While somebody writes, in no file's way; only the owner may read it."""
    fill(path, 50)
    folder = path.parent / "backups" / "daily"
    with visitor(path, "writer", "mine", "1000000") as writer:
        assert writer.stdout
        before = writer.stdout.readline()
        said = _command(f"sqlite:{path}", "backup", str(folder))
        after = writer.stdout.readline()
        writer.kill()
    assert said.returncode == 0, said.stderr
    assert before
    assert after
    (backup,) = folder.iterdir()
    assert said.stdout == f"{backup}: 51 records\n"
    assert backup.stat().st_mode & 0o777 == 0o600
    assert is_sound(backup)


def test_a_backup_is_put_back_while_the_store_is_in_use(path: Path) -> None:
    """Whoever has it open finds every record again; what came since is kept beside it."""
    fill(path, 50)
    table = SqliteTable(path)
    backup, _ = back_up(path, path.parent, datetime.now(UTC))
    table.remove(key(1))
    table.write("since", StoredRow("1", 1, LATER), 0)
    said = _command(f"sqlite:{path}", "restore", str(backup))
    assert said.stdout == f"{backup}: 50 records are back\n"
    assert [n for n in range(50) if table.read(key(n)) != row(n)] == []
    assert table.read("since") is None
    assert table.write("x", StoredRow("1", 1, LATER), 0)
    (before,) = [file for file in path.parent.glob("*.replaced-*") if file.name[-4:] not in SIDES]
    assert SqliteTable(before).read("since")
    assert backup.exists()


def test_a_backup_is_put_back_where_the_store_is_gone(path: Path) -> None:
    """Also beside a log that was left."""
    fill(path, 5)
    table = SqliteTable(path)
    backup, _ = back_up(path, path.parent, datetime.now(UTC))
    table.write("x", StoredRow("1", 1, LATER), 0)
    path.unlink()
    assert put_back(path, backup, datetime.now(UTC)) == 5
    assert [n for n in range(5) if table.read(key(n)) != row(n)] == []
    assert is_sound(path)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make files of others")
def test_what_root_puts_back_the_skill_can_read(path: Path) -> None:
    """Files belong to whoever owns their folder, and to nobody else."""
    fill(path, 5)
    backup, _ = back_up(path, path.parent / "backups", datetime.now(UTC))
    os.chown(path.parent, 12345, 12345)
    put_back(path, backup, datetime.now(UTC))
    found = {file.name: (file.stat().st_uid, file.stat().st_mode & 0o777) for file in _made(path)}
    assert found == {path.name: (12345, 0o600), f"{path.name}.lock": (12345, 0o600)}


def _made(path: Path) -> list[Path]:
    return [path, path.with_name(f"{path.name}.lock")]


@pytest.mark.parametrize("content", [b"", b"no backup" * 100])
def test_what_is_no_backup_is_not_put_back(path: Path, content: bytes) -> None:
    """The store stays as it was."""
    fill(path, 5)
    wrong = path.with_name("wrong")
    wrong.write_bytes(content)
    with pytest.raises(OperatorError, match="was not put back"):
        put_back(path, wrong, datetime.now(UTC))
    assert SqliteTable(path).read(key(1)) == row(1)
    assert not [*path.parent.glob("*.fresh-*"), *path.parent.glob("*.replaced-*")]


def test_what_was_forgotten_before_is_in_no_backup(path: Path) -> None:
    """Not even in an unused part of it."""
    table = SqliteTable(path)
    table.write("gone", StoredRow("ten past nine", 1, LATER), 0)
    table.write("stays", StoredRow("half past nine", 1, LATER), 0)
    table.remove("gone")
    backup, _ = back_up(path, path.parent, datetime.now(UTC))
    raw = backup.read_bytes()
    assert b"gone" not in raw
    assert b"half past nine" in raw


def test_backups_expire(path: Path, clock: Clock) -> None:
    """In whatever folder, when the next one is made there; beside the store also by the skill."""
    fill(path, 3)
    folder = path.parent / "elsewhere"
    first, _ = back_up(path, folder, clock())
    clock.move(KEPT - timedelta(seconds=1))
    second, _ = back_up(path, folder, clock())
    assert first.exists()
    clock.move(timedelta(seconds=1))
    third, _ = back_up(path, folder, clock())
    assert sorted(folder.iterdir()) == sorted([second, third])


def test_a_damaged_store_makes_no_backup(path: Path) -> None:
    """It says so, and leaves the earlier one alone."""
    fill(path, 400)
    earlier, _ = back_up(path, path.parent, datetime.now(UTC))
    damage(path, pages_of_people(path)[3])
    with pytest.raises(OperatorError, match="no backup was made"):
        back_up(path, path.parent, datetime.now(UTC))
    left = {file.name for file in path.parent.iterdir()}
    assert left <= {path.name, f"{path.name}.lock", earlier.name, *_sides(path)}


def _sides(path: Path) -> set[str]:
    return {f"{path.name}-wal", f"{path.name}-shm"}


def test_a_backup_under_way_counts_for_nothing(path: Path, clock: Clock) -> None:
    """Killed half way it leaves a part, which has another name and goes after a day."""
    fill(path, 3)
    part = copy_name(path, "part", clock())
    part.write_bytes(b"half")
    clock.move(timedelta(days=1))
    backup, _ = back_up(path, path.parent, clock())
    assert not part.exists()
    assert backup.exists()


@pytest.mark.parametrize(
    ("store", "says"),
    [
        ("none", "only SQLite's file is backed up"),
        ("dynamodb:people", "point-in-time"),
        ("sqlite:/nowhere/at/all", "no backup was made of /nowhere/at/all: there is no such file"),
    ],
)
def test_what_cant_be_backed_up_is_named(store: str, says: str) -> None:
    """Exit code 2, and no traceback."""
    said = _command(store, "backup")
    assert said.returncode == 2
    assert says in said.stderr
    assert "Traceback" not in said.stderr


def test_a_locked_store_is_waited_for(path: Path) -> None:
    """Writers do not keep a backup from being made."""
    fill(path, 3)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert back_up(path, path.parent, datetime.now(UTC))[1] == 3
