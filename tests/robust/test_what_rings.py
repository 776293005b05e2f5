"""Reminders while parts fail, in each way at each step: what is said equals what rings afterwards.

Real parts: a SQLite file that is locked, full, read-only, broken or gone; a DynamoDB on loopback
that throttles, denies, breaks, hangs and loses answers; Alexa's services, pretended over HTTP, that
refuse, hang, talk nonsense and lose answers at one step: the list, the zone, making, changing,
deleting. When the part works again, the next look says just what rings, noted down or not.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from ask_sdk_core.exceptions import PersistenceException

from simulator.services.faults import Fault, Lost, Method
from skill.adapters.dynamo_settings import make_client
from skill.adapters.dynamo_table import DynamoTable
from skill.adapters.record_store import StoredRow, Table
from skill.adapters.sqlite_table import SqliteTable
from skill.locale_bundles import TurnParts
from tests.alexa.household import Home, at_home_over, skill_over
from tests.robust.what_rings import clocks, lies, rings
from tests.stores.conftest import ENVIRONMENT
from tests.stores.pretend_dynamo import Manner, PretendDynamo

_PAGES = 8  # of the file that stands for a full disk
_SET = ("remind me every night at half past nine", "yes")
_LATE = "21:30"


def _skip() -> str:
    """Said of the next time that it rings: only that can be left out."""
    now = datetime.now(ZoneInfo("Europe/London"))
    return "skip it tonight" if f"{now:%H:%M}" < _LATE else "skip it tomorrow"


_DEEDS: dict[str, Callable[[], Sequence[str]]] = {
    "set": lambda: _SET,
    "move": lambda: ("move my reminder to half past ten", "yes"),
    "which": lambda: ("what time is my reminder",),
    "skip": lambda: (_skip(),),
    "cancel": lambda: ("cancel my reminder",),
    "forget": lambda: ("forget everything about me", "yes"),
}
_ALL = tuple(_DEEDS)


@dataclass
class Place:
    """Where it happens: the home, and what its preferences are in."""

    home: Home
    parts: TurnParts
    path: Path
    dynamo: PretendDynamo | None = None
    over: ExitStack = field(default_factory=ExitStack)

    def start_anew(self) -> None:
        """Another worker, which opens the file as it is now."""
        table = SqliteTable(self.path, busy=0.2, most_pages=_PAGES)
        self.home.skill = skill_over(self.home.folder, self.parts, table)


Break = Callable[[Place], None]


def _locked(place: Place) -> None:
    other = place.over.enter_context(closing(sqlite3.connect(place.path, isolation_level=None)))
    other.execute("BEGIN IMMEDIATE")


def _full(place: Place) -> None:
    filler = SqliteTable(place.path, most_pages=_PAGES)
    for size in (3000, 300, 30):
        with suppress(PersistenceException):
            for at in range(1000):
                filler.write(f"{size} {at}", StoredRow("x" * size, 1, 2**33), 0)
    with pytest.raises(PersistenceException):
        filler.write("one more", StoredRow("x" * 300, 1, 2**33), 0)
    place.start_anew()


def _read_only(place: Place) -> None:
    """Its header asks for a newer way of writing: SQLite reads such a file, and no more."""
    SqliteTable(place.path).read("anybody")  # so that it is there
    with closing(sqlite3.connect(place.path)) as base:
        base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with place.path.open("r+b") as file:
        file.seek(18)
        file.write(b"\x03")
    place.start_anew()
    with pytest.raises(PersistenceException):
        SqliteTable(place.path).write("somebody", StoredRow("{}", 1, 2**33), 0)


def _broken(place: Place) -> None:
    place.path.write_bytes(b"no database at all, " * 500)
    place.start_anew()


def _gone(place: Place) -> None:
    for file in place.path.parent.glob("preferences*"):
        file.unlink()
    place.path.mkdir()
    place.start_anew()


def _dynamo(manner: Manner, *operations: str) -> Break:
    def breaks(place: Place) -> None:
        assert place.dynamo
        place.dynamo.be(manner, *operations)

    return breaks


def _alexa(
    kind: Fault | Lost, *methods: Method, service: Any = "reminders", also: Break | None = None
) -> Break:
    def breaks(place: Place) -> None:
        place.home.household.fault(service, kind, methods)
        if also:
            also(place)

    return breaks


_WRITES = ("PutItem", "DeleteItem")
_SQLITE: dict[str, Break] = {
    "SQLite locked": _locked,
    "SQLite full": _full,
    "SQLite read-only": _read_only,
    "SQLite broken": _broken,
    "SQLite out of reach": _gone,
}
_DYNAMODB: dict[str, Break] = {
    "DynamoDB throttled": _dynamo("throttled"),
    "DynamoDB takes no writes": _dynamo("throttled", *_WRITES),
    "DynamoDB denied": _dynamo("denied"),
    "DynamoDB may only be read": _dynamo("denied", *_WRITES),
    "DynamoDB broken": _dynamo("broken"),
    "DynamoDB hangs": _dynamo("hangs"),
    "DynamoDB hangs in writing": _dynamo("hangs", *_WRITES),
    "DynamoDB loses the answers of writes": _dynamo("lost", *_WRITES),
}
_SERVICES: dict[str, tuple[Break, Sequence[str]]] = {
    "the list fails": (_alexa("503", "GET"), _ALL),
    "the list is refused": (_alexa("401", "GET"), _ALL),
    "the list hangs": (_alexa("hang", "GET"), _ALL),
    "the list is garbage": (_alexa("garbage", "GET"), _ALL),
    "the zone fails": (_alexa("503", "GET", service="zone"), ("set", "move", "skip")),
    "the zone hangs": (_alexa("hang", "GET", service="zone"), ("set", "move", "skip")),
    "making fails": (_alexa("503", "POST"), ("set",)),
    "making is throttled": (_alexa("429", "POST"), ("set",)),
    "making is refused": (_alexa("401", "POST"), ("set",)),
    "Alexa is full": (_alexa("403", "POST"), ("set",)),
    "making hangs": (_alexa("hang", "POST"), ("set",)),
    "it is made, and the answer lost": (_alexa("lost", "POST"), ("set",)),
    "it is made, and the answer garbage": (_alexa("muddled", "POST"), ("set",)),
    "changing fails": (_alexa("503", "PUT"), ("move", "skip")),
    "changing finds nothing": (_alexa("404", "PUT"), ("move", "skip")),
    "changing hangs": (_alexa("hang", "PUT"), ("move", "skip")),
    "it is changed, and the answer lost": (_alexa("lost", "PUT"), ("move", "skip")),
    "deleting fails": (_alexa("503", "DELETE"), ("cancel", "forget")),
    "deleting finds nothing": (_alexa("404", "DELETE"), ("cancel", "forget")),
    "deleting hangs": (_alexa("hang", "DELETE"), ("cancel", "forget")),
    "it is deleted, and the answer lost": (_alexa("lost", "DELETE"), ("cancel", "forget")),
    "it is deleted, and the answer garbage": (_alexa("muddled", "DELETE"), ("cancel", "forget")),
    "no reminders at all": (_alexa("503", "GET", "POST", "PUT", "DELETE"), _ALL),
    "nothing noted, nothing taken back": (_alexa("503", "DELETE", also=_locked), ("set",)),
    "nothing noted, taking back hangs": (_alexa("hang", "DELETE", also=_locked), ("set",)),
    "nothing noted, and the answer of taking back is lost": (
        _alexa("lost", "DELETE", also=_locked),
        ("set",),
    ),
}


@contextmanager
def _at(folder: Path, parts: TurnParts, table: Table) -> Iterator[Place]:
    path = folder / "preferences.sqlite3"
    with at_home_over(folder, parts, table) as home:
        place = Place(home, parts, path)
        with place.over:
            yield place


@contextmanager
def _in_sqlite(folder: Path, parts: TurnParts) -> Iterator[Place]:
    with _at(folder, parts, SqliteTable(folder / "preferences.sqlite3", busy=0.2)) as place:
        yield place


@contextmanager
def _in_dynamodb(folder: Path, parts: TurnParts) -> Iterator[Place]:
    with (
        PretendDynamo() as dynamo,
        closing(make_client(dynamo.url, ENVIRONMENT)) as client,
        _at(folder, parts, DynamoTable(client, "preferences")) as place,
    ):
        place.dynamo = dynamo
        yield place


def _play(place: Place, breaks: Break, deed: str) -> None:
    """One is there, but where it is to be set; then a part fails, and the deed is asked for."""
    home = place.home
    for said in () if deed == "set" else _SET:
        home.say(said)
    assert clocks(rings(home)) == ([] if deed == "set" else [_LATE])
    home.attributes = {}
    breaks(place)
    for said in _DEEDS[deed]():
        before = rings(home)
        reply = home.say(said)
        assert lies(home, reply, before, rings(home)) == []
    _mend(place)
    _look(home)


def _mend(place: Place) -> None:
    """All works again, but the store's file, and what the breakers leave alone for a while."""
    place.home.household.fault("reminders", "none")
    place.home.household.fault("zone", "none")
    if place.dynamo:
        place.dynamo.be("well")


