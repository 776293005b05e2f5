"""How long to wait, in words such as 2h, 25s, 1d or 2h30m."""

import re

_UNITS = {"d": 86_400, "h": 3600, "m": 60, "s": 1}
_WHOLE = re.compile(r"(?:\d{1,6}[dhms])+")
_PART = re.compile(r"(\d+)([dhms])")
LONGEST = 400 * 86_400  # seconds


def read_duration(text: str) -> int | None:
    """Seconds; None for what is no duration, or longer than 400 days."""
    if not _WHOLE.fullmatch(text):
        return None
    seconds = sum(int(number) * _UNITS[unit] for number, unit in _PART.findall(text))
    return seconds if 0 < seconds <= LONGEST else None
