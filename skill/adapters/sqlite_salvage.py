"""What can still be read of a broken SQLite file, copied into a fresh one.

Rows are read by their keys, up to a damaged page, then down to one; what is between is read in
parts, by the next letter of the keys, so that a page costs its own rows and not those behind it.
Only rows that the table still leads to are read: what was deleted stays deleted.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from itertools import pairwise, takewhile
from pathlib import Path

from skill.adapters.sqlite_connection import connect, prepare

_LETTERS = "0123456789abcdefg"  # of keys, in order, and the one behind
_DEEPEST = 3  # letters: 4,096 ranges and more, a few hundred keys each of a million
_LAST = "\U0010ffff"  # behind every key
_ROWS = "SELECT key, text, revision, expires_at FROM records NOT INDEXED WHERE key >= ? AND key < ?"
_UP, _DOWN = _ROWS + " ORDER BY key", _ROWS + " ORDER BY key DESC"
_ONE = " LIMIT 1"  # the last one before the damage: Python looks one row ahead, and loses it
_INTO = "INSERT OR IGNORE INTO records VALUES (?, ?, ?, ?)"

Row = tuple[str, str, int, int]


def salvage(broken: sqlite3.Connection, fresh: Path) -> int:
    """Copy the rows that can be read into `fresh`, a new and empty file; how many there were.

    Raises sqlite3.Error when `fresh` can't be written.
    """
    with closing(connect(fresh)) as into:
        into.execute("PRAGMA journal_mode = OFF")  # whatever ends this leaves nothing of worth
        into.execute("PRAGMA synchronous = FULL")
        prepare(into)
        with into:
            into.execute("BEGIN IMMEDIATE")
            into.executemany(_INTO, _sound(_rows(broken)))
        found: int = into.execute("SELECT count(*) FROM records").fetchone()[0]
        return found


def _rows(broken: sqlite3.Connection) -> Iterator[Row]:
    """All rows that can be read; some come twice."""
    with suppress(sqlite3.DatabaseError):  # no database, or without the table
        broken.execute(_UP + " LIMIT 0", ("", _LAST))
        yield from _between(broken, "", _LAST)


def _between(broken: sqlite3.Connection, start: str, end: str, depth: int = 0) -> Iterator[Row]:
    """The rows from key `start` to before `end`: up, down, and what is between in parts."""
    for query in (_UP, _UP + _ONE, _DOWN, _DOWN + _ONE):
        try:
            for row in broken.execute(query, (start, end)):
                start, end = (start, str(row[0])) if _DOWN in query else (f"{row[0]}\0", end)
                yield row
        except sqlite3.DatabaseError:
            continue
        if query == _UP:
            return
    yield from _parts(broken, start, end, depth + 1)


def _parts(broken: sqlite3.Connection, start: str, end: str, depth: int) -> Iterator[Row]:
    """Around a damaged page."""
    if depth > _DEEPEST:
        return
    for low, high in pairwise([start, *_cuts(start, end), end]):
        yield from _between(broken, low, high, depth)


def _cuts(start: str, end: str) -> list[str]:
    """Keys between the two, one letter longer than what they have in common, or two."""
    alike = len([*takewhile(lambda pair: pair[0] == pair[1], zip(start, end, strict=False))])
    for length in (alike, alike + 1):
        if cuts := [key for letter in _LETTERS if start < (key := start[:length] + letter) < end]:
            return cuts
    return []


def _sound(rows: Iterator[Row]) -> Iterator[Row]:
    """Those whose values have the types that we write."""
    return (row for row in rows if [type(value) for value in row] == [str, str, int, int])
