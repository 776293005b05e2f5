"""What Alexa tells outside of a session is acknowledged when it is done, and written down."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.skill import CustomSkill
from ask_sdk_core.skill_builder import SkillBuilder

from skill.adapters.guarded_store import GuardedStore
from skill.adapters.record_store import RecordStore
from skill.adapters.sqlite_table import SqliteTable
from skill.assembly import build_skill
from skill.errors import UndoneEventError
from skill.handlers.funnel import Funnel
from skill.lambda_door import LambdaDoor
from skill.locale_bundles import TurnParts
from skill.public import Public
from skill.settings import Settings
from tests.stores.people import PEPPER
from tests.stores.people import envelope as person
from tests.web.conftest import ADDRESS, APPLICATION, Served, Shelf, as_bytes, envelope, serve
from tests.web.pki import Pki

_PERSON = "amzn1.ask.account.TEST"
_DISABLED = "AlexaSkillEvent.SkillDisabled"


def _event(kind: str = _DISABLED) -> dict[str, Any]:
    whole: dict[str, Any] = envelope()
    whole["request"] = {**envelope()["request"], "type": kind}
    whole["context"]["System"]["user"] = {"userId": _PERSON}
    del whole["session"]
    return whole


def _store(path: Path) -> RecordStore:
    return RecordStore(SqliteTable(path, busy=0.1), PEPPER, lambda: datetime.now(UTC))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store in which somebody is."""
    path = tmp_path / "preferences.sqlite3"
    _store(path).save_attributes(person(_PERSON), {"version": 2, "visits": 1})
    return path


@pytest.fixture
def skill(path: Path, parts: TurnParts) -> CustomSkill:
    """The skill over it."""
    return build_skill(Settings(), parts, GuardedStore(_store(path), time.monotonic))


@contextmanager
def _served(skill: CustomSkill, pki: Pki) -> Iterator[Served]:
    server, thread = serve(skill, pki, Shelf({ADDRESS: pki.chain}))
    yield Served(server.server_port, Shelf(), pki)
    server.shutdown()
    thread.join()
    server.server_close()


@contextmanager
def _out_of_reach(path: Path) -> Iterator[None]:
    """A folder takes the file's place, so that the store is out of reach."""
    aside = path.with_name("aside")
    path.rename(aside)
    path.mkdir()
    yield
    path.rmdir()
    aside.rename(path)


def test_a_deletion_that_failed_is_not_acknowledged(
    pki: Pki, skill: CustomSkill, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """HTTP 503; said again when the store is back, it is done, acknowledged and recorded."""
    caplog.set_level(logging.INFO, "cramp_coach")
    with _served(skill, pki) as served:
        with _out_of_reach(path):
            status, _ = served.post(as_bytes(_event()))
            assert status == 503
        assert _store(path).get_attributes(person(_PERSON))
        assert served.post(as_bytes(_event()))[0] == 200
    assert _store(path).get_attributes(person(_PERSON)) == {}
    told = [one.getMessage() for one in caplog.records if one.name == "cramp_coach.turn"]
    assert told == ["undone: the skill was disabled", "silent: the skill was disabled"]


def test_lambda_does_not_acknowledge_it_either(
    skill: CustomSkill, parts: TurnParts, path: Path
) -> None:
    """The function fails, and so Alexa's event is delivered anew."""
    door = LambdaDoor(APPLICATION, skill, parts, Public(dict, {}))
    with _out_of_reach(path), pytest.raises(UndoneEventError):
        door(_event(), None)
    assert door(_event(), None)["response"] == {}
    assert _store(path).get_attributes(person(_PERSON)) == {}


class _Broken(AbstractRequestHandler):
    """A fault of ours, with a text that nobody may see."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        return True

    def handle(self, handler_input: HandlerInput) -> Any:
        raise ValueError("amzn1.ask.account.TEST")


@pytest.mark.parametrize("kind", [_DISABLED, "Reminders.ReminderCreated"])
def test_a_fault_of_ours_acknowledges_no_event(
    pki: Pki, parts: TurnParts, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Nor does it get words, which no event may have; its text is nowhere."""
    builder = SkillBuilder()
    builder.add_request_handler(_Broken())
    builder.add_exception_handler(Funnel(parts))
    broken = builder.create()
    with _served(broken, pki) as served:
        assert served.post(as_bytes(_event(kind))) == (500, b'{"error": "fault"}')
    door = LambdaDoor(APPLICATION, broken, parts, Public(dict, {}))
    with pytest.raises(UndoneEventError) as caught:
        door(_event(kind), None)
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None
    assert "amzn1" not in caplog.text


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        ("AlexaSkillEvent.SkillEnabled", "the skill was enabled"),
        ("AlexaSkillEvent.SkillPermissionChanged", "a permission was changed"),
        ("Reminders.ReminderDeleted", "a reminder was deleted"),
    ],
)
def test_an_event_is_written_down(
    skill: CustomSkill, parts: TurnParts, kind: str, why: str, caplog: pytest.LogCaptureFixture
) -> None:
    """That it came, and nothing of whom it came from."""
    caplog.set_level(logging.INFO, "cramp_coach")
    door = LambdaDoor(APPLICATION, skill, parts, Public(dict, {}))
    assert door(_event(kind), None)["response"] == {}
    assert [one.getMessage() for one in caplog.records] == [f"silent: {why}"]
