"""The file of a SQLite store: which one it is, who makes it, and one lock for all processes.

Its name may come to stand for another file while a connection is open: somebody deletes it, another
worker sets it aside, an operator puts a backup in its place. Device and inode tell. The lock is a
file of its own, for whoever opens and closes the store's own file drops SQLite's locks of it
(https://www.sqlite.org/howtocorrupt.html, 2.2). It holds a mark once a store was made, so that a
deletion is noticed after a restart too, and is said by the one who makes the next file.
"""

import fcntl
import logging
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from ask_sdk_core.exceptions import PersistenceException

_log = logging.getLogger("cramp_coach.store")
SIDES = ("-wal", "-shm")  # what SQLite keeps beside a file: its log, and the log's index
_MADE = b"made\n"
_AGAIN = 0.005  # seconds between two looks at the lock


class Identity(NamedTuple):
    """Which file it is, whatever it is called."""

    device: int
    inode: int


class StoreFile:
    """The place of a store. Its methods raise OSError where the folder or file can't be used.

    `path` is followed where it is a link: SQLite keeps its log beside the file itself.
    """

    def __init__(self, path: Path) -> None:
        self.path = Path(os.path.realpath(path))
        self._had = False

    def identity(self) -> Identity | None:
        """The file that has the name now; None where there is none."""
        try:
            found = self.path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        return Identity(found.st_dev, found.st_ino)

    @contextmanager
    def locked(self, until: float) -> Iterator[int]:
        """Keep all other threads and processes from making, opening and changing files.

        Gives the lock for `made`. Raises PersistenceException when others hold it until `until`
        (by time.monotonic).
        """
        name = beside(self.path, ".lock")
        while True:
            lock = _opened(name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC)
            try:
                if _taken(lock, name):
                    yield lock
                    return
            finally:
                os.close(lock)
            if time.monotonic() >= until:
                raise PersistenceException("SQLite: others hold the lock of the file")
            time.sleep(_AGAIN)

    def made(self, lock: int) -> Identity:
        """The file, made when it is not there; only its owner may read it."""
        there = self.identity()
        if there is None:
            if self._had or os.fstat(lock).st_size:
                _log.error("the file of the store was gone; a new one was begun")
            there = self._make()
        if not os.fstat(lock).st_size:
            os.write(lock, _MADE)
        self._had = True
        return there

    def _make(self) -> Identity:
        for side in SIDES:  # a log of the file before would be read into this one
            beside(self.path, side).unlink(missing_ok=True)
        found = new_file(self.path).stat()
        return Identity(found.st_dev, found.st_ino)


def beside(path: Path, suffix: str) -> Path:
    """A file with the same name and more at its end."""
    return path.with_name(path.name + suffix)


def new_file(path: Path) -> Path:
    """Make an empty file that only its owner may read. Raises OSError, also where there is one."""
    os.close(_opened(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    return path


def _opened(path: Path, flags: int) -> int:
    """A file of whoever owns the folder: what root makes by a command, the skill must read."""
    opened = os.open(path, flags, 0o600)
    if os.geteuid() == 0:
        folder = path.parent.stat()
        os.fchown(opened, folder.st_uid, folder.st_gid)
    return opened


def _taken(lock: int, name: Path) -> bool:
    """Whether the lock is ours, and is still the one that others would take."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    with suppress(FileNotFoundError):
        return os.path.samestat(os.fstat(lock), name.stat())
    return False
