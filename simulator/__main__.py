"""The command line: talk | ask | play | report | web | coverage | voice-check."""

import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType

from simulator.errors import SimulatorError
from simulator.terminal.arguments import build_parser
from simulator.terminal.streams import Command, Streams

_WRONG, _INTERRUPTED = 2, 130


def main(arguments: Sequence[str] | None = None, streams: Streams | None = None) -> int:
    """Run one command and give back its exit code. SystemExit(2) for wrong usage (argparse)."""
    streams = streams or Streams.standard()
    options = build_parser().parse_args(arguments)
    command: Command = options.command
    try:
        return command(options, streams)
    except SimulatorError as fault:
        streams.warn(f"simulator: {fault}")
        return _WRONG
    except KeyboardInterrupt:
        return _INTERRUPTED


def _leave(number: int, _frame: FrameType | None) -> None:
    """A signal ends the simulator as an exit does, so that it stops the skill that it started."""
    sys.exit(128 + number)


def _as_program() -> int:
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _leave)
    try:
        return main()
    except BrokenPipeError:  # whoever reads our output has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


if __name__ == "__main__":
    sys.exit(_as_program())
