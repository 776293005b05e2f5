"""A broken file is set aside, once, and a new one with what could be read takes its place.

One worker does it, under the lock, and only while the file is the one that was found broken and
is broken when looked at again: a file that another worker has put there meanwhile is never touched.
Killed at any point, it leaves the broken file in place, or the new one.
"""

import logging
import os
import sqlite3
import threading
import time
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from ask_sdk_core.exceptions import PersistenceException

from skill.adapters.sqlite_connection import connect, is_broken
from skill.adapters.sqlite_copies import copy_name
from skill.adapters.sqlite_file import SIDES, Identity, StoreFile, beside, new_file
from skill.adapters.sqlite_salvage import salvage

_log = logging.getLogger("cramp_coach.store")
_WRITERS = 5.0  # seconds that others may take to end what they write


def mend(file: StoreFile, broken: Identity, until: float) -> None:
    """Mend the store whose file `broken` is, waiting until `until` (by time.monotonic).

    A large file takes longer than a turn has: it goes on in a thread of its own. Raises
    PersistenceException when it is not done by then, or can't be done.
    """
    faults: list[Exception] = []
    work = threading.Thread(target=_caught, args=(file, broken, until, faults), daemon=True)
    work.start()
    work.join(max(0.0, until - time.monotonic()))
    if work.is_alive():
        raise PersistenceException("SQLite: the broken file is being mended")
    for fault in faults:
        raise PersistenceException("SQLite: the broken file can't be mended") from fault


def _caught(file: StoreFile, broken: Identity, until: float, faults: list[Exception]) -> None:
    try:
        with file.locked(until):
            if file.identity() == broken and not _is_sound(file.path):
                _exchange(file.path)
    except (OSError, sqlite3.Error, PersistenceException) as fault:
        faults.append(fault)


def _is_sound(path: Path) -> bool:
    """Whether a connection of its own finds nothing wrong: another's view may have been."""
    try:
        with closing(connect(path, _WRITERS)) as base:
            return bool(base.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",))
    except sqlite3.DatabaseError as fault:
        if not is_broken(fault):
            raise  # locked, or unreadable: that says nothing of what is in it
        return False


def _exchange(path: Path) -> None:
    """Nobody writes into the broken file between the reading of it and its end."""
    now = datetime.now(UTC)
    fresh = new_file(copy_name(path, "fresh", now))
    try:
        with closing(connect(path, _WRITERS)) as base:
            keep_writers_out(base)
            saved = salvage(base, fresh)
            put_in_place(path, fresh, copy_name(path, "broken", now))
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    _log.error(
        "the file of the store is broken; it was set aside, and %d records were saved", saved
    )


def keep_writers_out(base: sqlite3.Connection) -> None:
    """Until it is closed. What is too broken to be locked is too broken to be written, too."""
    try:
        base.execute("BEGIN IMMEDIATE")
    except sqlite3.DatabaseError as fault:
        if not is_broken(fault):
            raise


def put_in_place(path: Path, fresh: Path, aside: Path) -> None:
    """Give `fresh` the name of `path`, whose file is from then on `aside`. Needs the lock.

    The logs go first: one of the file before, beside the new file, would be read into it. There is
    no moment without a file under the name.
    """
    os.link(path, aside)
    for side in SIDES:
        with suppress(FileNotFoundError):
            beside(path, side).rename(beside(aside, side))
    fresh.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Have the names in a folder outlive a power cut."""
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
