"""The simulated clock, and the skill's side of it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from simulator.device.clock import Clock
from simulator.plays.durations import read_duration, read_until
from skill.adapters.clock import SimulatorClock
from skill.assembly import clock
from skill.errors import OperatorError
from skill.settings import Settings, read_settings

_CLOSE = timedelta(seconds=60)  # the two are read one after the other


def test_it_moves() -> None:
    """By seconds, and to a time in any zone."""
    moved = Clock()
    assert abs(moved() - datetime.now(UTC)) < _CLOSE
    moved.move(7200)
    assert abs(moved() - datetime.now(UTC) - timedelta(hours=2)) < _CLOSE
    goal = datetime.fromisoformat("2030-03-31T00:30+02:00")
    assert abs(moved.go_to(goal) - goal) < _CLOSE


def test_the_skill_reads_the_same_time(tmp_path: Path) -> None:
    """At once, each time it asks."""
    path = tmp_path / "new" / "clock"
    simulated, read = Clock(path), SimulatorClock(path)
    for seconds in (0, 86_400 * 200, -86_400 * 900):
        simulated.move(seconds)
        assert abs(simulated() - read()) < _CLOSE
    assert [each.name for each in path.parent.iterdir()] == ["clock"]


@pytest.mark.parametrize("text", [None, "", "soon", "1.5", "9" * 30, "\u00e9"])
def test_a_clock_that_can_not_be_read_moves_nothing(tmp_path: Path, text: str | None) -> None:
    """A turn is answered all the same."""
    path = tmp_path / "clock"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    assert abs(SimulatorClock(path)() - datetime.now(UTC)) < _CLOSE


def test_a_simulated_clock_is_for_the_simulator_alone(tmp_path: Path) -> None:
    """In earnest nobody may move the time by which requests are verified."""
    path = tmp_path / "clock"
    Clock(path).move(86_400)
    with pytest.raises(OperatorError, match="CRAMP_COACH_SIMULATOR_CHAIN"):
        clock(read_settings({"CRAMP_COACH_SIMULATOR_CLOCK": str(path)}))
    moved = clock(Settings(simulator_clock=path, simulator_chain=tmp_path / "chain.pem"))
    assert moved() - clock(Settings())() > timedelta(hours=23)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("25s", 25), ("2h", 7200), ("2h30m", 9000), ("1d", 86_400), ("400d", 34_560_000)]
    + [
        (wrong, None)
        for wrong in ("", "2", "h", "2 h", "-2h", "0s", "401d", "1w", "2h ", "30m2h", "2h2h")
    ],
)
def test_durations(text: str, seconds: int | None) -> None:
    """Seconds, or None for what is none."""
    assert read_duration(text) == seconds


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("21:30", 1.5),
        ("20:00", 25),  # tomorrow, after the night on which the clocks go back
        ("2026-10-24T21:00", 1),
        ("2026-10-25T03:00", 8),
        ("2026-10-24T19:00", None),
        ("2029-01-01T00:00", None),
        ("tomorrow", None),
        ("25:00", None),
    ],
)
def test_until(text: str, hours: float | None) -> None:
    """Local times, on the evening before London's clocks go back."""
    now = datetime(2026, 10, 24, 20, 0, tzinfo=ZoneInfo("Europe/London"))
    assert read_until(text, now) == (hours and hours * 3600)
