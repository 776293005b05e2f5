"""The real skill in a house of chance: its table and Alexa's services fail now and then.

Everything between the verified bytes and the reply is the real thing; no fault is caught, so that
an exception shows. What fails is drawn from a seed, so that the same seed plays the same again.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
from ask_sdk_core.exceptions import PersistenceException
from ask_sdk_core.skill import CustomSkill
from ask_sdk_core.skill_builder import CustomSkillBuilder
from ask_sdk_model.services import ApiClient, ApiClientRequest, ApiClientResponse
from msgspec.structs import replace

from skill.adapters.alexa_services import BrokenCallError, SlowError
from skill.adapters.record_store import RecordStore, StoredRow
from skill.alexa.preferences import VERSION
from skill.alexa.serializer import QuickSerializer
from skill.assembly import build_skill, build_store, build_turn_parts
from skill.dialog.preferences import Preferences
from skill.dispatcher import Dispatcher
from skill.errors import UndoneEventError
from skill.handlers.can_fulfil import CanFulfil
from skill.handlers.session import Disabled, Silent
from skill.handlers.turn import TurnHandler
from skill.invoke import NOTHING
from skill.knowledge.content import Content
from skill.knowledge.routine import tracks
from skill.locale_bundles import TurnParts
from skill.settings import Settings
from skill.verification.envelope import EVENTS, parse
from skill.verification.verifier import RequestVerifier
from skill.web import Door, make_app
from tests.conftest import NOW
from tests.robust.chance import preferences
from tests.robust.door import Posting
from tests.stores.people import PEPPER, envelope
from tests.web.conftest import ADDRESS, APPLICATION, Shelf
from tests.web.pki import Pki

PERSON = "amzn1.ask.account.TEST"
_FAULTY = 0.08
_STATUSES = (400, 401, 403, 404, 409, 429, 500, 503)
_CODES = ("MAX_REMINDERS_EXCEEDED", "INVALID_BEARER_TOKEN", "DEVICE_NOT_SUPPORTED", "", "NEW_CODE")
_ODD_ANSWERS = ("null", "[]", "7", '"x"', "{}", '{"alertToken": null}', '{"alertToken": [1]}')
_ZONES = ("Europe/London", "America/New_York", "Asia/Kolkata", "Pacific/Kiritimati", "Mars/Base")


# Of what was kept from before; it may differ from what was noted, as after a change in the app.
_TRIGGER = {
    "type": "SCHEDULED_ABSOLUTE",
    "timeZoneId": "Europe/London",
    "recurrence": {"recurrenceRules": ["FREQ=DAILY;BYHOUR=21;BYMINUTE=30;INTERVAL=1;"]},
}


class Rows:
    """A table in memory (record_store.Table); it fails, or somebody else was faster, by chance."""

    def __init__(self, draw: Random) -> None:
        self.draw = draw
        self.rows: dict[str, StoredRow] = {}

    def read(self, key: str) -> StoredRow | None:
        """The row of a key."""
        self._may_fail()
        return self.rows.get(key)

    def write(self, key: str, row: StoredRow, now: int) -> bool:
        """Over the revision before, as SQLite and DynamoDB do it."""
        self._may_fail()
        held = self.rows.get(key)
        before = held.revision if held and held.expires_at > now else 0
        if self.draw.random() < _FAULTY or row.revision != before + 1:
            return False
        self.rows[key] = row
        return True

    def remove(self, key: str) -> None:
        """Delete the row."""
        self._may_fail()
        self.rows.pop(key, None)

    def _may_fail(self) -> None:
        if self.draw.random() < _FAULTY:
            raise PersistenceException("by chance")


class Services(ApiClient):
    """Alexa's services: mostly they work, else they refuse, break, are slow, or talk nonsense.

    `calls`: method and status of each call since it was last emptied; status None for no answer.
    `alerts`: the triggers of the reminders that it has, by token; it may have some that nobody
    noted down, for what breaks or is slow may have been done.
    """

    def __init__(self, draw: Random) -> None:
        self.draw = draw
        self.calls: list[tuple[str, int | None]] = []
        self.alerts: dict[str, Any] = {}

    def invoke(self, request: ApiClientRequest) -> ApiClientResponse:
        """Any answer of any status, as AlexaServices passes it on."""
        luck, method = self.draw.random(), str(request.method)
        if luck < _FAULTY:
            self.calls.append((method, None))
            if luck < _FAULTY / 2:
                self._good(method, str(request.url), request.body)
            raise self.draw.choice((SlowError, BrokenCallError))("by chance")
        if luck < 4 * _FAULTY:
            body = json.dumps({"code": self.draw.choice(_CODES), "message": "no"})
            return self._answer(method, self.draw.choice(_STATUSES), body)
        if luck < 5 * _FAULTY:
            return self._answer(method, 200, self.draw.choice(_ODD_ANSWERS))
        return self._answer(method, 200, self._good(method, str(request.url), request.body))

    def _good(self, method: str, url: str, body: Any) -> str | None:
        if url.endswith("timeZone"):
            return json.dumps(self.draw.choice(_ZONES))
        if method == "GET":
            return json.dumps({"totalCount": str(len(self.alerts)), "alerts": self._listed()})
        made = f"alert-{self.draw.randrange(1000)}"
        token = made if method == "POST" else url.rpartition("/")[2]
        if method == "DELETE":
            self.alerts.pop(token, None)
        else:
            self.alerts[token] = body["trigger"]
        return json.dumps({"alertToken": token, "status": "ON"})

    def _listed(self) -> list[dict[str, Any]]:
        at = NOW.isoformat()
        told = {"createdTime": at, "updatedTime": at, "status": "ON"}
        return [
            {"alertToken": token, "trigger": trigger, **told}
            for token, trigger in self.alerts.items()
        ]

    def _answer(self, method: str, status: int, body: str | None) -> ApiClientResponse:
        self.calls.append((method, status))
        response = ApiClientResponse(headers=[], status_code=status)
        response.body = None if self.draw.random() < _FAULTY else body  # type: ignore[assignment]  # typed as str by the SDK
        return response


class Clock:
    """The skill's time, aware UTC; it is moved by hand."""

    def __init__(self) -> None:
        self.now: datetime = NOW

    def __call__(self) -> datetime:
        """The time now."""
        return self.now


