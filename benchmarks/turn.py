"""A verified turn over HTTP beside its peers: `make bench-turn`.

Every application is served by one gunicorn worker with the options of `make serve`. Rounds are
interleaved, so that a busy machine slows all alike; the CPU time is the worker's own.
"""

import argparse
import logging
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from statistics import median

from benchmarks import envelopes, load, parts
from benchmarks.load import Outcome, Signed
from benchmarks.served import Worker, served
from simulator.wire.signing import Signer
from skill.assembly import build

_AGED = "how much magnesium should a {} year old woman take"


@dataclass(frozen=True)
class Case:
    """One row: an application, the requests that it is sent, and the row it is compared with."""

    name: str
    app: str
    bodies: Sequence[bytes]
    base: str


@dataclass(frozen=True)
class Round:
    """One load and the CPU seconds a request that the worker used for it."""

    outcome: Outcome
    cpu: float


def cases() -> list[Case]:
    """The rows of the table: the hello world is sent the very requests that ours is sent."""
    said: dict[str, list[Sequence[str]]] = {
        "a question": [envelopes.QUESTION],
        "a question about a person, of fifty ages": [[_AGED.format(age)] for age in range(40, 90)],
        "a turn of the leg check": [envelopes.TRIAGE],
        "when the reminder is (reads the store)": [envelopes.WHICH],
        # The same step twice would leave the record as it is.
        "a step of the routine (writes the store)": [envelopes.ROUTINE, envelopes.ROUTINE[:-1]],
        "a launch (writes the store)": [envelopes.LAUNCH],
    }
    skill, heard = build(parts.settings()).skill, envelopes.resolver()
    rows = []
    for name, talks in said.items():
        bodies = [envelopes.conversation(skill, talk, heard)[-1] for talk in talks]
        base = f"SDK's hello world, sent {name}"
        rows.append(Case(base, "hello", [envelopes.hello(body) for body in bodies], base))
        rows.append(Case(f"**ours: {name}**", "ours", bodies, base))
    first, body = rows[0].name, rows[1].bodies[0]
    smallest = [envelopes.smallest(body)]
    return [
        *rows,
        Case("SDK's hello world, smallest request", "hello", smallest, first),
        Case("Flask and bare RSA verification", "rsa", [body], first),
        Case("Flask alone", "flask", [body], first),
    ]


def measure(worker: Worker, requests: Sequence[Signed], seconds: float) -> Round:
    """One load."""
    before = worker.used()["cpu"]
    outcome = load.fast(worker.port, requests, seconds)
    return Round(outcome, (worker.used()["cpu"] - before) / outcome.requests)


def at_half(worker: Worker, requests: Sequence[Signed], rate: float, seconds: float) -> Round:
    """At half of what it can do."""
    before = worker.used()["cpu"]
    outcome = load.steady(worker.port, requests, seconds, rate / 2)
    return Round(outcome, (worker.used()["cpu"] - before) / outcome.requests)


def table(
    rows: Sequence[Case],
    loads: Mapping[str, Sequence[Round]],
    halves: Mapping[str, Sequence[Round]],
) -> list[str]:
    """Medians of the rounds; the ratio is of CPU time, and the median of each round's own."""
    lines = [
        "| application | req/s | p50 ms | p99 ms | CPU µs | ratio"
        " | at half: p99 ms | CPU µs | ratio | errors |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        outcomes = [one.outcome for one in loads[row.name]]
        calm = [one.outcome for one in halves[row.name]]
        lines.append(
            f"| {row.name} | {median(one.rate for one in outcomes):.0f}"
            f" | {median(one.p50 for one in outcomes):.1f}"
            f" | {median(one.p99 for one in outcomes):.1f}"
            f" | {_cpu(loads[row.name], loads[row.base])}"
            f" | {median(one.p99 for one in calm):.1f}"
            f" | {_cpu(halves[row.name], halves[row.base])}"
            f" | {sum(one.errors for one in (*outcomes, *calm))} |"
        )
    return lines


def _cpu(rounds: Sequence[Round], base: Sequence[Round]) -> str:
    """Microseconds, and the ratio to the peer."""
    pairs = zip(rounds, base, strict=True)
    ratio = median(one.cpu / other.cpu for one, other in pairs)
    return f"{median(one.cpu for one in rounds) * 1e6:.0f} | {ratio:.2f}"


def main() -> None:
    """Run the rounds and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=4, help="of each load (default: 4)")
    parser.add_argument("--only", default="", help="rows with this in their name")
    options = parser.parse_args()
    logging.disable(logging.INFO)
    rows = [case for case in cases() if options.only in case.name or options.only in case.base]
    signer = Signer(parts.keys().key)
    rounds: dict[str, list[Round]] = {case.name: [] for case in rows}
    halves: dict[str, list[Round]] = {case.name: [] for case in rows}
    with ExitStack() as stack:
        workers = {app: stack.enter_context(served(app)) for app in {case.app for case in rows}}

        def requests(case: Case) -> list[Signed]:
            return load.sign([envelopes.stamped(body) for body in case.bodies], signer)

        for _ in range(options.rounds):
            for case in rows:
                found = measure(workers[case.app], requests(case), options.seconds)
                rounds[case.name].append(found)
                rate = median(one.outcome.rate for one in rounds[case.name])
                half = at_half(workers[case.app], requests(case), rate, options.seconds)
                halves[case.name].append(half)
        memory = workers["ours"].used()["memory"]
    print("\n".join(table(rows, rounds, halves)))
    print(f"\nmemory of a worker of ours: {memory:.0f} MiB")


if __name__ == "__main__":
    main()
