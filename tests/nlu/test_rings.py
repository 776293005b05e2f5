"""When a reminder is to ring: times, from now, earlier and later, two at once."""

import pytest

from nlu.ring_days import RingDays
from nlu.rings import Wish, find_rings
from nlu.words import tokenise


def _rings(said: str) -> tuple[Wish, ...]:
    return find_rings(tokenise(said))


@pytest.mark.parametrize(
    ("said", "clock", "half"),
    [
        ("at nine", "09:00", False),
        ("at half nine", "09:30", False),
        ("nine at night", "21:00", True),
        ("tonight at one", "01:00", True),
        ("at twenty one forty hours", "21:40", True),
        ("eight in the arvo", "20:00", True),
        ("in the morning at six", "06:00", True),
        ("wake me at six", "06:00", True),
        ("at ten fifteen p m", "22:15", True),
        ("at midnight", "00:00", True),
        ("twelve at night", "00:00", True),
        ("at ten no make it eleven", "11:00", False),
    ],
)
def test_a_time_and_whether_its_half_of_the_day_is_said(
    said: str, clock: str, *, half: bool
) -> None:
    (wish,) = _rings(said)
    assert (wish.clock, wish.half) == (clock, half)


@pytest.mark.parametrize(
    ("said", "delay", "shift"),
    [
        ("in half an hour", "PT30M", 0),
        ("after one hour", "PT1H", 0),
        ("twenty minutes from now", "PT20M", 0),
        ("snooze for ten minutes", "PT10M", 0),
        ("half an hour earlier", "", -30),
        ("later by ten minutes", "", 10),
        ("push it back a quarter of an hour", "", 15),
        ("bring it forward by an hour", "", -60),
    ],
)
def test_from_now_or_from_what_it_was(said: str, delay: str, shift: int) -> None:
    (wish,) = _rings(said)
    assert (wish.delay, wish.shift, wish.clock) == (delay, shift, "")


@pytest.mark.parametrize(
    ("said", "clock", "of"),
    [
        ("move the nine o'clock one to half ten", "10:30", "09:00"),
        ("move it from nine to ten", "10:00", "09:00"),
        ("shift the stretch one to eleven", "11:00", ""),
    ],
)
def test_one_is_no_hour_where_it_stands_for_a_reminder(said: str, clock: str, of: str) -> None:
    (wish,) = _rings(said)
    assert (wish.clock, wish.of) == (clock, of)


def test_two_have_each_their_own() -> None:
    first, second = _rings("every morning at seven and tomorrow night at ten")
    assert (first.clock, first.days.days) == ("07:00", "daily")
    assert (second.clock, second.days) == ("22:00", RingDays(ahead=1))


@pytest.mark.parametrize(
    ("said", "clocks", "days"),
    [
        ("daily at seven a m and at ten p m", ["07:00", "22:00"], RingDays("daily")),
        ("at nine and ten tonight", ["21:00", "22:00"], RingDays(ahead=0)),
        ("two reminders one at eight p m and one at nine p m", ["20:00", "21:00"], RingDays()),
    ],
)
def test_what_has_no_days_has_those_beside_it(said: str, clocks: list[str], days: RingDays) -> None:
    assert [one.clock for one in _rings(said)] == clocks
    assert {one.days for one in _rings(said)} == {days}


@pytest.mark.parametrize(
    ("said", "another"),
    [
        ("another one at six", True),
        ("and one at six as well", True),
        ("a second reminder at six", True),
        ("every second night at six", False),
        ("on the second of may at six", False),
    ],
)
def test_it_is_another_one(said: str, *, another: bool) -> None:
    assert _rings(said)[0].another is another


def test_nothing_is_said_of_when() -> None:
    assert _rings("remind me to stretch") == (Wish(),)
    assert _rings("remind me at bedtime")[0].bedtime
    assert not _rings("between nine and ten")[0].timed


@pytest.mark.parametrize(
    ("said", "of_days", "clock"),
    [
        ("the weekday one to half 9", "weekdays", "09:30"),
        ("cancel the weekend 1", "saturday sunday", ""),
        ("every weekday at 9", "", "09:00"),
    ],
)
def test_a_reminder_is_pointed_at_by_its_days(said: str, of_days: str, clock: str) -> None:
    wish = find_rings(said.split())[0]
    assert (wish.of_days, wish.clock) == (of_days, clock)


def test_an_hour_before_bed_is_no_shift() -> None:
    """When somebody goes to bed must be asked."""
    wish = find_rings(tokenise("remind me an hour before bed"))[0]
    assert not wish.timed
    assert wish.bedtime


def test_about_a_time_is_that_time() -> None:
    assert find_rings(tokenise("about half nine ish every night"))[0].clock == "21:30"


@pytest.mark.parametrize(
    ("said", "clock", "days"),
    [
        ("half ten weeknights cos sundays is my late shift", "22:30", "weekdays"),
        ("at nine as we eat at eight on mondays so every night", "21:00", "daily"),
    ],
)
def test_a_reason_wishes_for_nothing(said: str, clock: str, days: str) -> None:
    """It stands behind what is wished for, and ends with the words, or before "so"."""
    (wish,) = find_rings(tokenise(said))[-1:]
    assert (wish.clock, wish.days.days) == (clock, days)
