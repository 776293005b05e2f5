"""A connection to the file of a store, as all of ours are: set up in one place."""

import sqlite3
from contextlib import suppress
from pathlib import Path

# SQLite looks for a free file less and less often, up to ten times a second, and so starves whoever
# has waited longest. Asked to give up this soon, it looks every few milliseconds, again and again.
LOOKS = 0.02  # seconds
_TABLE = """
CREATE TABLE IF NOT EXISTS records (
    key TEXT PRIMARY KEY, text TEXT NOT NULL, revision INTEGER NOT NULL, expires_at INTEGER NOT NULL
) WITHOUT ROWID
"""
_BY_EXPIRY = "CREATE INDEX IF NOT EXISTS records_by_expiry ON records (expires_at)"  # for sweeps


class StoreConnection(sqlite3.Connection):
    """Closes itself when its thread or its table is gone; Python 3.13 warns of one left open."""

    def __del__(self) -> None:
        with suppress(sqlite3.ProgrammingError):  # one that never opened
            self.close()


def connect(path: Path, timeout: float = LOOKS) -> StoreConnection:
    """A connection without a transaction; text that is no UTF-8 any more is read all the same."""
    base = sqlite3.connect(
        path,
        timeout=timeout,
        isolation_level=None,
        check_same_thread=False,  # only its end may come in another
        factory=StoreConnection,
    )
    base.text_factory = lambda raw: raw.decode("utf-8", "replace")
    return base


def open_store(path: Path, most_pages: int | None = None) -> StoreConnection:
    """A connection with the table; most_pages: how large the file may grow."""
    base = connect(path)
    try:
        base.execute("PRAGMA journal_mode = WAL")
        base.execute("PRAGMA synchronous = FULL")  # what was acknowledged outlives a power cut
        if most_pages:
            base.execute(f"PRAGMA max_page_count = {most_pages:d}")
        prepare(base)
    except BaseException:
        base.close()
        raise
    return base


def prepare(base: sqlite3.Connection) -> None:
    """Make the table where there is none; what is deleted is overwritten with zeros."""
    base.execute("PRAGMA secure_delete = ON")
    base.execute(_TABLE)
    base.execute(_BY_EXPIRY)


def is_broken(fault: sqlite3.Error) -> bool:
    """Whether SQLite says that the file is no database, or a damaged one."""
    return is_damaged(fault) or _code(fault) == sqlite3.SQLITE_NOTADB


def is_damaged(fault: sqlite3.Error) -> bool:
    """Whether a page of the file makes no sense."""
    return _code(fault) == sqlite3.SQLITE_CORRUPT


def is_busy(fault: sqlite3.Error) -> bool:
    """Whether somebody else has the file."""
    return _code(fault) == sqlite3.SQLITE_BUSY


def _code(fault: sqlite3.Error) -> int:
    """SQLite's code of a fault: its lowest byte; the rest says more exactly why."""
    return int(getattr(fault, "sqlite_errorcode", 0)) & 0xFF
