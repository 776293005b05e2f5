"""Durations as ISO 8601 writes them, and as Alexa sends them: "PT1H30M" → an hour and a half."""

import re
from datetime import timedelta

_NUMBER = r"([0-9]{1,6}(?:[.,][0-9]{1,6})?)"
_DATE = "".join(f"(?:{_NUMBER}{unit})?" for unit in "YMWD")
_CLOCK = "".join(f"(?:{_NUMBER}{unit})?" for unit in "HMS")
_WHOLE = re.compile(rf"P(?=[0-9T]){_DATE}(?:T(?=[0-9]){_CLOCK})?")
_SECONDS = (365 * 86_400, 30 * 86_400, 7 * 86_400, 86_400, 3600, 60, 1)  # of Y, M, W, D, H, M, S


def read_duration(text: str) -> timedelta | None:
    """How long it is; None for what is no duration. A month has 30 days here, a year 365.

    Weeks may stand beside other units, as Alexa sends them. Source: ISO 8601-1:2019, 5.5.2, and
    https://developer.amazon.com/docs/custom-skills/slot-type-reference.html
    """
    found = _WHOLE.fullmatch(text)
    if found is None:
        return None
    numbers = (float((number or "0").replace(",", ".")) for number in found.groups())
    return timedelta(seconds=sum(map(float.__mul__, numbers, map(float, _SECONDS))))
