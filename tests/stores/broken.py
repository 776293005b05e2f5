"""A store's file with people in it, and what breaks such a file. Nobody may have it open here."""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

from skill.adapters.record_store import StoredRow
from skill.adapters.sqlite_connection import open_store

PAGE = 4096
LATER = 2**33
_TEXT = '{"version":2,"visits":7,"mark":"%s"}'


def key(number: int) -> str:
    """A person's key, as evenly spread as the store's."""
    return hashlib.sha256(str(number).encode()).hexdigest()


def row(number: int) -> StoredRow:
    """A person's row."""
    return StoredRow(_TEXT % ("m" * 150), number + 1, LATER)


def fill(path: Path, people: int, expires_at: int = LATER) -> None:
    """Make the file as the skill does, and put people into it."""
    rows = ((key(n), row(n).text, row(n).revision, expires_at) for n in range(people))
    with closing(open_store(path)) as base:
        with base:
            base.execute("BEGIN")
            base.executemany("INSERT INTO records VALUES (?, ?, ?, ?)", rows)
        base.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # others may have it open


def pages_of_people(path: Path) -> list[int]:
    """The pages of the file that hold rows, counted from 0."""
    raw = path.read_bytes()
    pages = [raw[at : at + PAGE] for at in range(0, len(raw), PAGE)]
    return [number for number, page in enumerate(pages) if page[0] == 0x0A and b'"mark"' in page]


def damage(path: Path, *pages: int) -> None:
    """Overwrite whole pages."""
    with path.open("r+b") as file:
        for page in pages:
            file.seek(page * PAGE)
            file.write(b"\xff" * PAGE)


def asides(path: Path) -> list[Path]:
    """The files that were set aside, without their logs."""
    return [file for file in path.parent.glob("*.broken-*") if file.name[-4:] not in SIDES]


SIDES = ("-wal", "-shm")


def is_sound(path: Path) -> bool:
    """What SQLite says of it."""
    with closing(sqlite3.connect(path)) as base:
        return bool(base.execute("PRAGMA integrity_check").fetchone() == ("ok",))
