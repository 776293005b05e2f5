"""Counts in one row of a SQLite table, and prints each count once it is acknowledged."""

import sys
from pathlib import Path

from skill.adapters.record_store import StoredRow
from skill.adapters.sqlite_table import SqliteTable


def main() -> None:
    """Arguments: file, key, how many times."""
    path, key, times = sys.argv[1:]
    table, done = SqliteTable(Path(path), busy=30), 0
    while done < int(times):
        row = table.read(key) or StoredRow("0", 0, 0)
        count = int(row.text) + 1
        if table.write(key, StoredRow(str(count), row.revision + 1, 2**33), 0):
            done += 1
            sys.stdout.write(f"{count}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
