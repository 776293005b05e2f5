"""Workers and threads of gunicorn under signed turns over HTTP: `make bench-gunicorn`.

Each setting serves the whole skill; eight connections ask as fast as answers come. Then once more
while two senders hold a request half sent, as phones on a bad line do: who waits for them?
(gunicorn's sync worker takes no threads: with more than one it becomes gthread.)
"""

import argparse
import logging
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from benchmarks import envelopes, load, parts
from benchmarks.load import Outcome
from benchmarks.served import served
from simulator.signing import Signer
from skill.assembly import build

SETTINGS = (
    *(("sync", 1, 1), ("sync", 2, 1)),
    *(("gthread", 1, 1), ("gthread", 1, 4), ("gthread", 2, 1), ("gthread", 2, 4)),
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


def measure(kind: str, workers: int, threads: int, body: bytes, seconds: float) -> list[Outcome]:
    """One setting: alone, then beside slow senders."""
    signer = Signer(parts.keys().key)

    def turns(port: int) -> Outcome:
        signed = load.sign([envelopes.stamped(body)], signer)
        return load.steady(port, signed, seconds, None, _CONNECTIONS)

    with served("ours", worker_class=kind, workers=workers, threads=threads) as server:
        outcomes = [turns(server.port)]
        with slow_senders(server.port):
            outcomes.append(turns(server.port))
    return outcomes


def row(kind: str, workers: int, threads: int, outcomes: list[Outcome]) -> str:
    """One line of the table."""
    cells = [
        f"{(one.requests - one.errors) / one.requests * one.rate:.0f} | {one.p99:.0f}"
        f" | {one.errors}"
        for one in outcomes
    ]
    return f"| {kind} | {workers} | {threads} | {' | '.join(cells)} |"


def main() -> None:
    """Measure every setting, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=5, help="of each load (default: 5)")
    options = parser.parse_args()
    logging.disable(logging.INFO)
    skill = build(parts.settings()).skill
    body = envelopes.conversation(skill, envelopes.QUESTION, envelopes.resolver())[-1]
    print("| worker | workers | threads | turns/s | p99, ms | errors", end="")
    print(" | beside two slow senders: turns/s | p99, ms | errors |")
    print("|---|" + "---|" * 8)
    for setting in SETTINGS:
        outcomes = measure(*setting, body, options.seconds)
        print(row(*setting, outcomes), flush=True)


if __name__ == "__main__":
    main()
