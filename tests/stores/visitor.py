"""Opens a store, waits for a line, then reads and writes as a worker does. Arguments: file, people.

Prints "ready", and at the end how many of the people were found; the log goes to standard error.
"""

import logging
import os
import sys
from pathlib import Path

from skill.adapters.record_store import StoredRow
from skill.adapters.sqlite_table import SqliteTable
from tests.stores.broken import LATER, key


def main() -> None:
    """As said above."""
    logging.basicConfig(stream=sys.stderr, format="%(levelname)s %(message)s")
    path, people = sys.argv[1:]
    table = SqliteTable(Path(path), busy=30)
    if os.path.exists(path):  # noqa: PTH110  # else it is the visitors who make it
        table.read("x")
    _say("ready")
    sys.stdin.readline()
    mine = f"visitor-{os.getpid()}"
    assert table.write(mine, StoredRow("1", 1, LATER), 0)
    found = sum(table.read(key(n)) is not None for n in range(int(people)))
    assert table.write(mine, StoredRow("2", 2, LATER), 0)
    _say(f"{found} {mine}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