class _Trusting:
    """In place of the verifier: the bytes are read, nothing else is looked at."""

    def envelope(self, _headers: Mapping[str, str], raw: bytes) -> Any:
        """The JSON."""
        return parse(raw)


class House:
    """The skill and what surrounds it; `begin` empties it for another person's life."""

    def __init__(self, parts: TurnParts, services: type[Services] = Services) -> None:
        self.clock, calm = Clock(), _Never()
        self.parts = replace(parts, now=self.clock)
        self.services, self.table = services(calm), Rows(calm)
        self.store = RecordStore(self.table, PEPPER, self.clock)
        builder = CustomSkillBuilder(api_client=self.services)
        builder.add_request_handler(TurnHandler(self.parts, self.store))
        builder.add_request_handler(CanFulfil(self.parts))
        builder.add_request_handler(Disabled(self.store))
        builder.add_request_handler(Silent())
        skill: Any = builder.create()
        skill.serializer = QuickSerializer()
        verifier: Any = _Trusting()
        self._dispatcher = Dispatcher(skill, verifier)

    def begin(self, draw: Random) -> None:
        """A new life; half of all people have been here before."""
        self.calm(preferences(draw, NOW) if draw.random() < 0.5 else None)
        self.services.draw = self.table.draw = Random(draw.getrandbits(32))  # noqa: S311

    def calm(self, kept: Preferences | None = None) -> None:
        """A new life of somebody of whom this is kept, in which nothing fails."""
        self.services.draw = self.table.draw = _Never()
        self.clock.now = NOW
        self.table.rows.clear()
        self.services.alerts = {one.token: _TRIGGER for one in (kept.reminders if kept else ())}
        if kept:
            self._remember(kept)

    def _remember(self, kept: Preferences) -> None:
        record = {"version": VERSION, **msgspec.to_builtins(kept)}
        self.store.save_attributes(envelope(PERSON), record)

    def send(self, whole: Mapping[str, Any]) -> bytes:
        """A request's reply as it goes over the wire. Raises what the skill raises.

        An event that is not acknowledged has the empty reply, as nobody hears of it.
        """
        try:
            return self.take(json.dumps(whole).encode())
        except UndoneEventError:
            assert whole["request"]["type"].startswith(EVENTS)
            return json.dumps(NOTHING).encode()

    def take(self, raw: bytes) -> bytes:
        """The same of any bytes. Raises Refusal for what is no request."""
        self.services.calls.clear()
        return json.dumps(self._dispatcher.verify_request_and_dispatch({}, raw)).encode()


def houses(settings: Settings, content: Content) -> tuple[House, House]:
    """One that plays no sounds, and one that plays them."""
    with TemporaryDirectory() as folder:
        for name in tracks(content.routine):
            Path(folder, f"{name}.mp3").write_bytes(b"a track")
        there = "https://coach.example.org"
        sounding = replace(settings, audio=Path(folder), public_url=there)
        heard = build_turn_parts(sounding, content)
    return House(build_turn_parts(settings, content)), House(heard)


def open_skill(parts: TurnParts, folder: Path, settings: Settings | None = None) -> CustomSkill:
    """The whole skill as it is served: preferences in SQLite, services that answer at random."""
    where = f"sqlite:{folder / 'preferences.sqlite3'}"
    settings = replace(
        settings or Settings(), application_id=APPLICATION, store=where, pepper=PEPPER
    )
    services = Services(Random(0))  # noqa: S311  # no secret
    return build_skill(settings, parts, build_store(settings), services)


def open_door(skill: CustomSkill, pki: Pki) -> Posting:
    """The whole application around a skill, called as a server calls it."""
    shelf, roots = Shelf({ADDRESS: pki.chain}), [pki.root.certificate]
    verifier = RequestVerifier(APPLICATION, shelf, roots, lambda: datetime.now(UTC))
    app = make_app(Door(skill, verifier, {"privacy": "", "terms": ""}, dict))
    return Posting(app.test_client(), pki)


class _Never(Random):
    """Nothing fails."""

    def random(self) -> float:
        """Never below anything."""
        return 1.0

    def getrandbits(self, k: int, /) -> int:
        """As ever: without it, `choice` would draw from `random`, for ever."""
        return super().getrandbits(k)
