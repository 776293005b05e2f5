"""What a table does on a disk that is really full. Argument: a folder on a small file system.

Prints as JSON what was read, written and refused, and the seconds of the slowest refusal.
"""

import json
import sys
import time
from contextlib import suppress
from pathlib import Path

from ask_sdk_core.exceptions import PersistenceException

from skill.adapters.record_store import StoredRow
from skill.adapters.sqlite_table import SqliteTable
from tests.stores.broken import LATER


def main() -> None:
    """As said above."""
    folder = Path(sys.argv[1])
    table, filler = SqliteTable(folder / "preferences.sqlite3"), folder / "filler"
    assert table.write("x", StoredRow("1", 1, LATER), 0)
    _fill(filler)
    times = []
    for number in range(6):
        started = time.monotonic()
        with suppress(PersistenceException):
            table.write(f"y{number}", StoredRow("z" * 20_000, 1, LATER), 0)
            raise SystemExit("a full disk took it")
        times.append(time.monotonic() - started)
    found = {key: bool(table.read(key)) for key in ("x", "y0", "y5")}
    filler.unlink()
    found["after"] = table.write("y0", StoredRow("z" * 20_000, 1, LATER), 0)
    sys.stdout.write(json.dumps({**found, "slowest": max(times)}))


def _fill(filler: Path) -> None:
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(b"x" * 512)


if __name__ == "__main__":
    main()
