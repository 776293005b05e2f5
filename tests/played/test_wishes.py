"""Of eighty wishes for reminders in five locales nearly all are read back as meant."""

from simulator.run import Run
from tests.played.wish_report import played, wishes

_LEAST = 76


def test_wishes_are_read_back_as_meant(skill: Run) -> None:
    """And none is set as another than what was said before the yes."""
    told = list(played(skill, wishes()))
    assert [one.wish.say for one in told if one.silent] == []
    missed = [one.wish.say for one in told if not one.met]
    assert len(told) - len(missed) >= _LEAST, missed
