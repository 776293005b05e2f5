"""Copies of a store beside it: files that were set aside or replaced, and backups. They expire.

They hold what people chose, so they are kept for a while and no longer. When a copy was made stands
in its name: copying a file elsewhere and back changes every date of it but that one.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

from skill.adapters.sqlite_file import beside

Kind = Literal["broken", "replaced", "backup", "fresh", "part"]
KEPT = timedelta(days=30)  # what the privacy page says
_UNDER_WAY = timedelta(days=1)  # what a killed process left half done
_STAMP = "%Y%m%dT%H%M%S.%fZ"
_NAME = re.compile(r"\.(broken|replaced|backup|fresh|part)-(\d{8}T\d{6}\.\d{6}Z|\d+)(-wal|-shm)?")
_NANOSECONDS = 1e9  # the first release named what it set aside by them


def copy_name(path: Path, kind: Kind, now: datetime) -> Path:
    """A name for a copy of the store at `path`, made at `now` (UTC)."""
    return beside(path, f".{kind}-{now.strftime(_STAMP)}")


def remove_old(path: Path, now: datetime) -> int:
    """Delete the copies of `path` whose time is over; how many files. Raises OSError."""
    old = [copy for copy, until in _copies(path) if until <= now]
    for copy in old:
        copy.unlink(missing_ok=True)
    return len(old)


def _copies(path: Path) -> Iterator[tuple[Path, datetime]]:
    """Each file of a copy, and until when it is kept."""
    for file in path.parent.iterdir():
        if not file.name.startswith(path.name):
            continue
        if found := _NAME.fullmatch(file.name, len(path.name)):
            kept = _UNDER_WAY if found[1] in {"fresh", "part"} else KEPT
            yield file, _made(found[2]) + kept


def _made(stamp: str) -> datetime:
    if stamp.isdecimal():
        return datetime.fromtimestamp(int(stamp) / _NANOSECONDS, UTC)
    return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
