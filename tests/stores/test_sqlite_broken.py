"""A broken file is set aside once, what can be read is saved, and a sound one stays in place."""

import logging
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from skill.adapters.record_store import StoredRow
from skill.adapters.sqlite_file import StoreFile
from skill.adapters.sqlite_mend import mend
from skill.adapters.sqlite_table import SqliteTable
from tests.stores.broken import LATER, asides, damage, fill, is_sound, key, pages_of_people, row

ROOT = Path(__file__).parents[2]
PEOPLE = 400


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the file is."""
    return tmp_path / "preferences.sqlite3"


def visitor(path: Path, module: str, *more: str) -> subprocess.Popen[str]:
    """A process of another worker: `visitor` or `writer`."""
    command = [sys.executable, "-m", f"tests.stores.{module}", str(path), *more]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe, text=True)  # noqa: S603  # our own


def go(
    visitors: list[subprocess.Popen[str]], path: Path, what: Callable[[], object] = lambda: None
) -> list[str]:
    """Wait for all, let it happen, let all go; all lines that they say after, and their logs."""
    for each in visitors:
        assert each.stdout
        assert each.stdout.readline() == "ready\n"
    what()
    for each in visitors:
        assert each.stdin
        each.stdin.write("go\n")
        each.stdin.flush()
    said = [each.communicate(timeout=60) for each in visitors]
    assert [each.returncode for each in visitors] == [0] * len(visitors), said
    return [line for pair in said for text in pair for line in text.splitlines()]


def test_four_workers_that_find_it_broken_set_one_file_aside(path: Path) -> None:
    """Their connections were open; the sound file that one of them makes is never touched."""
    fill(path, PEOPLE)
    pages = pages_of_people(path)
    visitors = [visitor(path, "visitor", str(PEOPLE)) for _ in range(4)]
    said = go(visitors, path, lambda: damage(path, pages[3]))

    assert len(asides(path)) == 1
    assert is_sound(path)
    faults = [line for line in said if line.startswith("ERROR")]
    assert len(faults) == 1
    assert "it was set aside" in faults[0]
    table = SqliteTable(path)
    mine = [line.split()[1] for line in said if " visitor-" in line]
    assert [table.read(one) for one in mine] == [StoredRow("2", 2, LATER)] * 4


def test_rows_of_sound_pages_are_saved(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Of 400 people, all but those whose page is damaged."""
    fill(path, PEOPLE)
    pages = pages_of_people(path)
    raw = path.read_bytes()[pages[3] * 4096 : (pages[3] + 1) * 4096]
    lost = {n for n in range(PEOPLE) if key(n).encode() in raw}
    damage(path, pages[3])
    table = SqliteTable(path, busy=30)
    assert 0 < len(lost) < 40
    with caplog.at_level(logging.ERROR):
        found = {n for n in range(PEOPLE) if table.read(key(n)) == row(n)}
    assert found >= set(range(PEOPLE)) - lost
    saved = (
        f"the file of the store is broken; it was set aside, and {len(found)} records were saved"
    )
    assert caplog.messages == [saved]


@pytest.mark.parametrize(
    "content", [b"no database at all" * 100, b"SQLite format 3\0" + b"x" * 4096]
)
def test_a_file_without_any_sense_is_set_aside(path: Path, content: bytes) -> None:
    """Whole, and a new one is begun."""
    path.write_bytes(content)
    table = SqliteTable(path, busy=30)
    assert table.read("x") is None
    assert table.write("x", StoredRow("{}", 1, LATER), 0)
    (aside,) = asides(path)
    assert aside.read_bytes() == content
    assert aside.stat().st_mode & 0o077 in (0, 0o044)  # as it was: it is the same file
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_store_behind_a_link_is_mended_where_it_is(path: Path, tmp_path: Path) -> None:
    """As where an operator keeps it on another disk: the link stays, and so do the sound rows."""
    there = tmp_path / "disk" / "store.sqlite3"
    there.parent.mkdir()
    fill(there, PEOPLE)
    damage(there, pages_of_people(there)[3])
    path.symlink_to(there)
    table = SqliteTable(path, busy=30)
    assert sum(table.read(key(n)) == row(n) for n in range(PEOPLE)) > PEOPLE - 40
    assert path.is_symlink()
    assert len(asides(there)) == 1
    assert asides(path) == []


