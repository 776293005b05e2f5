"""Where a command reads and writes: handed in, so that tests hand in others."""

import argparse
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TextIO


@dataclass(frozen=True, slots=True)
class Streams:
    """Standard input, output and error, and the environment, of one command."""

    stdin: TextIO
    stdout: TextIO
    stderr: TextIO
    environment: Mapping[str, str]

    @classmethod
    def standard(cls) -> "Streams":
        """Those of this process."""
        return cls(sys.stdin, sys.stdout, sys.stderr, os.environ)

    def say(self, line: str = "") -> None:
        """Write one line to standard output, at once: a reader may sit at the other end."""
        self.stdout.write(f"{line}\n")
        self.stdout.flush()

    def warn(self, line: str) -> None:
        """Write one line to standard error."""
        self.stderr.write(f"{line}\n")
        self.stderr.flush()


# What runs a command; it gives back the exit code.
Command = Callable[[argparse.Namespace, Streams], int]
