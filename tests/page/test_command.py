"""`python -m simulator web` as a person starts it."""

import http.client
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from tests.page.conftest import PROJECT


@contextmanager
def _started(local: Path, *arguments: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The first line that it writes, once it is up."""
    # A runner in the background has Ctrl-C ignored, and a child would inherit that; a terminal's
    # would not.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    command = [sys.executable, "-m", "simulator", "web", "--no-browser", "--port", "0"]
    process = subprocess.Popen(  # noqa: S603  # our own program
        [*command, "--local", str(local), *arguments],
        cwd=PROJECT,
        env={"PATH": os.environ["PATH"]},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout
        yield process.stdout.readline(), process
    finally:
        process.kill()
        process.communicate()


def test_it_says_where_it_is_and_stops_on_ctrl_c(local: Path) -> None:
    """With exit code 0, and nothing on standard error: no line of what was asked."""
    with _started(local) as (line, process):
        address = urlsplit(line.split()[4])
        assert address.hostname == "127.0.0.1"
        connection = http.client.HTTPConnection(address.netloc, timeout=60)
        connection.request("GET", "/")
        assert "Cramp Coach simulator" in connection.getresponse().read().decode()
        connection.close()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out.strip(), err) == (0, "", "")


def test_exposed_it_warns(local: Path) -> None:
    """Whoever opens it to others is told what that means."""
    with _started(local, "--host", "0.0.0.0", "--expose") as (line, process):  # noqa: S104
        assert "0.0.0.0" in line  # noqa: S104
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert "warning: --expose" in err
