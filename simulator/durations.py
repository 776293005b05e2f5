"""How long to wait: in words such as 2h, 25s, 1d or 2h30m, or until a time of day."""

import re
from datetime import UTC, datetime, time, timedelta

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


def read_until(text: str, now: datetime) -> float | None:
    """Seconds from `now`, which is local, until the next 21:30, or until 2026-03-29T21:30.

    None for what is no such time, is over, or is more than 400 days away.
    """
    try:
        then = _today(text, now) if "T" not in text else datetime.fromisoformat(text)
    except ValueError:
        return None
    # In UTC: on the day when the clocks change, local times would be an hour wrong.
    seconds = (
        then.replace(tzinfo=now.tzinfo).astimezone(UTC) - now.astimezone(UTC)
    ).total_seconds()
    return seconds if 0 < seconds <= LONGEST else None


def _today(text: str, now: datetime) -> datetime:
    """Today at a time, or tomorrow when that is over. Raises ValueError."""
    then = datetime.combine(now.date(), time.fromisoformat(text).replace(tzinfo=None))
    return then if then > now.replace(tzinfo=None) else then + timedelta(days=1)
