"""The skill as it runs, and the hands of an examiner: whole requests, signed, in any locale."""

import http.client
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from deploy.package import Package
from simulator.device.description import APPLICATION_ID, Device, Kind
from simulator.device.echo import Echo
from simulator.device.envelope import Session, envelope
from simulator.device.exchange import Exchange
from simulator.device.turn import Turn
from simulator.understanding import InteractionModel, Listener, listener
from simulator.wire.certificates import certificates
from simulator.wire.endpoint import Endpoint
from simulator.wire.signing import Signer
from simulator.wire.skill_process import SkillProcess, skill_settings

_WAIT = 8  # seconds


@dataclass
class Stage:
    """Everything that the rows look at. `checks` counts what they looked at."""

    endpoint: Endpoint
    signer: Signer
    resolvers: Mapping[str, Listener]
    package: Package
    checks: int = 0
    turns: list[tuple[str, Turn]] = field(default_factory=list)

    @property
    def locales(self) -> list[str]:
        """All that the package holds."""
        return list(self.resolvers)

    def model(self, locale: str) -> InteractionModel:
        """The interaction model of a locale."""
        return self.resolvers[locale].model

    def echo(self, locale: str, kind: Kind = "speaker", person: str = "CERTIFY") -> Echo:
        """A device that understands words."""
        self.checks += 1
        return Echo(self.endpoint, self.resolvers[locale], Device(locale, kind, person))

    def send(
        self,
        locale: str,
        request: Mapping[str, Any],
        session: Session | None = None,
        kind: Kind = "speaker",
    ) -> Turn:
        """Send one request as it is. Every turn is kept, for the rows about all replies."""
        self.checks += 1
        device = Device(locale, kind, "CERTIFY")
        exchange = Exchange(self.endpoint, device, lambda: datetime.now(UTC))
        turn = exchange.send(session or Session(), request, Turn(""))
        self.turns.append((locale, turn))
        return turn

    def post(self, body: bytes, headers: Mapping[str, str] | None = None) -> tuple[int, bytes]:
        """Post any bytes, signed unless headers are given; status and body."""
        self.checks += 1
        signed = self.signer.headers(body) if headers is None else headers
        return self._exchange("POST", urlsplit(self.endpoint.url).path, body, signed)

    def get(self, path: str) -> tuple[int, bytes]:
        """Fetch a public page."""
        self.checks += 1
        return self._exchange("GET", path, None, {})

    def _exchange(
        self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]
    ) -> tuple[int, bytes]:
        netloc = urlsplit(self.endpoint.url).netloc
        connection = http.client.HTTPConnection(netloc, timeout=_WAIT)
        try:
            connection.request(method, path, body, dict(headers))
            response = connection.getresponse()
            return response.status, response.read()
        except (OSError, http.client.HTTPException):
            return 0, b""  # no answer at all: no row takes that for a good one
        finally:
            connection.close()


def launch_envelope(locale: str) -> dict[str, Any]:
    """A whole launch, to be changed before it is posted."""
    whole = envelope({"type": "LaunchRequest"}, Session(), Device(locale), datetime.now(UTC))
    copy: dict[str, Any] = json.loads(json.dumps(whole))
    return copy


@contextmanager
def open_stage(package: Package, local: Path, environment: Mapping[str, str]) -> Iterator[Stage]:
    """Start the skill with the simulator's certificates, and stop it afterwards.

    Raises SimulatorError when it does not come up.
    """
    keys = certificates(local / "certificates", datetime.now(UTC))
    memory = local / "certify.sqlite3"
    settings = {**environment, **skill_settings(keys, APPLICATION_ID, memory)}
    with SkillProcess(settings, local / "certify.log") as process:
        resolvers = {
            locale: listener(InteractionModel.from_dict(model), local / "understanding")
            for locale, model in package.models.items()
        }
        process.wait_until_up()
        signer = Signer(keys.key)
        with Endpoint(process.url, signer, "the skill has ended") as endpoint:
            yield Stage(endpoint, signer, resolvers, package)
