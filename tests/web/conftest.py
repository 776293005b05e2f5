"""A real server on loopback, with the real verifier and a real SDK skill."""

import base64
import http.client
import json
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from ask_sdk_core.skill import CustomSkill
from cryptography import x509

from skill.assembly import build_skill
from skill.knowledge.content import Content
from skill.locale_bundles import TurnParts
from skill.settings import Settings
from skill.verification.verifier import RequestVerifier
from skill.web import Door, make_app
from tests.web.pki import Pki
from tests.web.server import ReceptionServer

APPLICATION = "amzn1.ask.skill.test"
ADDRESS = "https://s3.amazonaws.com/echo.api/echo-api-cert.pem"


@pytest.fixture(scope="session")
def pki() -> Pki:
    """Certificates, made once."""
    return Pki()


@pytest.fixture(scope="session")
def skill(settings: Settings, parts: TurnParts, content: Content) -> CustomSkill:
    """The real skill."""
    return build_skill(Settings(application_id=APPLICATION), parts)


@dataclass
class Shelf:
    """Chains by address, in place of Amazon's server; counts what is fetched.

    seconds: the clock by which fetches are rationed; a test moves it.
    """

    chains: dict[str, bytes] = field(default_factory=dict)
    fetched: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def __call__(self, address: str) -> bytes:
        """The chain; OSError where there is none."""
        self.fetched.append(address)
        if address not in self.chains:
            raise FileNotFoundError(address)
        return self.chains[address]


@dataclass(frozen=True)
class Served:
    """A skill on loopback, and how to post to it."""

    port: int
    shelf: Shelf
    pki: Pki

    def post(self, body: bytes, headers: dict[str, str] | None = None) -> tuple[int, bytes]:
        """Post these bytes with these headers (signed as Alexa does where none are given)."""
        status, content, _ = self.exchange(body, headers)
        return status, content

    def exchange(
        self, body: bytes, headers: dict[str, str] | None = None
    ) -> tuple[int, bytes, dict[str, str]]:
        """As `post`, with the headers that came back."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        headers = self.signed(body) if headers is None else headers
        connection.request("POST", "/alexa", body, {"Content-Type": "application/json", **headers})
        response = connection.getresponse()
        found = response.status, response.read(), dict(response.getheaders())
        connection.close()
        return found

    def get(self, path: str) -> tuple[int, bytes]:
        """Get a page."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", path)
        response = connection.getresponse()
        found = response.status, response.read()
        connection.close()
        return found

    def signed(self, body: bytes, address: str = ADDRESS) -> dict[str, str]:
        """The two headers of a good request."""
        signature = base64.b64encode(self.pki.leaf.sign(body)).decode()
        return {"SignatureCertChainUrl": address, "Signature-256": signature}


def serve(
    skill: CustomSkill,
    pki: Pki,
    shelf: Shelf,
    *,
    simulator: bool = False,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    sounds: Mapping[str, Path] | None = None,
) -> tuple[ReceptionServer, threading.Thread]:
    """Start a server on a free port."""
    roots: list[x509.Certificate] = [pki.root.certificate]
    verifier = RequestVerifier(APPLICATION, shelf, roots, now, lambda: shelf.seconds)
    pages = {one: f"<h1>{one.capitalize()}</h1> Sources" for one in ("about", "privacy", "terms")}
    door = Door(skill, verifier, pages, lambda: {"status": "ok"}, simulator, sounds or {})
    server = ReceptionServer(make_app(door), verifier)
    return server, server.thread


@pytest.fixture
def served(skill: CustomSkill, pki: Pki) -> Iterator[Served]:
    """A fresh server with the good chain on the shelf."""
    shelf = Shelf({ADDRESS: pki.chain})
    server, thread = serve(skill, pki, shelf)
    yield Served(server.server_port, shelf, pki)
    server.shutdown()
    thread.join()
    server.server_close()


def envelope(**changes: Any) -> dict[str, Any]:
    """A launch as Alexa sends it; `request` entries and top-level keys can be changed."""
    request = {
        "type": "LaunchRequest",
        "requestId": "amzn1.echo-api.request.1",
        "timestamp": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "locale": "en-US",
    } | changes.pop("request", {})
    user = {"userId": "amzn1.ask.account.TEST"}
    return {
        "version": "1.0",
        "session": {
            "new": True,
            "sessionId": "amzn1.echo-api.session.1",
            "application": {"applicationId": APPLICATION},
            "user": user,
            "attributes": {},
        },
        "context": {
            "System": {
                "application": {"applicationId": APPLICATION},
                "user": user,
                "device": {"deviceId": "amzn1.ask.device.TEST", "supportedInterfaces": {}},
                "apiEndpoint": "https://api.amazonalexa.com",
                "apiAccessToken": "token",
            }
        },
        "request": request,
    } | changes


def as_bytes(value: object) -> bytes:
    """JSON as bytes."""
    return json.dumps(value).encode()
