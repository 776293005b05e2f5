"""What checks find: faults stop a package or a certification, warnings don't."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Finding:
    """One thing that is not as it should be: where, what, and how to mend it where that helps."""

    weight: Literal["fault", "warning"]
    text: str


def fault(text: str) -> Finding:
    """Amazon would reject it, or it would not work."""
    return Finding("fault", text)


def warning(text: str) -> Finding:
    """It works, but somebody should look at it."""
    return Finding("warning", text)
