"""Reads lines: with a prompt from a person at a terminal, without one from a pipe."""

import contextlib
from typing import Protocol

from simulator.terminal.streams import Streams


class Lines(Protocol):
    """What gives the lines of a conversation. `interactive`: somebody sits at a terminal."""

    interactive: bool

    def read(self, prompt: str) -> str | None:
        """The next line without its end; None when there are no more."""


class Console:
    """Standard input as lines. `quiet`: no prompt even at a terminal (for `--json`)."""

    def __init__(self, streams: Streams, *, quiet: bool = False) -> None:
        self._streams = streams
        self.interactive = streams.stdin.isatty() and streams.stdout.isatty() and not quiet
        if self.interactive:
            with contextlib.suppress(ImportError):
                import readline  # noqa: F401, PLC0415  # arrow keys and history for input()

    def read(self, prompt: str) -> str | None:
        """The next line without its end; None when there are no more (Ctrl-D)."""
        if not self.interactive:
            line = self._streams.stdin.readline()
            return line.rstrip("\n") if line else None
        try:
            return input(prompt)
        except EOFError:
            self._streams.say()
            return None
