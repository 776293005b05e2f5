"""Genuine turns beside strangers who flood the door: `make bench-flood`.

The whole skill with two workers, as `make serve` runs it. Turns come at a steady rate, each on a
connection of its own, and their time counts from when they were due. First alone, then beside 400
connections of strangers; then each kind of stranger by itself, for what an answer costs.
"""

import argparse
import json
import logging
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks import envelopes, parts
from benchmarks.envelopes import APPLICATION
from benchmarks.genuine import Turns, talk
from benchmarks.served import Worker, served
from benchmarks.strangers import HELD, RAW
from simulator.wire.signing import Signer
from skill.assembly import build

RATE = 20.0  # turns a second
_WORKERS = 2
_ARRIVED = 4.0  # seconds until all strangers are here
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Aims:
    """At most: seconds of 95 turns in 100; milliseconds of CPU an answer to a stranger."""

    p95: float
    cpu: float


def cpu(server: Worker) -> float:
    """Seconds of CPU that the server's workers have used so far (Linux alone)."""
    children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
    used = [Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split() for one in children]
    return sum(int(fields[11]) + int(fields[12]) for fields in used) / _TICKS


class Strangers:
    """A flood of some kinds (name → connections) that goes on for so many seconds."""

    def __init__(self, server: Worker, kinds: Mapping[str, int], seconds: float) -> None:
        job = {"port": server.port, "application": APPLICATION, "kinds": kinds}
        told = json.dumps({**job, "seconds": seconds})
        command = [sys.executable, "-m", "benchmarks.strangers", told]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)

    def wait(self) -> dict[str, dict[str, int]]:
        """Kind → status → answers, when it is over."""
        printed, _ = self._process.communicate()
        found: dict[str, dict[str, int]] = json.loads(printed)
        return found


@contextmanager
def flooded(server: Worker, connections: int, seconds: float) -> Iterator[Strangers]:
    """All kinds of strangers in equal shares, until the end."""
    kinds = [*RAW, *HELD]
    shares = {kind: connections // len(kinds) for kind in kinds}
    shares[kinds[0]] += connections - sum(shares.values())
    strangers = Strangers(server, shares, seconds + 2 * _ARRIVED)
    time.sleep(_ARRIVED)
    yield strangers
    strangers.wait()


class Bench:
    """A server, and the turn that it is asked for; the key is known to its workers."""

    def __init__(self, server: Worker, seconds: float) -> None:
        skill = build(parts.settings()).skill
        said = envelopes.conversation(skill, envelopes.QUESTION, envelopes.resolver())
        self._body = said[-1]
        self._seconds = seconds
        self._signer = Signer(parts.keys().key)
        self._server = server
        self._talk(2.0)

    def alone(self) -> Turns:
        """Genuine turns, and nobody else."""
        return self._talk(self._seconds)

    def beside(self, connections: int) -> Turns:
        """The same beside so many connections of strangers."""
        with flooded(self._server, connections, self._seconds):
            return self._talk(self._seconds)

    def cost(self, kind: str, connections: int) -> tuple[int, float]:
        """Answers to one kind of stranger, and milliseconds of CPU each."""
        before = cpu(self._server)
        found = Strangers(self._server, {kind: connections}, self._seconds).wait()[kind]
        answers = sum(found.values())
        return answers, (cpu(self._server) - before) * 1000 / max(1, answers)

    def _talk(self, seconds: float) -> Turns:
        port = self._server.port
        return talk(port, lambda: envelopes.stamped(self._body), self._signer, RATE, seconds)


def row(name: str, turns: Turns) -> str:
    """One line of the table."""
    ms = [f"{turns.within(share) * 1000:.0f}" for share in (0.5, 0.95, 1.0)]
    return f"| {name} | {len(turns.seconds)} | {' | '.join(ms)} | {turns.failed} |"


def measure(bench: Bench, connections: int, most: Aims) -> int:
    """Print both tables; 1 where more was needed than allowed."""
    print(f"| turns, {RATE:.0f} a second | turns | p50, ms | p95, ms | worst, ms | failed |")
    print("|---|" + "---|" * 5)
    print(row("alone", bench.alone()), flush=True)
    beside = bench.beside(connections)
    print(row(f"beside {connections} connections of strangers", beside), flush=True)
    print("\n| a stranger's | answers | CPU ms each |\n|---|---|---|")
    costs = {kind: bench.cost(kind, connections // 4) for kind in RAW}
    for kind, (answers, each) in costs.items():
        print(f"| {kind} | {answers} | {each:.2f} |")
    cheap = all(each <= most.cpu for _, each in costs.values())
    return 0 if cheap and not beside.failed and beside.within(0.95) <= most.p95 else 1


def main() -> int:
    """Measure, print; exit code 1 where an aim was missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=10, help="of each load (default: 10)")
    parser.add_argument("--connections", type=int, default=400, help="of strangers (400)")
    parser.add_argument("--gthread", action="store_true", help="by gunicorn's own gthread")
    parser.add_argument("--p95", type=float, default=0.8, help="seconds, at most (0.8)")
    parser.add_argument("--cpu", type=float, default=5.0, help="ms an answer, at most (5)")
    options = parser.parse_args()
    logging.disable(logging.WARNING)
    kind: dict[str, int | str] = {"worker_class": "gthread"} if options.gthread else {}
    with served("ours", workers=_WORKERS, **kind) as server:
        aims = Aims(options.p95, options.cpu)
        return measure(Bench(server, options.seconds), options.connections, aims)


if __name__ == "__main__":
    sys.exit(main())
