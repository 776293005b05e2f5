"""On which days a reminder is to ring, in folded words."""

import pytest

from nlu.ring_days import RingDays, find_days, spelled_out
from nlu.words import tokenise


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("every night", "daily"),
        ("nightly please", "daily"),
        ("each weeknight", "weekdays"),
        ("at weekends", "saturday sunday"),
        ("on school nights", "monday tuesday wednesday thursday sunday"),
        ("mondays to wednesdays", "monday tuesday wednesday"),
        ("friday through monday", "monday friday saturday sunday"),
        ("every tuesday and every friday", "tuesday friday"),
        ("sunday and thursday", "thursday sunday"),
        ("every second evening", "alternate"),
        ("alternate nights", "alternate"),
    ],
)
def test_it_repeats(said: str, days: str) -> None:
    assert find_days(" ".join(tokenise(said))) == RingDays(days)


@pytest.mark.parametrize(
    ("said", "one"),
    [
        ("tonight", RingDays(ahead=0)),
        ("the day after tomorrow", RingDays(ahead=2)),
        ("in four days", RingDays(ahead=4)),
        ("a week tomorrow", RingDays(ahead=8)),
        ("this saturday", RingDays(weekday="saturday")),
        ("saturday week", RingDays(weekday="saturday", weeks=1)),
        ("a fortnight on monday", RingDays(weekday="monday", weeks=2)),
        ("the thirty first of may", RingDays(on="05-31")),
        ("june the second", RingDays(on="06-02")),
        ("on the twelfth", RingDays(on="12")),
        ("boxing day", RingDays(on="12-26")),
        ("the thirtieth of february", RingDays()),
        ("just tonight", RingDays(ahead=0, once=True)),
    ],
)
def test_it_is_one_day(said: str, one: RingDays) -> None:
    assert find_days(" ".join(tokenise(said))) == one


@pytest.mark.parametrize(
    ("said", "without", "days"),
    [
        ("every day except tuesday and thursday", "tuesday thursday", "daily"),
        ("leave wednesday out", "wednesday", ""),
        ("weekdays but not mondays", "monday", "weekdays"),
        ("no reminders on saturdays", "saturday", ""),
        ("not at weekends", "saturday sunday", ""),
    ],
)
def test_days_are_left_out(said: str, without: str, days: str) -> None:
    assert find_days(" ".join(tokenise(said))) == RingDays(days, without)


def test_a_day_behind_a_no_is_the_one_that_is_meant() -> None:
    """It mends another."""
    assert find_days("no friday at 9") == RingDays(weekday="friday")


@pytest.mark.parametrize(
    "said", ["every third night", "twice a week", "monthly", "every hour", "every other monday",
             "for the next three nights", "until friday", "for a fortnight"]
)  # fmt: skip
def test_what_no_reminder_of_ours_can_do_is_odd(said: str) -> None:
    assert find_days(" ".join(tokenise(said))).odd


@pytest.mark.parametrize("said", ["at once", "once i am home", "not every night", "at nine", ""])
def test_no_day_is_said(said: str) -> None:
    assert find_days(" ".join(tokenise(said))) == RingDays()


@pytest.mark.parametrize(
    ("said", "full"),
    [
        ("sat and sun at 10", "saturday and sunday at 10"),
        ("tues thurs at 9", "tuesday thursday at 9"),
        ("i sat in the sun", "i sat in the sun"),
        ("every sat night", "every saturday night"),
    ],
)
def test_short_names_are_spelled_out_where_they_are_days(said: str, full: str) -> None:
    assert " ".join(spelled_out(said.split())) == full


@pytest.mark.parametrize(
    "said", ["3 times a week", "weekly 2 times", "until christmas", "on thanksgiving"]
)
def test_more_of_what_no_reminder_can_do(said: str) -> None:
    assert find_days(said).odd
