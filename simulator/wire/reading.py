"""What the skill understood, as its response header tells the simulator and nobody else."""

import json
from collections.abc import Mapping
from typing import Any

HEADER = "x-cramp-coach-reading"


def read_reading(headers: Mapping[str, str]) -> Mapping[str, Any] | None:
    """The Reading as JSON; None where no header came, or one that is no JSON object."""
    values = (value for name, value in headers.items() if name.lower() == HEADER)
    try:
        found = json.loads(next(values, "null"))
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, Mapping) else None
