"""AMAZON.DATE: "tomorrow" → 2026-03-04, "next week" → 2026-W11; and AMAZON.DayOfWeek."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from nlu.wordlists import listed

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august",
           "september", "october", "november", "december")  # fmt: skip
ORDINALS = listed("""first second third fourth fifth sixth seventh eighth ninth tenth eleventh
twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth""")
_SEASONS = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
_RELATIVE = {"today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1,
             "day after tomorrow": 2, "day before yesterday": -2}  # fmt: skip
_LEAD = re.compile(r"^(?:(?:on|the|for|by|since|in|from) )*")
_PERIOD = re.compile(r"^(?P<which>this|next|last) (?P<unit>\w+)$")
_MONTH = "(?P<month>" + "|".join(MONTHS) + ")"
_DAY = (
    r"(?:the )?(?P<day>\d+|20 \w+|30 \w+|"
    + "|".join(ORDINALS)
    + r"|thirtieth)(?: ?(?:st|nd|rd|th))?"
)
_CALENDAR = (re.compile(rf"^{_MONTH} {_DAY}$"), re.compile(rf"^{_DAY}(?: of)? {_MONTH}$"))


def to_date(words: Sequence[str], today: date) -> str | None:
    """An ISO 8601 date, week, month, year or season, or None when the words are no date.

    A weekday is the coming one, today excluded. Source:
    https://developer.amazon.com/docs/custom-skills/slot-type-reference.html
    """
    text = _LEAD.sub("", " ".join(words))
    if text in {"now", "right now"}:
        return "PRESENT_REF"
    if text in _RELATIVE:
        return (today + timedelta(days=_RELATIVE[text])).isoformat()
    if text in _WEEKDAYS:
        return _coming(text, today).isoformat()
    if period := _PERIOD.match(text):
        return _period({"this": 0, "next": 1, "last": -1}[period["which"]], period["unit"], today)
    return _calendar(text, today)


def to_day_of_week(words: Sequence[str]) -> str | None:
    """AMAZON.DayOfWeek: the weekday's name as heard ("tuesday"), or None."""
    day = words[0].removesuffix("s") if len(words) == 1 else ""
    return day if day in _WEEKDAYS else None


def _coming(weekday: str, today: date) -> date:
    ahead = (_WEEKDAYS.index(weekday) - today.weekday() - 1) % 7 + 1
    return today + timedelta(days=ahead)


def _past(weekday: str, today: date) -> date:
    return today - timedelta(days=(today.weekday() - _WEEKDAYS.index(weekday) - 1) % 7 + 1)


def _period(shift: int, unit: str, today: date) -> str | None:
    if unit in _WEEKDAYS:
        # "next tuesday" is read as the coming one, "last tuesday" as the one before.
        return (_past(unit, today) if shift < 0 else _coming(unit, today)).isoformat()
    if unit in {"week", "weekend"}:
        year, week, _ = (today + timedelta(weeks=shift)).isocalendar()
        return f"{year}-W{week:02d}" + ("-WE" if unit == "weekend" else "")
    if unit == "month":
        months = today.year * 12 + today.month - 1 + shift
        return f"{months // 12}-{months % 12 + 1:02d}"
    if unit in _SEASONS:
        return f"{today.year + shift}-{_SEASONS[unit]}"
    return str(today.year + shift) if unit == "year" else None


def _calendar(text: str, today: date) -> str | None:
    if text in MONTHS:
        month = MONTHS.index(text) + 1
        return f"{today.year + (month < today.month)}-{month:02d}"
    match = next((found for shape in _CALENDAR if (found := shape.match(text))), None)
    if match is None:
        return None
    try:
        day = date(today.year, MONTHS.index(match["month"]) + 1, _day(match["day"]))
        return (day.replace(year=today.year + 1) if day < today else day).isoformat()
    except ValueError:
        return None


def _day(said: str) -> int:
    """1 to 31 from "3", "third" or "20 first" (the tens arrive folded)."""
    tens, _, unit = said.partition(" ")
    if unit:
        return int(tens) + ORDINALS.index(unit) + 1
    if said == "thirtieth":
        return 30
    return int(said) if said.isdecimal() else ORDINALS.index(said) + 1
