"""Rows in one SQLite file: write-ahead log, safe under several threads and worker processes."""

import logging
import os
import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from ask_sdk_core.exceptions import PersistenceException
from msgspec.structs import asdict

from skill.adapters.record_store import StoredRow

_log = logging.getLogger("cramp_coach.store")
_BUSY = 1.5  # seconds to wait for another writer; a turn has eight in all
# SQLite looks for a free file less and less often, up to ten times a second, and so starves whoever
# has waited longest. Asked to give up this soon, it looks every few milliseconds, again and again.
_LOOKS = 0.02  # seconds
_TABLE = """
CREATE TABLE IF NOT EXISTS records (
    key TEXT PRIMARY KEY, text TEXT NOT NULL, revision INTEGER NOT NULL, expires_at INTEGER NOT NULL
) WITHOUT ROWID
"""
_BY_EXPIRY = "CREATE INDEX IF NOT EXISTS records_by_expiry ON records (expires_at)"  # for sweeps
_FIRST = """
INSERT INTO records (key, text, revision, expires_at) VALUES (:key, :text, :revision, :expires_at)
ON CONFLICT (key) DO UPDATE SET text = :text, revision = :revision, expires_at = :expires_at
WHERE expires_at <= :now
"""
_NEXT = """
UPDATE records SET text = :text, revision = :revision, expires_at = :expires_at
WHERE key = :key AND revision = :revision - 1
"""
_SWEEP = (
    "DELETE FROM records WHERE key IN (SELECT key FROM records WHERE expires_at <= ? LIMIT 100)"
)
_SWEEP_EVERY = 500  # writes of one process
_BROKEN = ("malformed", "not a database", "file is encrypted")

T = TypeVar("T")
Values = tuple[int | str, ...] | dict[str, int | str]


class _Connection(sqlite3.Connection):
    """Closes itself when its thread or its table is gone; Python 3.13 warns of one left open."""

    def __del__(self) -> None:
        with suppress(sqlite3.ProgrammingError):  # one that never opened
            self.close()


class SqliteTable:
    """A table in `path`, which is made when it is first used.

    busy: seconds to wait when it is locked; sweep_every: writes of this process between two looks
    for expired rows; most_pages: how large the file may grow, None for as the disk allows.
    A connection belongs to one thread of one process: it is never carried over a fork. The threads
    of a process take turns in writing, for SQLite has a writer wait by sleeping ever longer.
    """

    def __init__(
        self,
        path: Path,
        busy: float = _BUSY,
        sweep_every: int = _SWEEP_EVERY,
        most_pages: int | None = None,
    ) -> None:
        self._path = path
        self._busy = busy
        self._sweep_every = sweep_every
        self._most_pages = most_pages
        self._local = threading.local()
        self._writing = threading.Lock()
        self._writes = 0

    def read(self, key: str) -> StoredRow | None:
        """The row of a key. Raises PersistenceException."""
        query = "SELECT text, revision, expires_at FROM records WHERE key = ?"
        found = self._run(lambda base: base.execute(query, (key,)).fetchone())
        return StoredRow(*found) if found else None

    def write(self, key: str, row: StoredRow, now: int) -> bool:
        """Write over the revision before. Raises PersistenceException; then nothing was written."""
        values = {"key": key, "now": now, **asdict(row)}
        written = self._write(_FIRST if row.revision == 1 else _NEXT, values) == 1
        self._writes += 1
        if self._writes % self._sweep_every == 0:
            with suppress(PersistenceException):  # what was asked for is done
                self._write(_SWEEP, (now,))
        return written

    def remove(self, key: str) -> None:
        """Delete the row. Raises PersistenceException."""
        self._write("DELETE FROM records WHERE key = ?", (key,))

    def _write(self, statement: str, values: Values) -> int:
        """Run a statement that writes; how many rows it changed."""
        until = time.monotonic() + self._busy
        if not self._writing.acquire(timeout=self._busy):
            raise PersistenceException("SQLite: other threads write")
        try:
            return self._run(lambda base: base.execute(statement, values).rowcount, until)
        finally:
            self._writing.release()

    def _run(self, work: Callable[[sqlite3.Connection], T], until: float | None = None) -> T:
        """Do it, waiting for others at most `until` (by time.monotonic)."""
        until = until or time.monotonic() + self._busy
        try:
            return self._patiently(work, until)
        except sqlite3.DatabaseError as fault:
            self._close()
            if not any(sign in str(fault) for sign in _BROKEN):
                raise PersistenceException(f"SQLite: {type(fault).__name__}") from fault
        except OSError as fault:
            raise PersistenceException(f"SQLite: {type(fault).__name__}") from fault
        self._set_aside()
        return self._again(work, until)

    def _patiently(self, work: Callable[[sqlite3.Connection], T], until: float) -> T:
        while True:
            try:
                return work(self._base())
            except sqlite3.OperationalError as fault:
                code = getattr(fault, "sqlite_errorcode", 0)  # its lowest byte; the rest says why
                busy = code & 0xFF == sqlite3.SQLITE_BUSY
                if not busy or time.monotonic() >= until:
                    raise

    def _again(self, work: Callable[[sqlite3.Connection], T], until: float) -> T:
        try:
            return self._patiently(work, until)
        except (sqlite3.Error, OSError) as fault:
            raise PersistenceException(f"SQLite: {type(fault).__name__}") from fault

    def _base(self) -> sqlite3.Connection:
        """The connection of this thread; another process's is left alone."""
        if getattr(self._local, "process", None) != os.getpid():
            self._local.base = self._open()
            self._local.process = os.getpid()
        base: sqlite3.Connection = self._local.base
        return base

    def _open(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.touch(mode=0o600)
        base = sqlite3.connect(
            self._path,
            timeout=_LOOKS,
            isolation_level=None,
            check_same_thread=False,  # only its end may come in another
            factory=_Connection,
        )
        base.execute("PRAGMA journal_mode = WAL")
        base.execute("PRAGMA synchronous = FULL")  # what was acknowledged outlives a power cut
        if self._most_pages:
            base.execute(f"PRAGMA max_page_count = {self._most_pages:d}")
        base.execute(_TABLE)
        base.execute(_BY_EXPIRY)
        return base

    def _close(self) -> None:
        base = getattr(self._local, "base", None)
        self._local.process = None
        if base is not None:
            base.close()

    def _set_aside(self) -> None:
        """Keep the broken file under another name, and begin anew."""
        _log.error("the file of the store is broken; it was set aside")
        aside = self._path.with_name(f"{self._path.name}.broken-{time.time_ns()}")
        try:
            self._path.rename(aside)
            for suffix in ("-wal", "-shm"):
                self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)
        except FileNotFoundError:
            pass  # another worker was faster
        except OSError as fault:
            raise PersistenceException("SQLite: the broken file can't be set aside") from fault
