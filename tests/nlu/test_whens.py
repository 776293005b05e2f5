"""When and how often, as people say it."""

import pytest

from nlu.whens import When, find_whens
from nlu.words import tokenise

_WORKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")


def _when(said: str) -> When:
    (found,) = find_whens(tokenise(said))
    return found


@pytest.mark.parametrize(
    ("said", "value", "days", "every", "times"),
    [
        ("remind me every night", "night", (), 1, 1),
        ("each evening", "evening", (), 1, 1),
        ("every other night", "night", (), 2, 1),
        ("every second night", "night", (), 2, 1),
        ("every third day", "day", (), 3, 1),
        ("every two weeks", "week", (), 2, 1),
        ("daily please", "day", (), 1, 1),
        ("on weekdays", "week", _WORKDAYS, 1, 1),
        ("weekends", "week", ("saturday", "sunday"), 1, 1),
        ("every weekend", "week", ("saturday", "sunday"), 1, 1),
        ("every monday and friday", "week", ("monday", "friday"), 1, 1),
        ("mondays and wednesdays", "week", ("monday", "wednesday"), 1, 1),
        ("on monday wednesday and friday", "week", ("monday", "wednesday", "friday"), 1, 1),
        ("every other tuesday", "week", ("tuesday",), 2, 1),
        ("twice a week", "week", (), 1, 2),
        ("three times a night", "night", (), 1, 3),
        ("once a month", "month", (), 1, 1),
        ("on tuesdays and saturdays", "week", ("tuesday", "saturday"), 1, 1),
        ("two times daily", "day", (), 1, 2),
        ("twice weekly", "week", (), 1, 2),
        ("four nights out of seven", "week", (), 1, 4),
        ("five times in one night", "night", (), 1, 5),
        ("alternate days", "day", (), 2, 1),
        ("every single night", "night", (), 1, 1),
    ],
)
def test_how_often(said: str, value: str, days: tuple[str, ...], every: int, times: int) -> None:
    """The period, which weekdays, each so many, so often in each."""
    found = _when(said)
    assert (found.kind, found.value) == ("repeat", value)
    assert (found.days, found.every, found.times) == (days, every, times)


@pytest.mark.parametrize(
    ("said", "kind", "value", "anchor"),
    [
        ("just tonight", "once", "tonight", ""),
        ("tonight only", "once", "tonight", ""),
        ("in an hour and a half", "offset", "PT1H30M", ""),
        ("in half an hour", "offset", "PT30M", ""),
        ("half an hour before bed", "offset", "PT30M", "before bed"),
        ("two hours after my dinner", "offset", "PT2H", "after dinner"),
        ("an hour later", "offset", "PT1H", ""),
        ("three days ago", "ago", "P3D", ""),
        ("for a couple of weeks", "lasted", "P2W", ""),
        ("the last three days", "lasted", "P3D", ""),
        ("it has hurt for three weeks and two days", "lasted", "P3W2D", ""),
        ("for ages", "lasted", "ages", ""),
        ("for a long time now", "lasted", "a long time", ""),
        ("since the flight", "since", "the flight", "flight"),
        ("since i started the new tablets", "since", "i started the new tablets", "tablets"),
        ("since last tuesday", "since", "last tuesday", "tuesday"),
        ("since monday", "since", "monday", "monday"),
        ("it has throbbed since christmas", "since", "christmas", "christmas"),
        ("the day before yesterday", "day", "the day before yesterday", ""),
        ("i woke up last night", "day", "last night", ""),
        ("on friday", "day", "friday", ""),
        ("it has been locked an hour", "lasted", "PT1H", ""),
        ("i was on them a year", "lasted", "P1Y", ""),
        ("half an hour now", "lasted", "PT30M", ""),
        ("couple of weeks", "lasted", "P2W", ""),
        ("on and off", "lasted", "on and off", ""),
        ("only tomorrow", "once", "tomorrow", ""),
    ],
)
def test_when(said: str, kind: str, value: str, anchor: str) -> None:
    """Days stay words: there is no clock here."""
    found = _when(said)
    assert (found.kind, found.value, found.anchor) == (kind, value, anchor)


@pytest.mark.parametrize("said", ["", "400 milligrams a day", "my leg hurts", "a five hour flight"])
def test_what_is_no_time(said: str) -> None:
    assert find_whens(tokenise(said)) == []


def test_a_time_of_day_stands_beside_its_day() -> None:
    found = find_whens(tokenise("it woke me at three this morning"))
    assert {(one.kind, one.value) for one in found} == {
        ("day", "this morning"),
        ("clock", "03:00"),
    }
