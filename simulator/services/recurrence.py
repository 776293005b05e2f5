"""Rules of recurrence as in RFC 5545, section 3.3.10: as much of them as reminders may have.

When a rule rings is python-dateutil's affair; here stands what Alexa takes. Local wall-clock time
counts: half past nine stays half past nine when the clocks change. A time that the clocks skip
comes as much later; one that they repeat rings the first time.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import product

from dateutil.rrule import DAILY, WEEKLY, rrule

from simulator.services.refusal import RefusalError, bad_request

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_KNOWN = {"FREQ", "INTERVAL", "BYDAY", "BYHOUR", "BYMINUTE", "BYSECOND"}
_FREQUENCIES = {"DAILY": DAILY, "WEEKLY": WEEKLY}
_LONGEST_INTERVAL = 52


@dataclass(frozen=True, slots=True)
class Rule:
    """`dates`: when it rings, as local times without zones; `label`: like weekly MO,WE 21:30."""

    dates: rrule
    label: str

    def after(self, moment: datetime) -> Iterator[datetime]:
        """The local times after a local time, without zones, soonest first."""
        times: Iterator[datetime] = self.dates.xafter(moment)
        return times

    def __str__(self) -> str:
        """Like: daily 21:30, or weekly MO,WE 21:30."""
        return self.label


def read_rule(text: str, start: datetime) -> Rule:
    """A rule from text, like FREQ=WEEKLY;BYDAY=MO,TU;BYHOUR=21;BYMINUTE=30;BYSECOND=0;INTERVAL=1.

    A last semicolon is no matter. `start`: the local time that fills in what the rule leaves out,
    and before which nothing rings. Raises RefusalError.
    """
    parts = _parts(text)
    frequency = parts.get("FREQ", "")
    if frequency not in _FREQUENCIES:
        raise _odd("FREQ is DAILY or WEEKLY (the pretend service knows no other)")
    interval = _numbers(parts, "INTERVAL", 1, range(1, _LONGEST_INTERVAL + 1))[0]
    days = _days(parts, start) if frequency == "WEEKLY" else None
    clock = (
        _numbers(parts, "BYHOUR", start.hour, range(24)),
        _numbers(parts, "BYMINUTE", start.minute, range(60)),
        _numbers(parts, "BYSECOND", start.second, range(60)),
    )
    times = dict(zip(("byhour", "byminute", "bysecond"), clock, strict=True))
    dates = rrule(
        _FREQUENCIES[frequency], dtstart=start, interval=interval, byweekday=days, **times
    )
    return Rule(dates, _label(frequency, interval, days, clock))


def _label(
    frequency: str, interval: int, days: Sequence[int] | None, clock: Sequence[Sequence[int]]
) -> str:
    names = f" {','.join(DAYS[day] for day in days)}" if days else ""
    every = f" every {interval}" if interval > 1 else ""
    times = (f"{hour:02d}:{minute:02d}" for hour, minute, _ in sorted(product(*clock)))
    return f"{frequency.lower()}{names}{every} {','.join(times)}"


def _parts(text: str) -> dict[str, str]:
    pairs = [each.partition("=")[::2] for each in text.upper().strip(";").split(";")]
    parts = dict(pairs)
    if len(parts) != len(pairs) or not all(parts.values()) or parts.keys() - _KNOWN:
        raise _odd(f"a rule has KEY=VALUE; pairs with {', '.join(sorted(_KNOWN))}, each once")
    return parts


def _days(parts: Mapping[str, str], start: datetime) -> tuple[int, ...]:
    names = parts.get("BYDAY", DAYS[start.weekday()]).split(",")
    if not set(names) <= set(DAYS):
        raise _odd(f"BYDAY holds {', '.join(DAYS)}")
    return tuple(sorted({DAYS.index(name) for name in names}))


def _numbers(parts: Mapping[str, str], key: str, default: int, allowed: range) -> list[int]:
    text = parts.get(key, str(default))
    listed = re.fullmatch(r"[0-9]{1,3}(?:,[0-9]{1,3})*", text)
    numbers = {int(each) for each in text.split(",")} if listed else {-1}
    if not numbers <= set(allowed):
        raise _odd(f"{key} holds numbers from {allowed[0]} to {allowed[-1]}")
    return sorted(numbers)


def _odd(what: str) -> RefusalError:
    return bad_request(f"recurrenceRules: {what}")
