"""When a reminder rings: once at a local time, once after a while, or again and again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from simulator.services.recurrence import DAYS, Rule, read_rule
from simulator.services.refusal import bad_request
from simulator.services.shape import Json, choice, items, local_time, mapping, number, text

IN_PAST = "TRIGGER_SCHEDULED_TIME_IN_PAST"


@dataclass(frozen=True, slots=True)
class Trigger:
    """`once`: a moment in UTC; or else `rules`, until the local time `end` if there is one."""

    zone: ZoneInfo
    once: datetime | None = None
    rules: Sequence[Rule] = ()
    end: datetime | None = None

    def next(self, after: datetime) -> datetime | None:
        """The first moment after an aware one, in UTC; None when there is none any more."""
        if self.once:
            return self.once if self.once > after else None
        found = [next(self._moments(rule, after), None) for rule in self.rules]
        return min(filter(None, found), default=None)

    def _moments(self, rule: Rule, after: datetime) -> Iterator[datetime]:
        # From a day before: where the clocks skip a time, it comes later than it says.
        local = after.astimezone(self.zone).replace(tzinfo=None) - timedelta(days=1)
        for each in rule.after(local):
            if self.end and each > self.end:
                return
            moment = _utc(each, self.zone)
            if moment > after:
                yield moment

    def __str__(self) -> str:
        """Like: daily 21:30 Europe/London, or once 2026-03-29 21:30 Europe/London."""
        if self.once:
            return f"once {self.once.astimezone(self.zone):%Y-%m-%d %H:%M} {self.zone.key}"
        return f"{', '.join(map(str, self.rules))} {self.zone.key}"


def read_trigger(trigger: Json, now: datetime, zone: str) -> Trigger:
    """The trigger of a reminder. `zone`: the device's, where timeZoneId is left out.

    Raises RefusalError for one that Alexa would not take, such as a time in the past.
    """
    kind = choice(trigger, "type", "SCHEDULED_ABSOLUTE", "SCHEDULED_RELATIVE")
    where = find_zone(text(trigger, "timeZoneId") if "timeZoneId" in trigger else zone)
    if kind == "SCHEDULED_RELATIVE":
        if "recurrence" in trigger or "scheduledTime" in trigger:
            raise bad_request("SCHEDULED_RELATIVE has offsetInSeconds alone")
        later = now + timedelta(seconds=number(trigger, "offsetInSeconds"))
        return Trigger(where, once=later)
    read = _again(trigger, now, where) if "recurrence" in trigger else _once(trigger, where)
    if read.next(now) is None:
        raise bad_request("scheduledTime: it is in the past", IN_PAST)
    return read


def find_zone(name: str) -> ZoneInfo:
    """A time zone by its IANA name. Raises RefusalError."""
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, LookupError):
        raise bad_request(f"timeZoneId: {name!r} is no time zone") from None


def _once(trigger: Json, zone: ZoneInfo) -> Trigger:
    return Trigger(zone, once=_utc(local_time(trigger, "scheduledTime"), zone))


def _again(trigger: Json, now: datetime, zone: ZoneInfo) -> Trigger:
    recurrence = mapping(trigger, "recurrence")
    if "recurrenceRules" not in recurrence:
        return _old_form(trigger, recurrence, zone)
    start = now.astimezone(zone).replace(tzinfo=None)
    if "startDateTime" in recurrence:
        start = local_time(recurrence, "startDateTime")
    end = local_time(recurrence, "endDateTime") if "endDateTime" in recurrence else None
    rules = [read_rule(_rule(each), start) for each in items(recurrence, "recurrenceRules")]
    return Trigger(zone, rules=rules, end=end)


def _rule(value: object) -> str:
    if not isinstance(value, str):
        raise bad_request("recurrenceRules: texts are wanted")
    return value


def _old_form(trigger: Json, recurrence: Json, zone: ZoneInfo) -> Trigger:
    """`freq` with `byDay` and scheduledTime: deprecated, and still taken."""
    frequency = choice(recurrence, "freq", "DAILY", "WEEKLY")
    start = local_time(trigger, "scheduledTime")
    days = items(recurrence, "byDay") if "byDay" in recurrence else [DAYS[start.weekday()]]
    by_day = f"BYDAY={','.join(map(str, days))}" if frequency == "WEEKLY" else ""
    return Trigger(zone, rules=[read_rule(f"FREQ={frequency};{by_day}", start)])


def _utc(local: datetime, zone: ZoneInfo) -> datetime:
    return local.replace(tzinfo=zone).astimezone(UTC)
