"""What is remembered, between the dialog and the store: faults, races, older and broken records."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from ask_sdk_core.attributes_manager import AbstractPersistenceAdapter
from ask_sdk_core.exceptions import PersistenceException
from ask_sdk_model import RequestEnvelope
from msgspec.structs import replace

from skill.adapters.circuit import FAULTS, REST
from skill.adapters.guarded_store import GuardedStore
from skill.adapters.record_store import RecordStore
from skill.adapters.sqlite_table import SqliteTable
from skill.alexa.preferences import VERSION, PreferenceKeeper
from skill.alexa.upgrades import upgraded
from skill.dialog.preferences import Preferences, Reminder
from tests.stores.people import PEPPER, envelope

ANN = envelope("amzn1.ask.account.ANN")


@pytest.fixture
def store(tmp_path: Path) -> RecordStore:
    """A store in a file."""
    table = SqliteTable(tmp_path / "preferences.sqlite3")
    return RecordStore(table, PEPPER, lambda: datetime.now(UTC))


def _kept(store: AbstractPersistenceAdapter | None) -> PreferenceKeeper:
    return PreferenceKeeper(ANN, store)


def test_a_turn_remembers_for_the_next(store: RecordStore) -> None:
    """With the version of the layout."""
    assert _kept(store).remember(Preferences(visits=1, length="two"))
    assert _kept(store).recall() == Preferences(visits=1, length="two")
    assert store.get_attributes(ANN)["version"] == VERSION


def test_what_is_as_by_default_is_not_written(store: RecordStore) -> None:
    """An older record is brought to a list of reminders that is empty; none is kept."""
    store.save_attributes(ANN, {"version": 1, "visits": 3})
    assert _kept(store).remember(replace(_kept(store).recall(), visits=4))
    assert store.get_attributes(ANN) == {"version": VERSION, "visits": 4, "revision": 2}


def test_two_devices_keep_what_the_other_changed(store: RecordStore) -> None:
    """Only the fields that a turn changed are written."""
    kitchen, bedroom = _kept(store), _kept(store)
    reminder = Reminder("token", "21:30")
    assert kitchen.recall() == bedroom.recall() == Preferences()
    assert kitchen.remember(replace(kitchen.recall(), reminders=(reminder,)))
    assert bedroom.remember(replace(bedroom.recall(), seated=True))
    assert _kept(store).recall() == Preferences(reminders=(reminder,), seated=True)


def test_nothing_is_written_where_nothing_changed(store: RecordStore) -> None:
    """The revision stays."""
    _kept(store).remember(Preferences(visits=1))
    kept = _kept(store)
    assert kept.remember(kept.recall())
    assert store.get_attributes(ANN)["revision"] == 1


@dataclass
class Away(AbstractPersistenceAdapter):
    """A store that can't be reached for these operations; counts the calls."""

    fails: tuple[str, ...] = ("get", "save", "delete")
    calls: list[str] = field(default_factory=list)

    def _call(self, name: str) -> None:
        self.calls.append(name)
        if name in self.fails:
            raise PersistenceException("away")

    def get_attributes(self, request_envelope: RequestEnvelope) -> dict[str, Any]:
        self._call("get")
        return {}

    def save_attributes(
        self, request_envelope: RequestEnvelope, attributes: dict[str, Any]
    ) -> None:
        self._call("save")

    def delete_attributes(self, request_envelope: RequestEnvelope) -> None:
        self._call("delete")


def test_what_could_not_be_read_is_not_written_over() -> None:
    """The person is served as a new one."""
    store = Away()
    kept = _kept(store)
    assert kept.recall() == Preferences()
    assert not kept.remember(Preferences(visits=1))
    assert "save" not in store.calls


def test_a_failed_write_or_deletion_is_told() -> None:
    """So that nothing is claimed."""
    store = Away(fails=("save",))
    assert not _kept(store).remember(Preferences(visits=1))
    assert store.calls.count("save") == 1  # a store that hangs would cost its limit each time
    kept = _kept(store)
    for _ in range(2):
        assert not kept.remember(Preferences(visits=1))
    assert store.calls.count("save") == 2  # once a turn
    assert not _kept(Away()).forget()


def test_without_a_store_nothing_is_remembered() -> None:
    """And nothing fails."""
    kept = _kept(None)
    assert kept.recall() == Preferences()
    assert not kept.remember(Preferences(visits=1))
    assert kept.forget()


@pytest.mark.parametrize(
    "record",
    [
        {"version": 1, "visits": "many"},
        {"version": 1, "reminder": {"token": "x"}},
        {"version": 1, "length": "nine"},
        {"version": "one", "visits": None},
    ],
)
def test_a_record_of_another_shape_is_begun_anew(
    store: RecordStore, record: dict[str, Any]
) -> None:
    """The person is served, and the next turn stores."""
    store.save_attributes(ANN, record)
    assert _kept(store).recall() == Preferences()
    assert _kept(store).remember(Preferences(visits=1))
    assert _kept(store).recall() == Preferences(visits=1)


