"""Work on the file of a store, by many threads and processes, whatever becomes of the file.

Work is done, then it is looked whether the file is still the one that has the name; where it is
not (deleted, set aside by another worker, put back from a backup) the work is done anew on the one
that is. So nothing counts as written that went into a file that nobody reads any more.
"""

import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from ask_sdk_core.exceptions import PersistenceException

from skill.adapters.sqlite_connection import StoreConnection, is_broken, is_busy, open_store
from skill.adapters.sqlite_file import Identity, StoreFile
from skill.adapters.sqlite_mend import mend

BUSY = 1.5  # seconds to wait for another writer; a turn has eight in all
FAULTS = 3  # in a row, after which hardly anything is waited for
HURRIED = 0.1  # seconds to wait then; a turn reads and writes
_FILES = 3  # one that is broken, one that replaced it, and one to spare

T = TypeVar("T")
Work = Callable[[sqlite3.Connection], T]


class Patience:
    """How long to wait for others: as long as `most`, until that was in vain a few times."""

    def __init__(self, most: float) -> None:
        self._most = most
        self._faults = 0

    def seconds(self) -> float:
        """For the next wait."""
        return self._most if self._faults < FAULTS else min(self._most, HURRIED)

    def was(self, *, worth: bool) -> None:
        """Whether what was waited for came."""
        self._faults = 0 if worth else self._faults + 1


class SqliteBase:
    """The store's file, made when it is first used. busy, most_pages: see SqliteTable.

    A connection belongs to one thread of one process: it is never carried over a fork. The threads
    of a process take turns in writing, for SQLite has a writer wait by sleeping ever longer.
    """

    def __init__(self, path: Path, busy: float = BUSY, most_pages: int | None = None) -> None:
        self.file = StoreFile(path)
        self._most_pages = most_pages
        self._local = threading.local()
        self._writing = threading.Lock()
        self._reads, self._writes = Patience(busy), Patience(busy)

    def read(self, work: Work[T]) -> T:
        """Do what reads. Raises PersistenceException."""
        return self._waiting(self._reads, lambda until: self._run(work, until))

    def write(self, work: Work[T]) -> T:
        """Do what writes, one thread at a time. Raises PersistenceException: it is not written."""

        def alone(until: float) -> T:
            with self._turn(until):
                return self._run(work, until)

        return self._waiting(self._writes, alone)

    def _waiting(self, patience: Patience, run: Callable[[float], T]) -> T:
        """Wait as long as it was worth it lately: a locked store costs three turns much."""
        until = time.monotonic() + patience.seconds()
        try:
            done = run(until)
        except PersistenceException:
            if time.monotonic() >= until:
                patience.was(worth=False)
            raise
        patience.was(worth=True)
        return done

    @contextmanager
    def _turn(self, until: float) -> Iterator[None]:
        if not self._writing.acquire(timeout=max(0.0, until - time.monotonic())):
            raise PersistenceException("SQLite: other threads write")
        try:
            yield
        finally:
            self._writing.release()

    def _run(self, work: Work[T], until: float) -> T:
        try:
            for _ in range(_FILES):
                done = self._once(work, until)
                if done is not None:
                    return done[0]
        except (sqlite3.Error, OSError) as fault:
            self._let_go()
            raise PersistenceException(f"SQLite: {type(fault).__name__}") from fault
        raise PersistenceException("SQLite: the file is another one again and again")

    def _once(self, work: Work[T], until: float) -> tuple[T] | None:
        """What came of it; None where the file is no longer the store's, so that it counts not."""
        try:
            done = self._patiently(work, until)
        except sqlite3.DatabaseError as fault:
            broken = self._let_go()
            if broken is None or not is_broken(fault):
                raise
            mend(self.file, broken, until)
            return None
        if self.file.identity() == self._local.identity:
            return (done,)
        self._let_go()
        return None

    def _patiently(self, work: Work[T], until: float) -> T:
        while True:
            try:
                return work(self._base(until))
            except sqlite3.OperationalError as fault:
                if not is_busy(fault) or time.monotonic() >= until:
                    raise

    def _base(self, until: float) -> StoreConnection:
        """The connection of this thread; another process's is left alone."""
        if getattr(self._local, "process", None) != os.getpid():
            self.file.path.parent.mkdir(parents=True, exist_ok=True)
            with self.file.locked(until) as lock:
                self._local.identity = self.file.made(lock)
                self._local.base = open_store(self.file.path, self._most_pages)
            self._local.process = os.getpid()
        base: StoreConnection = self._local.base
        return base

    def _let_go(self) -> Identity | None:
        """Close the connection; which file it was of, or was to be."""
        base = getattr(self._local, "base", None)
        identity: Identity | None = getattr(self._local, "identity", None)
        self._local.process = self._local.base = self._local.identity = None
        if base is not None:
            base.close()
        return identity
