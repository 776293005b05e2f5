"""Backups of a SQLite store in use: one whole file each, looked through before it counts."""

import os
import sqlite3
import time
from contextlib import closing
from datetime import datetime
from pathlib import Path

from ask_sdk_core.exceptions import PersistenceException

from skill.adapters.sqlite_connection import connect
from skill.adapters.sqlite_copies import copy_name, remove_old
from skill.adapters.sqlite_file import SIDES, StoreFile, beside, new_file
from skill.adapters.sqlite_mend import keep_writers_out, put_in_place, sync_folder
from skill.errors import OperatorError

_BUSY = 10.0  # seconds; nobody in bed waits for a command


def back_up(path: Path, folder: Path, now: datetime) -> tuple[Path, int]:
    """Write a backup of the store at `path` into a folder; the file, and how many records it holds.

    Backups there whose time is over are deleted. Raises OperatorError, and leaves no half a file.
    """
    named = folder / path.name
    part, backup = copy_name(named, "part", now), copy_name(named, "backup", now)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        found = _copied(path, part)
        part.rename(backup)
        sync_folder(folder)
        remove_old(named, now)
    except (OSError, sqlite3.Error) as fault:
        part.unlink(missing_ok=True)
        raise OperatorError(f"no backup was made of {path}: {fault}") from fault
    return backup, found


def put_back(path: Path, backup: Path, now: datetime) -> int:
    """Put what a backup holds in the place of the store at `path`; how many records.

    Whoever has the store open goes on in it. The file before is kept for as long as any copy.
    Raises OperatorError, and leaves the store as it was.
    """
    file = StoreFile(path)
    fresh = copy_name(file.path, "fresh", now)
    try:
        file.path.parent.mkdir(parents=True, exist_ok=True)
        found = _copied(backup, fresh)
        _exchange(file, fresh, now)
    except (OSError, sqlite3.Error, PersistenceException) as fault:
        fresh.unlink(missing_ok=True)
        raise OperatorError(f"{backup} was not put back: {fault}") from fault
    return found


def _exchange(file: StoreFile, fresh: Path, now: datetime) -> None:
    with file.locked(time.monotonic() + _BUSY) as lock:
        if file.identity() is None:
            for side in SIDES:
                beside(file.path, side).unlink(missing_ok=True)
            fresh.rename(file.path)
        else:
            with closing(connect(file.path, _BUSY)) as base:
                keep_writers_out(base)
                put_in_place(file.path, fresh, copy_name(file.path, "replaced", now))
        file.made(lock)


def _copied(source: Path, copy: Path) -> int:
    """Copy a store that may be in use; how many records. Raises OSError, sqlite3.Error."""
    if not source.is_file():
        raise FileNotFoundError("there is no such file")
    new_file(copy)
    with closing(connect(source, _BUSY)) as base:
        base.execute("VACUUM INTO ?", (str(copy),))
    with closing(connect(copy)) as base:
        (said,) = base.execute("PRAGMA integrity_check(1)").fetchone()
        if said != "ok":
            raise sqlite3.DatabaseError("it is damaged")
        (found,) = base.execute("SELECT count(*) FROM records").fetchone()
    written = os.open(copy, os.O_RDONLY)
    try:
        os.fsync(written)
    finally:
        os.close(written)
    return int(found)
