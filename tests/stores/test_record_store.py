"""One suite for every table: SQLite in a file, DynamoDB over HTTP as dynalite and as moto."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from skill.adapters.record_store import LIFETIME, RecordStore, StoredRow, Table
from skill.conflict import ConflictError
from tests.stores.conftest import Clock
from tests.stores.people import PEPPER, envelope

ANN, BOB = envelope("amzn1.ask.account.ANN"), envelope("amzn1.ask.account.BOB")


def test_a_stranger_has_no_record(store: RecordStore) -> None:
    """An empty one is given."""
    assert store.get_attributes(ANN) == {}


def test_what_was_saved_comes_back_with_its_revision(store: RecordStore) -> None:
    """Plain JSON values, nothing of the table's own kinds."""
    record = {"version": 1, "visits": 3, "seated": True, "reminder": {"clock": "21:30"}, "x": "é☾"}
    store.save_attributes(ANN, record)
    assert store.get_attributes(ANN) == record | {"revision": 1}
    assert type(store.get_attributes(ANN)["visits"]) is int


def test_people_are_apart(store: RecordStore) -> None:
    """One person's record is no other's."""
    store.save_attributes(ANN, {"visits": 1})
    store.save_attributes(BOB, {"visits": 2})
    store.delete_attributes(ANN)
    assert store.get_attributes(ANN) == {}
    assert store.get_attributes(BOB)["visits"] == 2


def test_deleting_twice_or_nothing_is_no_fault(store: RecordStore) -> None:
    """Events may come twice, or out of order."""
    store.delete_attributes(ANN)
    store.save_attributes(ANN, {"visits": 1})
    store.delete_attributes(ANN)
    store.delete_attributes(ANN)
    assert store.get_attributes(ANN) == {}


def test_an_older_revision_is_not_written_over_a_newer(store: RecordStore) -> None:
    """Two devices of one person: the second to write has to read again."""
    store.save_attributes(ANN, {"visits": 1})
    kitchen, bedroom = store.get_attributes(ANN), store.get_attributes(ANN)
    store.save_attributes(ANN, kitchen | {"visits": 2})
    with pytest.raises(ConflictError):
        store.save_attributes(ANN, bedroom | {"seated": True})
    assert store.get_attributes(ANN) == {"visits": 2, "revision": 2}


def test_a_new_record_is_made_once(store: RecordStore) -> None:
    """Two first visits at the same moment."""
    store.save_attributes(ANN, {"visits": 1})
    with pytest.raises(ConflictError):
        store.save_attributes(ANN, {"visits": 1})


def test_a_change_after_deletion_is_refused(store: RecordStore) -> None:
    """What was forgotten does not come back by a turn that was under way."""
    store.save_attributes(ANN, {"visits": 1})
    read = store.get_attributes(ANN)
    store.delete_attributes(ANN)
    with pytest.raises(ConflictError):
        store.save_attributes(ANN, read)


def test_a_record_expires_after_its_lifetime(store: RecordStore, clock: Clock) -> None:
    """Counted from the last change; looked at on reading, whenever the table sweeps."""
    store.save_attributes(ANN, {"visits": 1})
    clock.move(LIFETIME - timedelta(seconds=1))
    assert store.get_attributes(ANN)["visits"] == 1
    clock.move(timedelta(seconds=1))
    assert store.get_attributes(ANN) == {}
    store.save_attributes(ANN, {"visits": 7})
    assert store.get_attributes(ANN) == {"visits": 7, "revision": 1}


@pytest.mark.parametrize("text", ["", "{", "[1]", "null", '"text"', "\u0000"])
def test_a_broken_record_is_set_aside_and_the_person_served(
    store: RecordStore, table: Table, text: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Kept for whoever looks into it, gone with "forget me"; said in the log, without the text."""
    store.save_attributes(ANN, {"visits": 1})
    key = next(key for key in _keys() if table.read(key))
    table.write(key, StoredRow(text, 2, 2**33), 0)
    assert store.get_attributes(ANN) == {}
    said = [one.getMessage() for one in caplog.records if one.name == "cramp_coach.store"]
    assert said == ["a stored record could not be read; it was set aside"]
    assert table.read(f"broken.{key}") == StoredRow(text, 1, 2**33)
    store.save_attributes(ANN, {"visits": 1})
    assert store.get_attributes(ANN)["visits"] == 1
    store.delete_attributes(ANN)
    assert table.read(f"broken.{key}") is None


def _keys() -> list[str]:
    import hashlib  # noqa: PLC0415  # only here: the test knows how a key is made
    import hmac  # noqa: PLC0415

    return [hmac.new(PEPPER, b"amzn1.ask.account.ANN", hashlib.sha256).hexdigest()]


def test_another_pepper_finds_nothing(table: Table, clock: Clock) -> None:
    """The key alone names nobody."""
    RecordStore(table, PEPPER, clock).save_attributes(ANN, {"visits": 1})
    other = RecordStore(table, b"another pepper, just as long as the first", clock)
    assert other.get_attributes(ANN) == {}


@pytest.mark.parametrize("table", ["sqlite", "dynalite"], indirect=True)
def test_threads_that_count_lose_nothing(store: RecordStore) -> None:
    """Eight at once, each reading again where it was beaten; moto's own writes are not atomic."""

    def count(times: int) -> None:
        done = 0
        while done < times:
            record = store.get_attributes(ANN)
            try:
                store.save_attributes(ANN, record | {"visits": record.get("visits", 0) + 1})
            except ConflictError:
                continue
            done += 1

    with ThreadPoolExecutor(8) as pool:
        for each in [pool.submit(count, 5) for _ in range(8)]:
            each.result()
    assert store.get_attributes(ANN)["visits"] == 40


def test_a_probe_writes_and_reads_back(store: RecordStore, table: Table, clock: Clock) -> None:
    """For /health: over its own row again, also when that has expired."""
    for revision in (1, 2):
        store.probe()
        row = table.read("health")
        assert row
        assert row.revision == revision
    clock.move(timedelta(days=2))
    store.probe()
    assert (row := table.read("health"))
    assert row.revision == 1
