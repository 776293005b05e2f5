"""The real skill at home: its store is a file, Alexa's services a real server on loopback."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ask_sdk_core.skill import CustomSkill

from simulator.services import Household, Services
from skill.adapters.guarded_store import GuardedStore
from skill.adapters.record_store import RecordStore, Table
from skill.adapters.sqlite_table import SqliteTable
from skill.assembly import build_skill, build_store
from skill.invoke import invoke
from skill.locale_bundles import TurnParts
from skill.settings import Settings
from tests.stores.people import PEPPER, envelope

_DEVICE = "amzn1.ask.device.TEST"
_SESSION = "amzn1.echo-api.session.1"


def make_skill(folder: Path, parts: TurnParts) -> CustomSkill:
    """The skill in simulator mode, so that it may call services on loopback."""
    settings = Settings(
        simulator_chain=folder / "chain.pem",
        store=f"sqlite:{folder / 'preferences.sqlite3'}",
        pepper=PEPPER,
    )
    return build_skill(settings, parts, build_store(settings))


@dataclass
class Home:
    """A person with a device: says something, and hears what comes back."""

    skill: CustomSkill
    household: Household
    services: Services
    folder: Path
    attributes: dict[str, Any] = field(default_factory=dict)

    def say(self, words: str) -> dict[str, Any]:
        """Words, as the open slot brings them."""
        heard = {"name": "speech", "confirmationStatus": "NONE", "value": words}
        intent = {"name": "SpeechIntent", "confirmationStatus": "NONE", "slots": {"speech": heard}}
        return self.send({"type": "IntentRequest", "intent": intent})

    def consent(self, reply: dict[str, Any], status: str) -> dict[str, Any]:
        """Answer the question that Alexa asks by a directive of the reply."""
        (directive,) = reply["response"]["directives"]
        scope = directive["payload"]["permissionScopes"][0] | {"status": status}
        return self.send(
            {
                "type": "Connections.Response",
                "name": directive["name"],
                "status": {"code": "200", "message": "OK"},
                "token": directive["token"],
                "payload": {"permissionScopes": [scope]},
            }
        )

    def send(self, request: dict[str, Any], *, session: bool = True) -> dict[str, Any]:
        """One request; events outside of a session have none."""
        token = self.household.token("one", _SESSION, _DEVICE)
        user = self.household.user("one")
        body: dict[str, Any] = {
            "version": "1.0",
            "context": {
                "System": {
                    "application": {"applicationId": "amzn1.ask.skill.test"},
                    "user": user,
                    "device": {"deviceId": _DEVICE, "supportedInterfaces": {}},
                    "apiEndpoint": self.services.url,
                    "apiAccessToken": token,
                }
            },
            "request": {
                "requestId": "amzn1.echo-api.request.1",
                "timestamp": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
                "locale": "en-US",
                **request,
            },
        }
        if session:
            body["session"] = {
                "new": not self.attributes,
                "sessionId": _SESSION,
                "application": {"applicationId": "amzn1.ask.skill.test"},
                "user": user,
                "attributes": self.attributes,
            }
        reply = invoke(self.skill, body)
        self.attributes = reply.get("sessionAttributes") or {}
        return dict(reply)

    def says(self) -> list[str]:
        """The acts of the last reply, the question last."""
        last = self.attributes["last"]
        return [act["act"] for act in [*last["says"], *filter(None, [last["asks"]])]]

    def record(self) -> dict[str, Any]:
        """What is stored of the person."""
        table = SqliteTable(self.folder / "preferences.sqlite3")
        store = RecordStore(table, PEPPER, lambda: datetime.now(UTC))
        return store.get_attributes(envelope(self.household.user("one")["userId"]))


def skill_over(folder: Path, parts: TurnParts, table: Table) -> CustomSkill:
    """The same with preferences in this table."""
    records = RecordStore(table, PEPPER, lambda: datetime.now(UTC))
    settings = Settings(simulator_chain=folder / "chain.pem")
    return build_skill(settings, parts, GuardedStore(records, time.monotonic))


@contextmanager
def at_home_over(folder: Path, parts: TurnParts, table: Table) -> Iterator[Home]:
    """The same household, with preferences in this table."""
    household = Household(lambda: datetime.now(UTC), zone="Europe/London")
    household.grant()
    with Services(household) as services:
        yield Home(skill_over(folder, parts, table), household, services, folder)


@contextmanager
def at_home(folder: Path, parts: TurnParts) -> Iterator[Home]:
    """A household in London in which reminders are allowed."""
    household = Household(lambda: datetime.now(UTC), zone="Europe/London")
    household.grant()
    with Services(household) as services:
        yield Home(make_skill(folder, parts), household, services, folder)
