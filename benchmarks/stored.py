"""What a turn costs with many people in the store: part of `make bench-growth`.

Those asked for are drawn from all that are stored. Times are by the clock, for a store waits for
the disk or for another process: the median of 500, and for a whole turn the slowest of a hundred.
"""

import argparse
import os
import statistics
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from msgspec.structs import replace

from benchmarks import envelopes, parts
from benchmarks.dynalite import dynalite, there
from benchmarks.fill import PEPPER, TABLE, device, fill_dynamo, fill_sqlite, key
from simulator.device.envelope import Session, envelope, launch_request
from skill.adapters.record_store import StoredRow
from skill.adapters.sqlite_keeper import Keeper
from skill.adapters.sqlite_table import SqliteTable
from skill.assembly import Parts, build
from skill.invoke import invoke
from tests.stores.people import envelope as of_user

_TIMES = 500
_SWEEPS = 20
_MIB = 2**20
_ROUTINE = {"type": "IntentRequest", "intent": {"name": "RoutineIntent", "slots": {}}}
# A client of DynamoDB wants keys; the server on loopback looks at none.
_KEYS = {"AWS_ACCESS_KEY_ID": "none", "AWS_SECRET_ACCESS_KEY": "none", "AWS_REGION": "eu-west-1"}


def costs(store: str, people: int, endpoint: str | None = None) -> str:
    """The end of a row: the store alone, a turn that recalls, and a turn that writes as well."""
    settings = replace(parts.settings(), store=store, pepper=PEPPER, dynamodb_endpoint=endpoint)
    built = build(settings)
    draw = Random(1)  # noqa: S311  # no secret

    def some() -> Sequence[int]:
        return draw.sample(range(people), _TIMES)

    read, found = _timed(lambda number: _read(built, number), some())
    if not all(found):
        raise RuntimeError("somebody is not found: the keys are made otherwise than the store's")
    records = {number: _read(built, number) for number in some()}
    write, _ = _timed(lambda number: _write(built, number, records[number]), list(records))
    recalls, _ = _timed(lambda number: _turn(built, _ROUTINE, number), some())
    remembers, _ = _timed(lambda number: _turn(built, launch_request(), number), some())
    middle = [statistics.median(each) for each in (read, write, recalls, remembers)]
    slowest = statistics.quantiles(remembers, n=100)[-1]
    return " | ".join(f"{each:,.0f}" for each in (*middle, slowest))


def _timed(
    work: Callable[[int], object], people: Sequence[int]
) -> tuple[Sequence[float], Sequence[object]]:
    """Microseconds of each, and what came of it."""
    times, found = [], []
    for number in people:
        began = time.perf_counter()
        found.append(work(number))
        times.append((time.perf_counter() - began) * 1e6)
    return times, found


def _read(built: Parts, number: int) -> dict[str, Any]:
    assert built.store  # noqa: S101  # one was chosen
    return built.store.get_attributes(of_user(device(number).user["userId"]))


def _write(built: Parts, number: int, record: dict[str, Any]) -> None:
    assert built.store  # noqa: S101  # likewise
    built.store.save_attributes(of_user(device(number).user["userId"]), record)


def _turn(built: Parts, request: dict[str, Any], number: int) -> object:
    """A whole turn but for HTTP and the signature."""
    return invoke(built.skill, envelope(request, Session(), device(number), envelopes.now()))


def sqlite(people: int, folder: Path) -> str:
    """A row of a file."""
    path = folder / f"{people}.sqlite3"
    fill_sqlite(path, people)
    size = path.stat().st_size / _MIB
    return f"| SQLite | {people:,} | {size:,.1f} | {costs(f'sqlite:{path}', people)} |"


def dynamo(people: int) -> str:
    """A row of dynalite, which holds all in memory."""
    with dynalite() as port:
        fill_dynamo(port, people)
        row = costs(f"dynamodb:{TABLE}", people, f"http://127.0.0.1:{port}")
    return f"| dynalite | {people:,} | | {row} |"


def sweep(people: int, expired: int, folder: Path) -> str:
    """A row of writes that look for expired rows each time, beside writes that never do."""
    path = folder / f"{people}-{expired}.sqlite3"
    fill_sqlite(path, people, expired)
    rows = []
    for every in (10**9, 1):
        table = SqliteTable(path, sweep_every=every)
        times, _ = _timed(partial(_again, table), range(_SWEEPS))
        rows.append(statistics.median(times))
    return f"| {people:,} | {expired:,} | {rows[0]:,.0f} | {rows[1]:,.0f} |"


def _again(table: SqliteTable, number: int) -> None:
    table.write(key(-1 - number), StoredRow("{}", 1, 0), int(time.time()))


def anew(people: int, folder: Path) -> str:
    """A row of a round of the store's keeper, before and after somebody was deleted."""
    path = folder / f"{people}-anew.sqlite3"
    fill_sqlite(path, people)
    keeper = Keeper(path, lambda: datetime.now(UTC))
    idle, _ = _timed(lambda _: keeper.tidy(), range(_SWEEPS))
    SqliteTable(path).remove(key(0))
    (whole,), _ = _timed(lambda _: keeper.tidy(), range(1))
    return f"| {people:,} | {statistics.median(idle) / 1000:,.1f} | {whole / 1000:,.0f} |"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sqlite", type=int, default=1_000_000, help="people (1000000)")
    parser.add_argument("--dynamo", type=int, default=100_000, help="people (100000)")
    options = parser.parse_args()
    os.environ.update(_KEYS)
    head = "| store | people | MiB | read µs | write µs | recalling turn µs | remembering turn µs"
    print(f"\n{head} | slowest of 100 |\n|---|---|---|---|---|---|---|---|")
    with TemporaryDirectory() as folder:
        for people in (1000, options.sqlite):
            print(sqlite(people, Path(folder)), flush=True)
        for people in (1000, options.dynamo) if there() else ():
            print(dynamo(people), flush=True)
        print("\n| people | expired | write µs | write with a sweep µs |\n|---|---|---|---|")
        for people, expired in ((1000, 0), (options.sqlite, 0), (options.sqlite, 10_000)):
            print(sweep(people, expired, Path(folder)), flush=True)
        print("\n| people | idle round ms | round that writes it anew ms |\n|---|---|---|")
        for people in (1000, options.sqlite // 10, options.sqlite):
            print(anew(people, Path(folder)), flush=True)


if __name__ == "__main__":
    main()
