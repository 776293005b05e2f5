"""How long to wait: in words such as 2h, 25s, 1d or 2h30m, or until a time of day."""

import re
from datetime import UTC, datetime, time, timedelta

from nlu import durations_iso

_WHOLE = re.compile(r"(\d+d)?((?:\d+[hms])*)")
LONGEST = 400 * 86_400  # seconds


def read_duration(text: str) -> int | None:
    """Seconds; None for what is no duration, or longer than 400 days.

    The letters are those of ISO 8601, in its order, small and without its P and T.
    """
    found = _WHOLE.fullmatch(text)
    days, clock = found.groups("") if found else ("", "")
    long = durations_iso.read_duration(f"P{days}{clock and 'T'}{clock}".upper())
    seconds = int(long.total_seconds()) if long else 0
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