def test_a_newer_record_is_read_and_stays_as_it_was(store: RecordStore) -> None:
    """After a roll-back: what a later release wrote is not written back without what is new."""
    newer = {"version": VERSION + 1, "visits": 3, "reminders": [], "new": {"so": "it is"}}
    store.save_attributes(ANN, newer)
    assert _kept(store).recall() == Preferences(visits=3)
    assert not _kept(store).remember(Preferences(visits=4))
    assert store.get_attributes(ANN) == newer | {"revision": 1}
    assert _kept(store).forget()


def test_a_newer_record_that_cant_be_read_stays_too(store: RecordStore) -> None:
    """The person is served as a new one."""
    newer = {"version": VERSION + 1, "visits": {"launches": 3}}
    store.save_attributes(ANN, newer)
    assert _kept(store).recall() == Preferences()
    assert not _kept(store).remember(Preferences(visits=1))
    assert store.get_attributes(ANN) == newer | {"revision": 1}


def test_fields_that_are_news_to_us_stay(store: RecordStore) -> None:
    """A new field with a default needs no new version: the release before must not lose it."""
    step = {"length": "two", "part": 1, "hold": 0, "at": 5, "new": 1}
    record = {"version": VERSION, "visits": 3, "seated": True, "step": step, "new": 7}
    store.save_attributes(ANN, record)
    assert _kept(store).remember(replace(_kept(store).recall(), visits=4, seated=False))
    left = {name: value for name, value in record.items() if name != "seated"}
    assert store.get_attributes(ANN) == left | {"visits": 4, "revision": 2}


def test_an_older_record_is_brought_up_to_date() -> None:
    """Step by step, from the version it was written in."""
    upgrades = (
        lambda fields: {**fields, "visits": fields["opened"]},
        lambda fields: {**fields, "visits": fields["visits"] * 10},
    )
    assert upgraded({"version": 1, "opened": 2}, upgrades)["visits"] == 20
    assert upgraded({"version": 2, "visits": 2}, upgrades)["visits"] == 20
    assert upgraded({"version": 3, "visits": 2}, upgrades)["visits"] == 2
    assert upgraded({"opened": 2}, upgrades)["visits"] == 20


def test_a_store_that_fails_is_left_alone_for_a_while(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """So that a hanging one does not cost every turn its time; said once in the log."""
    (tmp_path / "file").write_text("in the way of the folder")
    broken = SqliteTable(tmp_path / "file" / "preferences.sqlite3")
    time = [0.0]
    store = GuardedStore(RecordStore(broken, PEPPER, lambda: datetime.now(UTC)), lambda: time[0])
    for _ in range(FAULTS + 2):
        with pytest.raises(PersistenceException):
            store.get_attributes(ANN)
    with pytest.raises(PersistenceException, match="left alone"):
        store.get_attributes(ANN)
    assert not store.check()
    assert len(caplog.records) == 1
    (tmp_path / "file").unlink()
    time[0] += REST
    assert store.get_attributes(ANN) == {}
    assert store.check()


def test_a_store_that_takes_no_writes_is_still_read(tmp_path: Path) -> None:
    """As of a full disk: what is left alone after three faults is writing, and reading is not."""
    path, time = tmp_path / "preferences.sqlite3", [0.0]
    table = SqliteTable(path, busy=0.1)
    store = GuardedStore(RecordStore(table, PEPPER, lambda: datetime.now(UTC)), lambda: time[0])
    assert _kept(store).remember(Preferences(visits=3))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        for _ in range(FAULTS):
            assert not _kept(store).remember(Preferences(visits=4))
            assert _kept(store).recall().visits == 3
        other.execute("ROLLBACK")
    with pytest.raises(PersistenceException, match="left alone"):
        store.save_attributes(ANN, {})
    with pytest.raises(PersistenceException, match="left alone"):
        store.delete_attributes(ANN)
    assert _kept(store).recall().visits == 3
    time[0] += REST
    assert _kept(store).remember(Preferences(visits=4))


def test_the_reminders_of_an_older_record_are_in_one_list(store: RecordStore) -> None:
    """As the release before wrote them, each in a field of its own."""
    nightly = {"token": "n", "clock": "21:30", "days": "weekdays"}
    once = {"token": "o", "at": 1_800_000_000}
    store.save_attributes(ANN, {"version": 1, "revision": 0, "reminder": nightly, "once": once})
    assert _kept(store).recall().reminders == (
        Reminder("n", "21:30", "weekdays"),
        Reminder("o", "", "once", 1_800_000_000),
    )
