"""`talk` at a real terminal: prompts, colours, and the ways to leave."""

import io
import os
import select
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from simulator.terminal.ink import Ink
from simulator.terminal.streams import Streams
from simulator.wire.certificates import Certificates
from tests.simulator.conftest import Served

pty = pytest.importorskip("pty")
Terminal = tuple[subprocess.Popen[bytes], int]


class _Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@contextmanager
def _terminal(arguments: list[str]) -> Iterator[Terminal]:
    """The simulator in a terminal of its own; the number is our side of it."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(  # noqa: S603  # our own program
        [sys.executable, "-m", "simulator", *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "NO_COLOR": "1", "TERM": "xterm"},
        cwd=Path(__file__).parents[3],
    ) as process:
        os.close(theirs)
        try:
            yield process, ours
        finally:
            process.kill()
            os.close(ours)


def _read_until(terminal: int, expected: str, within: float = 20) -> str:
    """What a terminal shows up to a text; fails when it does not come."""
    shown = b""
    while expected not in shown.decode("utf-8", "ignore"):
        ready, _, _ = select.select([terminal], [], [], within)
        assert ready, f"no {expected!r} after {shown!r}"
        shown += os.read(terminal, 10_000)
    return shown.decode()


@pytest.mark.parametrize("goodbye", [b"\x04", b"exit\n"])
def test_a_conversation(
    serve: Served, local: Path, keys: Certificates, model_file: Path, goodbye: bytes
) -> None:
    """A prompt in the session and another out of it; Ctrl-D leaves, and exit without a session."""
    where = ["--url", serve().url, "--local", str(local), "--model", str(model_file)]

    with _terminal(["talk", *where]) as (process, terminal):
        opened = _read_until(terminal, "You: ")
        os.write(terminal, b"why do my legs cramp\n")
        answered = _read_until(terminal, "You: Alexa, ask Cramp Coach … ")
        os.write(terminal, goodbye)
        assert process.wait(20) == 0

    assert "Ctrl-D leaves" in opened
    assert "Nobody knows for sure." in answered


@pytest.mark.parametrize(
    ("screen", "environment", "coloured"),
    [
        (_Screen(), {}, True),
        (_Screen(), {"NO_COLOR": "1"}, False),
        (_Screen(), {"TERM": "dumb"}, False),
        (io.StringIO(), {}, False),
    ],
)
def test_colours(screen: io.StringIO, environment: dict[str, str], *, coloured: bool) -> None:
    """On a terminal, unless the environment says no."""
    ink = Ink.of(Streams(io.StringIO(), screen, io.StringIO(), environment))

    assert ink.bad("x") == ("\033[31mx\033[0m" if coloured else "x")
