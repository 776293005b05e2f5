"""Reads a YAML file for showing it: every scalar is text, as it stands there."""

from pathlib import Path
from typing import Any

import yaml

from simulator.errors import SimulatorError


def read_plain(path: Path) -> Any:
    """Mappings, lists and text. Raises SimulatorError with the file and the line."""
    try:
        # BaseLoader makes nothing but text, lists and mappings.
        return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    except (OSError, yaml.YAMLError) as fault:
        raise SimulatorError(f"{path}: cannot be read: {fault}") from fault
