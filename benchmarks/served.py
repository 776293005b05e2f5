"""Starts a worker with one of the applications, and asks it what it has used."""

import http.client
import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

_UP_WITHIN = 60.0


@dataclass(frozen=True)
class Worker:
    """A server on loopback; pid: of its master process, once it runs."""

    port: int
    pid: int = 0

    def used(self) -> dict[str, float]:
        """CPU seconds, and memory in MiB (see worker.py)."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", "/used")
        found: dict[str, float] = json.loads(connection.getresponse().read())
        connection.close()
        return found


@contextmanager
def served(app: str, **options: int | str) -> Iterator[Worker]:
    """A server that is up, with other options of gunicorn's where they are given."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        worker = Worker(int(probe.getsockname()[1]))
    command = [sys.executable, "-m", "benchmarks.worker", app, str(worker.port)]
    command.append(json.dumps(options))
    process = subprocess.Popen(command)
    try:
        _wait(worker, process)
        yield replace(worker, pid=process.pid)
    finally:
        process.terminate()
        process.wait(15)


def _wait(worker: Worker, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _UP_WITHIN
    while process.poll() is None and time.monotonic() < until:
        try:
            worker.used()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("the worker did not come up")