def _look(home: Home) -> None:
    """What is there is found, whether it was noted down or not."""
    home.attributes = {}
    home.say("what time is my reminder")
    acts = home.attributes["last"]["says"]
    there = [act["facts"]["clock"] for act in acts if act["act"] == "reminders.is"]
    assert there == clocks(rings(home))
    assert there or [act["act"] for act in acts] == ["reminders.none"]
    assert not any(act["facts"].get("unseen") for act in acts)


@pytest.mark.parametrize("deed", _ALL)
@pytest.mark.parametrize("way", _SQLITE)
def test_with_a_file_that_fails(tmp_path: Path, parts: TurnParts, way: str, deed: str) -> None:
    """Preferences are in SQLite."""
    with _in_sqlite(tmp_path, parts) as place:
        _play(place, _SQLITE[way], deed)


@pytest.mark.parametrize("deed", _ALL)
@pytest.mark.parametrize("way", _DYNAMODB)
def test_with_a_table_that_fails(tmp_path: Path, parts: TurnParts, way: str, deed: str) -> None:
    """Preferences are in DynamoDB."""
    with _in_dynamodb(tmp_path, parts) as place:
        _play(place, _DYNAMODB[way], deed)


@pytest.mark.parametrize(
    ("way", "deed"), [(way, deed) for way, (_, deeds) in _SERVICES.items() for deed in deeds]
)
def test_with_services_that_fail(tmp_path: Path, parts: TurnParts, way: str, deed: str) -> None:
    """Alexa's, at one step; at the end with a store that fails, too."""
    with _in_sqlite(tmp_path, parts) as place:
        _play(place, _SERVICES[way][0], deed)


@pytest.mark.parametrize("taken", [True, False])
def test_a_lie_is_found(tmp_path: Path, parts: TurnParts, *, taken: bool) -> None:
    """The check can fail: a reminder goes, or another comes, behind the reply's back."""
    with _in_sqlite(tmp_path, parts) as place:
        home = place.home
        reply = [home.say(said) for said in _SET][-1]
        assert lies(home, reply, (), rings(home)) == []
        if taken:
            home.household.clear()
            assert lies(home, reply, (), rings(home)) != []
        else:
            assert lies(home, reply, (), (*rings(home), *rings(home))) != []