def test_a_sound_file_is_never_set_aside(path: Path) -> None:
    """Whatever a connection believed of it: it is looked at again, under the lock."""
    fill(path, 10)
    file = StoreFile(path)
    there = file.identity()
    assert there
    mend(file, there, time.monotonic() + 30)
    assert file.identity() == there
    assert asides(path) == []


def test_a_file_that_took_its_place_is_never_set_aside(path: Path) -> None:
    """Though it is broken, too: it is another one, and whoever found the first has not seen it."""
    fill(path, 10)
    before = StoreFile(path).identity()
    assert before
    path.rename(path.with_suffix(".before"))
    path.write_bytes(b"not a database" * 100)
    mend(StoreFile(path), before, time.monotonic() + 30)
    assert asides(path) == []


def test_what_is_acknowledged_while_it_is_mended_is_there(path: Path) -> None:
    """One counts in a row without a pause, while another finds a broken page."""
    fill(path, PEOPLE)
    page = pages_of_people(path)[3]
    with visitor(path, "writer", "mine", "1000000") as writer:
        assert writer.stdout
        for _ in range(5):
            writer.stdout.readline()
        damage(path, page)
        go([visitor(path, "visitor", str(PEOPLE))], path)
        said = [writer.stdout.readline() for _ in range(20)]
        os.kill(writer.pid, signal.SIGKILL)
        said += writer.stdout.readlines()
    counted = SqliteTable(path).read("mine")
    assert counted
    assert int(said[-1]) <= int(counted.text) <= int(said[-1]) + 1
    assert len(asides(path)) == 1


@pytest.mark.parametrize("after", [0.0, 0.02, 0.1])
def test_kill_9_while_it_is_mended_loses_nothing(path: Path, after: float) -> None:
    """The next one begins again, or finds it done."""
    fill(path, 1500)
    pages = pages_of_people(path)
    one = visitor(path, "visitor", "1500")
    assert one.stdout
    assert one.stdin
    one.stdout.readline()
    damage(path, pages[5])
    one.stdin.write("go\n")
    one.stdin.flush()
    _until_there(path, "fresh")
    time.sleep(after)
    one.kill()
    one.communicate()

    table = SqliteTable(path, busy=30)
    found = [n for n in range(1500) if table.read(key(n)) == row(n)]
    assert len(found) > 1500 - 40
    assert is_sound(path)
    assert len({aside.stat().st_ino for aside in asides(path)}) == 1


def _until_there(path: Path, kind: str) -> None:
    until = time.monotonic() + 30
    while not list(path.parent.glob(f"*.{kind}-*")) and not asides(path):
        assert time.monotonic() < until
        time.sleep(0.001)


def test_a_value_that_makes_no_sense_is_a_record_that_makes_none(path: Path) -> None:
    """Damage inside of a row, which SQLite does not notice."""
    fill(path, 3)
    with closing(sqlite3.connect(path)) as base, base:
        base.execute("UPDATE records SET text = CAST(x'ff7b' AS TEXT) WHERE key = ?", (key(0),))
        base.execute("UPDATE records SET revision = 'many' WHERE key = ?", (key(1),))
    table = SqliteTable(path)
    assert table.read(key(0)) == StoredRow("\ufffd{", 1, LATER)
    found = table.read(key(1))
    assert found
    assert (found.text, found.revision) == ("", 0)
    assert time.time() < found.expires_at < time.time() + 31 * 24 * 3600
    assert table.read(key(2)) == row(2)
