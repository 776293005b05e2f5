"""Keeps a SQLite store tidy, also while nobody comes: a thread of each worker.

At the start and every 20 seconds it deletes what has expired, writes the file anew where something
was deleted, cuts SQLite's log, and deletes copies whose time is over. A round's cost is bounded.
"""

import logging
import threading
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from ask_sdk_core.exceptions import PersistenceException

from skill.adapters.sqlite_base import SqliteBase
from skill.adapters.sqlite_copies import remove_old
from skill.adapters.sqlite_erase import BATCH, cut_log, deletions, sweep, write_anew
from skill.adapters.sqlite_file import beside

_log = logging.getLogger("cramp_coach.store")
EVERY = 20.0  # seconds: what was deleted is gone from the files within a minute
_SWEEPING = 1.0  # seconds of a round for what has expired; batches, so that others get in between
_SHARE = 20  # times as long as writing it anew took, it is not written anew again


class Keeper:
    """Of the store in the file `path`. now: the time, aware; every: seconds between rounds."""

    def __init__(self, path: Path, now: Callable[[], datetime], every: float = EVERY) -> None:
        self._base = SqliteBase(path)
        self._path = self._base.file.path
        self._now = now
        self._every = every
        self._rest_until = float("-inf")
        self._failed = False
        self._over = threading.Event()

    def start(self) -> None:
        """Begin, in a thread that ends with the process."""
        threading.Thread(target=self._run, name="store-keeper", daemon=True).start()

    def stop(self) -> None:
        """Begin no further round."""
        self._over.set()

    def _run(self) -> None:
        self.tidy()
        while not self._over.wait(self._every):
            self.tidy()

    def tidy(self) -> None:
        """One round. A fault is said once, until a round works again."""
        try:
            self._expire()
            self._clean()
            if removed := remove_old(self._path, self._now()):
                _log.info("%d old copies of the store were deleted", removed)
        except (PersistenceException, OSError) as fault:
            if not self._failed:
                _log.error("the store could not be tidied: %s", type(fault).__name__)
            self._failed = True
        else:
            self._failed = False

    def _expire(self) -> None:
        now, until = int(self._now().timestamp()), time.monotonic() + _SWEEPING
        while self._base.write(lambda base: sweep(base, now)) == BATCH:
            if time.monotonic() >= until:
                break  # the next round goes on

    def _clean(self) -> None:
        """What was deleted leaves the files: by one worker, and not all the time."""
        started = time.monotonic()
        if started >= self._rest_until and self._base.read(deletions):
            with self._base.file.locked(until=started + self._every):
                if self._base.read(deletions):  # no other worker was faster
                    self._base.write(write_anew)
            self._rest_until = time.monotonic() + _SHARE * (time.monotonic() - started)
        log = beside(self._path, "-wal")
        if log.exists() and log.stat().st_size:
            self._base.write(cut_log)
