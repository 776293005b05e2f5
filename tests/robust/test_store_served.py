"""A running server and its store's file: tidied though nobody comes, deleted, broken, forgotten."""

import argparse
import hmac
import json
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from simulator.device.description import APPLICATION_ID, Device
from simulator.device.echo import Echo
from simulator.run import read_resolver
from simulator.wire.certificates import certificates
from simulator.wire.endpoint import Endpoint
from simulator.wire.signing import Signer
from simulator.wire.skill_process import SkillProcess, skill_settings
from skill.adapters.sqlite_copies import copy_name
from skill.logs import UNLISTED
from tests.stores.broken import asides, damage, fill, key

_PEOPLE = 200


@dataclass(frozen=True)
class Served:
    """The server's store and log, and a device of somebody whose visits it remembers."""

    path: Path
    log: Path
    echo: Callable[[str], Echo]
    pepper: bytes

    def key(self, person: str) -> bytes:
        """Under which a person is stored."""
        user = Device(person=person).user["userId"].encode()
        return hmac.digest(self.pepper, user, "sha256").hex().encode()

    def held(self) -> bytes:
        """All bytes of the store's files."""
        return b"".join(file.read_bytes() for file in self.path.parent.glob(f"{self.path.name}*"))

    def messages(self) -> list[str]:
        """What the log says of the store."""
        lines = map(json.loads, self.log.read_text(encoding="utf-8").splitlines())
        return [line["message"] for line in lines if line["logger"] == "cramp_coach.store"]


@pytest.fixture
def served(local: Path, tmp_path: Path) -> Iterator[Served]:
    """Two workers, whose store held people long ago, and a copy that is older than it may be."""
    path = tmp_path / "preferences.sqlite3"
    keys = certificates(local / "certificates", datetime.now(UTC))
    settings = skill_settings(keys, APPLICATION_ID, path)
    fill(path, _PEOPLE, expires_at=1)
    copy_name(path, "broken", datetime.now(UTC) - timedelta(days=30)).write_bytes(b"long ago")
    log = path.with_name("skill.log")
    with SkillProcess({**os.environ, **settings}, log, up_within=120) as process:
        process.wait_until_up()
        with Endpoint(process.url, Signer(keys.key), "see its log") as endpoint:
            resolver = read_resolver(argparse.Namespace(model=None, local=local), "en-US")

            def echo(person: str) -> Echo:
                return Echo(endpoint, resolver, Device(person=person))

            yield Served(path, log, echo, settings["CRAMP_COACH_PEPPER"].encode())


def _until(holds: Callable[[], bool]) -> float:
    """Wait until it holds; how many seconds that took. A minute is what is promised."""
    started = time.monotonic()
    while not holds():
        assert time.monotonic() < started + 60
        time.sleep(0.05)
    return time.monotonic() - started


def test_what_becomes_of_the_file_of_a_running_server(served: Served) -> None:
    """One after the other, for a server takes its time to start."""
    _expired_goes_though_nobody_comes(served)
    _forgotten_leaves_the_files(served)
    _deleted_is_said_once_and_a_new_one_used(served)
    _broken_is_set_aside_and_people_are_answered(served)
    _the_log_names_all_of_it_and_nobody(served)


def _expired_goes_though_nobody_comes(served: Served) -> None:
    """At the start: rows and copies."""
    _until(lambda: not any(key(n).encode() in served.held() for n in range(_PEOPLE)))
    _until(lambda: asides(served.path) == [])
    assert "1 old copies of the store were deleted" in served.messages()


def _forgotten_leaves_the_files(served: Served) -> None:
    """Neither the key of who said it, nor what was kept under it; another person's stays."""
    for person in ("ann", "bob"):
        served.echo(person).hear("open cramp coach")
    echo = served.echo("ann")
    assert served.key("ann") in served.held()
    echo.hear("open cramp coach")
    echo.hear("forget everything about me")
    echo.hear("yes")
    print(f"gone after {_until(lambda: served.key('ann') not in served.held()):.1f} s")  # noqa: T201
    assert served.key("bob") in served.held()


def _deleted_is_said_once_and_a_new_one_used(served: Served) -> None:
    """By whichever of the two workers sees it."""
    served.path.unlink()
    for person in ("cyd", "dan", "eve"):
        assert served.echo(person).hear("open cramp coach").speech
    _until(lambda: served.key("eve") in served.held())
    assert served.messages().count("the file of the store was gone; a new one was begun") == 1


def _broken_is_set_aside_and_people_are_answered(served: Served) -> None:
    """Whatever becomes of the file, each turn has its words."""
    fill(served.path, _PEOPLE)
    damage(served.path, 0)
    for person in ("fay", "gil", "hal", "ida"):
        assert served.echo(person).hear("open cramp coach").speech
    _until(lambda: len(asides(served.path)) == 1)
    served.echo("jon").hear("open cramp coach")
    _until(lambda: served.key("jon") in served.held())
    assert len(asides(served.path)) == 1


def _the_log_names_all_of_it_and_nobody(served: Served) -> None:
    """From the closed list, without a path and without a key."""
    written = served.log.read_text(encoding="utf-8")
    assert UNLISTED not in written
    assert str(served.path.parent) not in written
    assert not [person for person in ("ann", "eve") if served.key(person).decode() in written]
