"""What a store that is locked costs a turn: little after the third, and nothing wrong is said."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from skill.adapters.sqlite_base import BUSY, FAULTS, HURRIED, Patience
from skill.locale_bundles import TurnParts
from tests.alexa.household import Home, at_home

_ENOUGH = 1.0  # seconds: 0.3 is the aim; a machine under load takes longer for the words alone


@pytest.fixture
def home(tmp_path: Path, parts: TurnParts) -> Iterator[Home]:
    """Reminders are allowed."""
    with at_home(tmp_path, parts) as home:
        yield home


def test_a_store_locked_for_writing_costs_three_turns_time(home: Home, tmp_path: Path) -> None:
    """Each turn reads, so a breaker that counts reads as well never opens."""
    home.send({"type": "LaunchRequest"})
    with closing(sqlite3.connect(tmp_path / "preferences.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        times = [_seconds(lambda: home.send({"type": "LaunchRequest"})) for _ in range(FAULTS + 4)]
        assert max(times[:FAULTS]) > BUSY
        print(f"after the third: {max(times[FAULTS:]):.2f} s")  # noqa: T201  # the figure
        assert max(times[FAULTS:]) < _ENOUGH
        home.say("forget everything about me")
        assert _seconds(lambda: home.say("yes")) < _ENOUGH
        assert home.says() == ["basics.not_forgotten"]


def test_a_store_locked_altogether_costs_three_turns_time(home: Home, tmp_path: Path) -> None:
    """Nothing can be read either."""
    with closing(sqlite3.connect(tmp_path / "preferences.sqlite3", isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("CREATE TABLE other (x)")
        other.execute("BEGIN EXCLUSIVE")
        times = [_seconds(lambda: home.send({"type": "LaunchRequest"})) for _ in range(FAULTS + 4)]
        print(f"after the third: {max(times[FAULTS:]):.2f} s")  # noqa: T201  # the figure
        assert max(times[FAULTS:]) < _ENOUGH


def _seconds(turn: Callable[[], object]) -> float:
    started = time.monotonic()
    turn()
    return time.monotonic() - started


def test_patience_is_lost_in_three_and_regained_in_one() -> None:
    """Two waits of the hurried kind are in a turn: a read and a write."""
    patience = Patience(BUSY)
    for _ in range(FAULTS):
        assert patience.seconds() == BUSY
        patience.was(worth=False)
    assert patience.seconds() == HURRIED
    assert 2 * HURRIED < 0.3
    patience.was(worth=True)
    assert patience.seconds() == BUSY
