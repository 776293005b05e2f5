"""Times as people say them at bedtime: Alexa's slot values → one wall clock ("21:30")."""

import re

CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
NIGHT = "21:30"  # also proposed to those who name no time
_EVENING = "20:00"
_VAGUE = {"EV": _EVENING, "NI": NIGHT}
_FROM, _TO = 5, 11  # "at nine" at bedtime means the evening; "at three" is left as it was said
_NOON, _MIDNIGHT = "12", "00"


def settle(value: str, declined: str | None = None) -> str | None:
    """The clock that an AMAZON.TIME value means for a bedtime; None where it means none.

    Alexa gives "09:00" for "at nine" and for "nine in the morning" alike. The evening is taken
    first and read back; when that was `declined`, the same words mean the morning.
    """
    if value in _VAGUE:
        return _VAGUE[value]
    found = CLOCK.fullmatch(value)
    if not found:
        return None
    evening = _evening(*found.groups())
    return value if evening == declined else evening


def _evening(hour: str, minute: str) -> str:
    if hour == _NOON:
        return f"{_MIDNIGHT}:{minute}"
    return f"{int(hour) + 12}:{minute}" if _FROM <= int(hour) <= _TO else f"{hour}:{minute}"


def on_dial(value: str) -> tuple[int, str]:
    """The hand's hour, and the minutes: half nine is half past nine in the evening, too."""
    hours, _, minutes = value.partition(":")
    return (int(hours) % int(_NOON) if hours.isdecimal() else -1, minutes)
