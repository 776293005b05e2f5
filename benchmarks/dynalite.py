"""A DynamoDB-compatible server on loopback: dynalite, which `make node-tools` fetches."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PROGRAM = Path(__file__).parents[1] / "build" / "node" / "node_modules" / ".bin" / "dynalite"
_UP_WITHIN = 15.0  # seconds


def there() -> bool:
    """Whether it can be started."""
    return _PROGRAM.exists() and shutil.which("node") is not None


@contextmanager
def dynalite() -> Iterator[int]:
    """Serves an empty one from memory; gives its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    options = ["--host", "127.0.0.1", "--port", str(port), "--createTableMs", "0"]
    with subprocess.Popen([str(_PROGRAM), *options], stdout=subprocess.DEVNULL) as server:
        try:
            _wait(port)
            yield port
        finally:
            server.terminate()


def _wait(port: int) -> None:
    until = time.monotonic() + _UP_WITHIN
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("dynalite did not come up")
