"""A short soak with real workers, and that what it looks for is found."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from benchmarks import envelopes
from benchmarks.known import Known, stored
from benchmarks.remembering import Rememberer
from benchmarks.soak import soak
from benchmarks.workers import MOST, Memory
from simulator.device.turn import Turn
from simulator.wire.reply import Act, Reply
from skill.adapters.record_store import RecordStore
from skill.adapters.sqlite_table import SqliteTable
from skill.dialog.preferences import Preferences, ReachedStep, Reminder
from tests.stores.people import PEPPER


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks for workers in /proc")
def test_a_few_seconds_go_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No error and no lost preference; so few turns say nothing of memory."""
    soak(0.05, 1, tmp_path)
    told = capsys.readouterr().out
    assert "errors: none" in told
    assert "lost preferences: none" in told
    assert int(told.split(" s | ")[-1].split(" |")[0].replace(",", "")) > 10


def test_what_a_session_recalls_otherwise_is_found() -> None:
    """A reminder that was acknowledged, and is there no more."""
    known = Known()
    known.learn(_turn(Act("reminders.set", {"clock": "21:30", "days": "daily"})), None)
    assert known.contradictions("", None, _turn(Act("reminders.none", {}))) != []
    still = _turn(Act("reminders.is", {"clock": "21:30", "days": "daily"}))
    assert known.contradictions("", None, still) == []


def test_a_place_that_is_not_carried_on_is_found() -> None:
    """After the safety check the step comes that was reached."""
    known, check = Known(place=(2, 3)), Act("routine.check", {})
    facts = {"number": 2, "hold": 3, "position": "standing"}
    assert known.contradictions("no", check, _turn(asks=Act("routine.step", facts))) == []
    first = _turn(asks=Act("routine.step", facts | {"hold": 0}))
    assert known.contradictions("no", check, first) != []


def test_what_the_store_lacks_is_found(tmp_path: Path) -> None:
    """Nothing is stored of anybody, although one visit was acknowledged."""
    store = RecordStore(SqliteTable(tmp_path / "empty"), PEPPER, lambda: datetime.now(UTC))
    talker = Rememberer("http://127.0.0.1:1", 0, envelopes.resolver())
    talker.compare(store)
    assert talker.tally.lost == []
    talker.people[0].known.learn(_turn(Act("basics.welcome", {})), None)
    talker.compare(store)
    assert len(talker.tally.lost) == 1


def test_a_record_is_compared_whole() -> None:
    """Each field that a soak changes."""
    record = Preferences(
        visits=3,
        disclaimer=1,
        length="two",
        seated=True,
        step=ReachedStep("two", 2, 1, 0),
        reminders=(Reminder("token", "20:00", "weekdays"),),
        refused="2026-11-25",
    )
    assert stored(record) == Known(
        visits=3,
        length="two",
        seated=True,
        place=(2, 1),
        reminder=("20:00", "weekdays"),
        refused=True,
    )


@pytest.mark.parametrize(
    ("looks", "flat"),
    [
        ([{1: 90.0, 2: 90.0}, {1: 95.0, 2: 90.0}, {1: 95.5, 2: 90.0}, {1: 96.0, 2: 90.0}], True),
        ([{1: 90.0, 2: 90.0}, {1: 90.0, 2: 90.0}, {1: 91.0 + MOST, 2: 90.0}], False),
        ([{1: 90.0, 2: 90.0}, {1: 90.0, 3: 90.0}], False),
    ],
    ids=["grown at first alone", "grown", "a worker replaced"],
)
def test_memory(looks: list[dict[int, float]], flat: bool) -> None:  # noqa: FBT001  # a row
    """The last half counts, and a new worker is none of the old ones."""
    assert Memory(looks).flat() is flat


def _turn(*acts: Act, asks: Act | None = None) -> Turn:
    return Turn("", reply=Reply(acts=acts, asks=asks))
