"""Rows in one SQLite file: write-ahead log, safe under several threads and worker processes."""

import sqlite3
import time
from contextlib import suppress
from pathlib import Path

from ask_sdk_core.exceptions import PersistenceException
from msgspec.structs import asdict

from skill.adapters.record_store import StoredRow
from skill.adapters.sqlite_base import BUSY, SqliteBase
from skill.adapters.sqlite_copies import KEPT
from skill.adapters.sqlite_erase import erase, sweep

_FIRST = """
INSERT INTO records (key, text, revision, expires_at) VALUES (:key, :text, :revision, :expires_at)
ON CONFLICT (key) DO UPDATE SET text = :text, revision = :revision, expires_at = :expires_at
WHERE expires_at <= :now
"""
_NEXT = """
UPDATE records SET text = :text, revision = :revision, expires_at = :expires_at
WHERE key = :key AND revision = :revision - 1
"""
_SWEEP_EVERY = 500  # writes of one process


class SqliteTable:
    """A table in `path`, which is made when it is first used.

    busy: seconds to wait when it is locked; sweep_every: writes of this process between two looks
    for expired rows; most_pages: how large the file may grow, None for as the disk allows.
    """

    def __init__(
        self,
        path: Path,
        busy: float = BUSY,
        sweep_every: int = _SWEEP_EVERY,
        most_pages: int | None = None,
    ) -> None:
        self._base = SqliteBase(path, busy, most_pages)
        self._sweep_every = sweep_every
        self._writes = 0

    def read(self, key: str) -> StoredRow | None:
        """The row of a key. Raises PersistenceException."""
        query = "SELECT text, revision, expires_at FROM records WHERE key = ?"
        found = self._base.read(lambda base: base.execute(query, (key,)).fetchone())
        return _row(found) if found else None

    def write(self, key: str, row: StoredRow, now: int) -> bool:
        """Write over the revision before. Raises PersistenceException; then nothing was written."""
        values = {"key": key, "now": now, **asdict(row)}
        statement = _FIRST if row.revision == 1 else _NEXT
        written = self._base.write(lambda base: base.execute(statement, values).rowcount == 1)
        self._writes += 1
        if self._writes % self._sweep_every == 0:
            with suppress(PersistenceException):  # what was asked for is done
                self._base.write(lambda base: sweep(base, now))
        return written

    def remove(self, key: str) -> None:
        """Delete the row, also from SQLite's log. Raises PersistenceException."""

        def remove(base: sqlite3.Connection) -> None:
            erase(base, "DELETE FROM records WHERE key = ?", (key,))

        self._base.write(remove)


def _row(found: tuple[object, ...]) -> StoredRow:
    """A row; whatever a damaged page makes of one reads as a broken record."""
    match found:
        case (str(text), int(revision), int(expires_at)):
            return StoredRow(text, revision, expires_at)
    return StoredRow("", 0, int(time.time() + KEPT.total_seconds()))
