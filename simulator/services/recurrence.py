"""Rules of recurrence as in RFC 5545, section 3.3.10: as much of them as reminders need.

Local wall-clock time counts: half past nine stays half past nine when the clocks change. A time
that the clocks skip comes as much later; one that they repeat rings the first time.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import product

from simulator.services.refusal import RefusalError, bad_request

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_KNOWN = {"FREQ", "INTERVAL", "BYDAY", "BYHOUR", "BYMINUTE", "BYSECOND"}
_HORIZON = 800  # days looked ahead: more than the longest interval taken
_LONGEST_INTERVAL = 52


@dataclass(frozen=True, slots=True)
class Rule:
    """Daily, or weekly on `days` (0 is Monday), at these times of day.

    interval: each so many days or weeks from `start`, before which nothing rings.
    """

    weekly: bool
    interval: int
    days: tuple[int, ...]
    times: tuple[time, ...]
    start: datetime

    def after(self, moment: datetime) -> Iterator[datetime]:
        """The local times after a local time, without zones, soonest first."""
        first = max(moment, self.start).date()
        for day in (first + timedelta(days=ahead) for ahead in range(_HORIZON)):
            if self._has(day):
                times = [datetime.combine(day, each) for each in self.times]
                yield from (each for each in times if each > moment and each >= self.start)

    def _has(self, day: date) -> bool:
        if not self.weekly:
            return (day - self.start.date()).days % self.interval == 0
        weeks = (_monday(day) - _monday(self.start.date())).days // 7
        return day.weekday() in self.days and weeks % self.interval == 0

    def __str__(self) -> str:
        """Like: daily 21:30, or weekly MO,WE 21:30."""
        names = ",".join(DAYS[day] for day in self.days)
        often = f"weekly {names}" if self.weekly else "daily"
        every = f" every {self.interval}" if self.interval > 1 else ""
        return f"{often}{every} {','.join(f'{at:%H:%M}' for at in self.times)}"


def read_rule(text: str, start: datetime) -> Rule:
    """A rule from text, like FREQ=WEEKLY;BYDAY=MO,TU;BYHOUR=21;BYMINUTE=30;BYSECOND=0;INTERVAL=1.

    A last semicolon is no matter. `start`: the local time that fills in what the rule leaves out.
    Raises RefusalError.
    """
    parts = _parts(text)
    frequency = parts.get("FREQ")
    if frequency not in {"DAILY", "WEEKLY"}:
        raise _odd("FREQ is DAILY or WEEKLY (the pretend service knows no other)")
    weekly = frequency == "WEEKLY"
    return Rule(
        weekly=weekly,
        interval=_numbers(parts, "INTERVAL", 1, range(1, _LONGEST_INTERVAL + 1))[0],
        days=_days(parts, start) if weekly else (),
        times=_times(parts, start),
        start=start,
    )


def _parts(text: str) -> dict[str, str]:
    pairs = [each.partition("=")[::2] for each in text.upper().strip(";").split(";")]
    parts = dict(pairs)
    if len(parts) != len(pairs) or not all(parts.values()) or parts.keys() - _KNOWN:
        raise _odd(f"a rule has KEY=VALUE; pairs with {', '.join(sorted(_KNOWN))}, each once")
    return parts


def _times(parts: Mapping[str, str], start: datetime) -> tuple[time, ...]:
    hours = _numbers(parts, "BYHOUR", start.hour, range(24))
    minutes = _numbers(parts, "BYMINUTE", start.minute, range(60))
    seconds = _numbers(parts, "BYSECOND", start.second, range(60))
    return tuple(sorted(time(*each) for each in product(hours, minutes, seconds)))


def _days(parts: Mapping[str, str], start: datetime) -> tuple[int, ...]:
    names = parts.get("BYDAY", DAYS[start.weekday()]).split(",")
    if not set(names) <= set(DAYS):
        raise _odd(f"BYDAY holds {', '.join(DAYS)}")
    return tuple(sorted({DAYS.index(name) for name in names}))


def _numbers(parts: Mapping[str, str], key: str, default: int, allowed: range) -> list[int]:
    text = parts.get(key, str(default))
    numbers = [int(each) for each in text.split(",")] if re.fullmatch(r"[\d,]*\d", text) else [-1]
    if not set(numbers) <= set(allowed):
        raise _odd(f"{key} holds numbers from {allowed[0]} to {allowed[-1]}")
    return numbers


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _odd(what: str) -> RefusalError:
    return bad_request(f"recurrenceRules: {what}")
