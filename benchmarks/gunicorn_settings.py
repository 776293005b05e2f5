"""Workers and threads of gunicorn under signed turns over HTTP: `make bench-gunicorn`.

Each setting serves the whole skill; eight connections ask as fast as answers come, in interleaved
rounds. Then once more while two senders hold a request half sent: who waits for them? (A sync
worker takes no threads: with more than one, gunicorn makes it a gthread.)
"""

import argparse
import logging
import socket
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager

from benchmarks import envelopes, load, parts
from benchmarks.load import Outcome
from benchmarks.served import Worker, served
from simulator.wire.signing import Signer
from skill.assembly import build

Setting = tuple[str, int, int]  # kind of worker, workers, threads
SETTINGS: tuple[Setting, ...] = (
    *(("sync", 1, 1), ("sync", 2, 1)),
    *(("gthread", 1, 1), ("gthread", 1, 4), ("gthread", 2, 1), ("gthread", 2, 4)),
    *(("ours", 1, 4), ("ours", 2, 4)),  # skill/reception/, which `make serve` runs
)
_CONNECTIONS = 8
_SLOW = 2
_HALF = b"POST /alexa HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9\r\n\r\n1"


@contextmanager
def slow_senders(port: int) -> Iterator[None]:
    """Connections that hold half a request."""
    with ExitStack() as stack:
        for _ in range(_SLOW):
            sender = stack.enter_context(socket.create_connection(("127.0.0.1", port), timeout=10))
            sender.sendall(_HALF)
        yield


class Bench:
    """The request that is sent, and for how long."""

    def __init__(self, seconds: float) -> None:
        skill = build(parts.settings()).skill
        said = envelopes.conversation(skill, envelopes.QUESTION, envelopes.resolver())
        self._body = said[-1]
        self._seconds = seconds
        self._signer = Signer(parts.keys().key)

    def alone(self, setting: Setting) -> Outcome:
        """Eight quick connections."""
        with _server(setting) as server:
            return self._turns(server.port)

    def beside_slow_senders(self, setting: Setting) -> Outcome:
        """The same, with two more that hold half a request."""
        with _server(setting) as server, slow_senders(server.port):
            return self._turns(server.port)

    def _turns(self, port: int) -> Outcome:
        signed = load.sign([envelopes.stamped(self._body)], self._signer)
        return load.steady(port, signed, self._seconds, None, _CONNECTIONS)


def _server(setting: Setting) -> AbstractContextManager[Worker]:
    kind, workers, threads = setting
    other = {} if kind == "ours" else {"worker_class": kind}
    return served("ours", workers=workers, threads=threads, **other)


def row(setting: Setting, rounds: list[Outcome], slow: Outcome) -> str:
    """One line of the table: the best round, for what else runs here can only slow one."""
    best = max(rounds, key=lambda one: one.rate)
    cells = [*setting, f"{best.rate:.0f}", f"{best.p99:.0f}", sum(one.errors for one in rounds)]
    good = slow.requests - slow.errors
    cells += [f"{good / slow.requests * slow.rate:.0f}", f"{slow.p99:.0f}", slow.errors]
    return f"| {' | '.join(str(cell) for cell in cells)} |"


def main() -> None:
    """Measure every setting, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=5, help="of each load (default: 5)")
    parser.add_argument("--rounds", type=int, default=3, help="the best counts (default: 3)")
    options = parser.parse_args()
    logging.disable(logging.INFO)
    bench = Bench(options.seconds)
    rounds: dict[Setting, list[Outcome]] = {setting: [] for setting in SETTINGS}
    for _ in range(options.rounds):
        for setting, found in rounds.items():
            found.append(bench.alone(setting))
    print("| worker | workers | threads | turns/s | p99, ms | errors", end="")
    print(" | beside two slow senders: turns/s | p99, ms | errors |")
    print("|---|" + "---|" * 8)
    for setting, found in rounds.items():
        print(row(setting, found, bench.beside_slow_senders(setting)), flush=True)


if __name__ == "__main__":
    main()
