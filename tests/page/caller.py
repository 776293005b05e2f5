"""Asks the page over HTTP, with any headers."""

import http.client
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Got:
    """An answer of the page."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)


@dataclass(frozen=True)
class Caller:
    """Calls one page. None for a header's value leaves it out."""

    url: str

    def get(self, path: str, **headers: str | None) -> Got:
        """GET as an address that somebody opened."""
        return self._ask("GET", path, None, headers)

    def post(self, path: str, body: Any = None, **headers: str | None) -> Got:
        """POST as the page's own script does."""
        own = {"Origin": self.url, "Content-Type": "application/json"}
        return self._ask("POST", path, json.dumps(body or {}), own | headers)

    def _ask(
        self, method: str, path: str, body: str | None, headers: Mapping[str, str | None]
    ) -> Got:
        connection = http.client.HTTPConnection(urlsplit(self.url).netloc, timeout=20)
        sent = {name.replace("_", "-"): value for name, value in headers.items() if value}
        try:
            connection.request(method, path, body, sent)
            answer = connection.getresponse()
            return Got(answer.status, dict(answer.getheaders()), answer.read())
        finally:
            connection.close()
