"""Rules of recurrence, in local time across the changes of the clocks."""

from datetime import UTC, datetime, timedelta

import pytest

from simulator.services.refusal import RefusalError
from simulator.services.trigger import IN_PAST, read_trigger
from tests.simulator.services.bodies import later, nightly, once


def _rings(body: dict[str, object], start: datetime, days: float) -> list[datetime]:
    trigger = read_trigger(body["trigger"], start, "Europe/London")  # type: ignore[arg-type]  # it is one
    found, moment = [], trigger.next(start)
    while moment and moment <= start + timedelta(days=days):
        found.append(moment)
        moment = trigger.next(moment)
    return found


def _utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc,arg-type]  # year, month, day, …


@pytest.mark.parametrize(
    ("zone", "day", "before", "after"),
    [
        ("Europe/London", _utc(2026, 3, 29), (21, 30), (20, 30)),
        ("Europe/London", _utc(2026, 10, 25), (20, 30), (21, 30)),
        ("America/New_York", _utc(2026, 3, 9), (2, 30), (1, 30)),
        ("America/New_York", _utc(2026, 11, 2), (1, 30), (2, 30)),
    ],
    ids=["London spring", "London autumn", "New York spring", "New York autumn"],
)
def test_half_past_nine_stays_half_past_nine(
    zone: str, day: datetime, before: tuple[int, int], after: tuple[int, int]
) -> None:
    """One ring a night on both sides of the change, each at 21:30 local time."""
    rings = _rings(nightly(zone=zone), day - timedelta(days=2), 4)
    assert [(each.hour, each.minute) for each in rings] == [before, before, after, after]
    assert len({each.date() for each in rings}) == 4


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=DAILY;BYHOUR=1;BYMINUTE=30", [(3, 28, 1, 30), (3, 29, 1, 30), (3, 30, 0, 30)]),
        ("FREQ=DAILY;BYHOUR=21;BYMINUTE=0;INTERVAL=2", [(3, 27, 21, 0), (3, 29, 20, 0)]),
        ("FREQ=DAILY;BYHOUR=21,22;BYMINUTE=0", [(3, 27, 21, 0), (3, 27, 22, 0), (3, 28, 21, 0)]),
        ("FREQ=WEEKLY;BYDAY=MO,FR;BYHOUR=21;BYMINUTE=0;BYSECOND=0", [(3, 27, 21, 0)]),
        ("FREQ=WEEKLY", [(4, 3, 19, 0)]),
    ],
    ids=["a time that is skipped", "every other day", "twice a day", "weekdays", "this day"],
)
def test_rules(rule: str, expected: list[tuple[int, ...]]) -> None:
    """From a Friday, 20:00 in London, on."""
    rings = _rings(nightly(rule), _utc(2026, 3, 27, 20), 7.5)
    shown = [(each.month, each.day, each.hour, each.minute) for each in rings]
    assert shown[: len(expected)] == expected


def test_weekdays_only() -> None:
    """Five a week."""
    rings = _rings(nightly("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=21;"), _utc(2026, 6, 1), 14)
    assert len(rings) == 10
    assert {each.weekday() for each in rings} == {0, 1, 2, 3, 4}


def test_a_time_that_comes_twice_rings_once() -> None:
    """London's 01:30 on 25 October: the first of the two."""
    rings = _rings(nightly("FREQ=DAILY;BYHOUR=1;BYMINUTE=30"), _utc(2026, 10, 24, 12), 1)
    assert rings == [_utc(2026, 10, 25, 0, 30)]


def test_start_and_end_bound_it() -> None:
    """Both local, both included."""
    body = nightly(startDateTime="2026-03-29T21:30:00", endDateTime="2026-03-30T21:30:00")
    rings = _rings(body, _utc(2026, 3, 27), 10)
    assert rings == [_utc(2026, 3, 29, 20, 30), _utc(2026, 3, 30, 20, 30)]


def test_the_old_form_is_taken_too() -> None:
    """`freq` and `byDay` with scheduledTime."""
    body = once("2026-03-30T21:30:00")
    body["trigger"]["recurrence"] = {"freq": "WEEKLY", "byDay": ["MO", "WE"]}
    rings = _rings(body, _utc(2026, 3, 27), 7)
    assert rings == [_utc(2026, 3, 30, 20, 30), _utc(2026, 4, 1, 20, 30)]


def test_once_and_later() -> None:
    """An hour later is an hour later, also where the clocks change in between."""
    assert _rings(once("2026-03-29T02:30:00"), _utc(2026, 3, 28), 9) == [_utc(2026, 3, 29, 1, 30)]
    assert _rings(later(3600), _utc(2026, 10, 25, 0, 45), 9) == [_utc(2026, 10, 25, 1, 45)]


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "21:30",
        "FREQ=DAILY;FREQ=DAILY",
        "FREQ=HOURLY",
        "FREQ=DAILY;BYHOUR=24",
        "FREQ=DAILY;X=1",
        "BYHOUR=21",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=DAILY;BYHOUR=",
        "FREQ=DAILY;BYHOUR=1,,2",
        "FREQ=DAILY;INTERVAL=53",
    ],
)
def test_rules_that_are_none(rule: str) -> None:
    """400, with a word on what is wanted."""
    with pytest.raises(RefusalError, match=r"recurrenceRules") as caught:
        _rings(nightly(rule), _utc(2026, 3, 27), 1)
    assert caught.value.status == 400


@pytest.mark.parametrize(
    "body",
    [once("2026-03-27T19:59:00"), nightly(endDateTime="2026-03-01T00:00:00")],
    ids=["once", "over"],
)
def test_what_can_never_ring_is_in_the_past(body: dict[str, object]) -> None:
    """With Alexa's code for it."""
    with pytest.raises(RefusalError) as caught:
        _rings(body, _utc(2026, 3, 27, 20), 1)
    assert caught.value.code == IN_PAST
