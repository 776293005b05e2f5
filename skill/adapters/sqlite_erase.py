"""Rows are deleted so that nothing of them stays in the files.

SQLite overwrites what it deletes with zeros (secure_delete), but its log holds the page from before
until that is copied back and cut, so it is cut at once. And where a row moved from page to page,
as the tree grew, a copy of it may have stayed in the unused part of a page: of 1,570 deletions and
changes 23 left a key or a text there. Only writing the file anew (VACUUM) removes that. So each
deletion is counted in the file (user_version), and the keeper writes it anew soon after.
"""

import sqlite3
from collections.abc import Sequence
from contextlib import suppress

_EXPIRED = (
    "DELETE FROM records WHERE key IN (SELECT key FROM records WHERE expires_at <= ? LIMIT 100)"
)
BATCH = 100
_TRIES = 5  # of LOOKS seconds each; whoever reads is done in less


def erase(base: sqlite3.Connection, statement: str, values: Sequence[int | str]) -> int:
    """Delete by a statement; how many rows. The log is cut, unless others read too long."""
    with base:
        base.execute("BEGIN IMMEDIATE")
        deleted = base.execute(statement, values).rowcount
        if deleted:
            base.execute(f"PRAGMA user_version = {deletions(base) + 1:d}")
    if deleted:
        cut_log(base)
    return deleted


def sweep(base: sqlite3.Connection, now: int) -> int:
    """Delete some rows that have expired; how many, at most BATCH."""
    return erase(base, _EXPIRED, (now,))


def deletions(base: sqlite3.Connection) -> int:
    """How often something was deleted since the file was written anew."""
    return int(base.execute("PRAGMA user_version").fetchone()[0])


def cut_log(base: sqlite3.Connection) -> bool:
    """Copy the log back into the file and leave it empty; False when others read all the while.

    What it belongs to is done before, so a fault of it is none: the keeper does it again.
    """
    with suppress(sqlite3.Error):
        for _ in range(_TRIES):
            if base.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0:
                return True
    return False


def write_anew(base: sqlite3.Connection) -> None:
    """Write the whole file anew, without what was deleted. Others wait to write meanwhile."""
    before = deletions(base)
    base.execute("VACUUM")
    with base:
        base.execute("BEGIN IMMEDIATE")
        if deletions(base) == before:  # else more was deleted since
            base.execute("PRAGMA user_version = 0")
    cut_log(base)
