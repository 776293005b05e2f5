"""How a command of ours is run: settings read, faults said plainly, the right exit code."""

import argparse
import os
import sys
from collections.abc import Callable

from skill.errors import CrampCoachError
from skill.settings import Settings, read_settings

_WRONG = 2


def run_command(parser: argparse.ArgumentParser, arguments: list[str] | None) -> int:
    """Run the command that was named (`command` of its subparser takes settings and options).

    Exit code 0 fine, 1 a check failed, 2 wrong usage, settings or content.
    """
    options = parser.parse_args(arguments)
    command: Callable[[Settings, argparse.Namespace], int] = options.command
    try:
        return command(read_settings(os.environ), options)
    except BrokenPipeError:  # whoever reads our output has had enough, as with `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except CrampCoachError as fault:
        sys.stderr.write(f"{parser.prog.rpartition(' ')[2]}: {fault}\n")
        return _WRONG
