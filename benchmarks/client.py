"""A small HTTP client that loads a server from a process of its own.

`python -m benchmarks.client < job.json`: the job names host port, requests (raw HTTP, base64),
connections, seconds, and a rate in requests a second, or null for as fast as answers come. With a
rate, latency counts from when a request was due, so that a slow answer spoils its followers too.
Prints what came of it as JSON.
"""

import base64
import json
import socket
import sys
import threading
import time
from dataclasses import asdict, dataclass, field
from typing import Any

_OK = b"HTTP/1.1 200"
_LAST = b"connection: close"


@dataclass
class Tally:
    """What one connection saw: latencies in seconds, and answers other than 200."""

    latencies: list[float] = field(default_factory=list)
    errors: int = 0


def raw(port: int, body: bytes, headers: dict[str, str]) -> bytes:
    """A request as it stands on the wire."""
    lines = [
        "POST /alexa HTTP/1.1",
        f"Host: 127.0.0.1:{port}",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
        *(f"{name}: {value}" for name, value in headers.items()),
    ]
    return "\r\n".join([*lines, "", ""]).encode() + body


def answer(connection: socket.socket) -> bytes:
    """One whole answer."""
    got = b""
    while b"\r\n\r\n" not in got:
        got += _some(connection)
    head, _, rest = got.partition(b"\r\n\r\n")
    length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
    while len(rest) < length:
        rest += _some(connection)
    return got


def _some(connection: socket.socket) -> bytes:
    part = connection.recv(65536)
    if not part:
        raise ConnectionError("the server hung up")
    return part


def drive(job: dict[str, Any], number: int, tally: Tally, until: float) -> None:
    """Send over one connection until the time is up."""
    requests = [base64.b64decode(one) for one in job["requests"]]
    every = job["connections"] / job["rate"] if job["rate"] else 0.0
    due = time.perf_counter() + every * number / job["connections"]
    connection: socket.socket | None = None
    count = number
    while (now := time.perf_counter()) < until:
        if every:
            time.sleep(max(0.0, due - now))
        started = due if every else now
        connection, good = _exchange(connection, job["port"], requests[count % len(requests)])
        tally.latencies.append(time.perf_counter() - started)
        tally.errors += not good
        count += 1
        due += every
    if connection:
        connection.close()


def _exchange(
    connection: socket.socket | None, port: int, request: bytes
) -> tuple[socket.socket | None, bool]:
    """One request: the connection where it goes on, and whether the answer was 200."""
    try:
        connection = connection or _connect(port)
        connection.sendall(request)
        got = answer(connection)
    except OSError:
        got = _LAST
    if connection and _LAST in got.partition(b"\r\n\r\n")[0].lower():
        connection.close()
        connection = None
    return connection, got.startswith(_OK)


def _connect(port: int) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", port), timeout=10)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return connection


def main() -> None:
    """Read the job, do it, print the outcome."""
    job = json.load(sys.stdin)
    tallies = [Tally() for _ in range(job["connections"])]
    until = time.perf_counter() + job["seconds"]
    threads = [
        threading.Thread(target=drive, args=(job, number, tally, until))
        for number, tally in enumerate(tallies)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(json.dumps([asdict(tally) for tally in tallies]))


if __name__ == "__main__":
    main()
