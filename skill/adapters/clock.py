"""Clocks: the real one, and the simulator's, which stands so many seconds beside it."""

import logging
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

_log = logging.getLogger("cramp_coach.clock")
_OFFSET = re.compile(r"\s*(-?[0-9]{1,10})\s*")  # seconds, up to three centuries


def real_clock() -> datetime:
    """The time now, in aware UTC."""
    return datetime.now(UTC)


class SimulatorClock:
    """Simulator mode: the real clock moved by the whole seconds that stand in a small file.

    The file is read anew each time, for the simulator moves its clock while the skill runs. A file
    that is not there, or not readable as a number, moves nothing.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def __call__(self) -> datetime:
        """The simulated time, in aware UTC."""
        return real_clock() + timedelta(seconds=self._offset())

    def _offset(self) -> int:
        try:
            text = self._path.read_text(encoding="ascii")
        except FileNotFoundError:
            return 0
        except (OSError, ValueError) as fault:
            _log.error("the simulator's clock can't be read: %s", type(fault).__name__)
            return 0
        found = _OFFSET.fullmatch(text)
        if not found:
            _log.error("the simulator's clock holds no whole number of seconds")
        return int(found[1]) if found else 0
