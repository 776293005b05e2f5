"""The skill's address: posts signed requests over one kept connection."""

import http.client
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import SplitResult, urlsplit

from simulator.errors import BadAnswerError, SimulatorError, UnreachableError
from simulator.wire.signing import Signer

TIMEOUT = 8.0  # seconds; Alexa waits no longer for a reply
_PATH = "/alexa"
_OK = 200
_SHOWN = 300  # characters of a faulty answer
_REFUSED = (
    "; the skill refuses the request: it must run in simulator mode with the same certificates and"
    " application id, see: python -m simulator talk --help"
)

# Status, body and headers.
_Received = tuple[int, bytes, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Answer:
    """The body of an HTTP 200, and how long it took in milliseconds.

    `sent` and `received`: the headers of the request and of the answer.
    """

    body: bytes
    ms: float
    sent: Mapping[str, str] = field(default_factory=dict)
    received: Mapping[str, str] = field(default_factory=dict)


class Endpoint:
    """Posts to `url` (its path, if it has none, is /alexa). Close it, or use it in a `with`.

    `hint`: what to do when nothing answers. Raises SimulatorError for an address that is none.
    """

    def __init__(self, url: str, signer: Signer, hint: str, timeout: float = TIMEOUT) -> None:
        parts = _split(url)
        https = parts.scheme == "https"
        kind = http.client.HTTPSConnection if https else http.client.HTTPConnection
        self._connection = kind(parts.hostname or "", parts.port, timeout=timeout)
        path = parts.path if parts.path not in {"", "/"} else _PATH
        self.url = f"{parts.scheme}://{parts.netloc}{path}"
        self._path = f"{path}?{parts.query}" if parts.query else path
        self._signer = signer
        self._hint = hint

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection; the next post opens another."""
        self._connection.close()

    def post(self, body: bytes) -> Answer:
        """Send one request. Raises UnreachableError, and BadAnswerError unless HTTP 200 comes."""
        headers = self._signer.headers(body)
        headers["Content-Type"] = "application/json; charset=utf-8"
        headers["Accept"] = "application/json"
        started = time.perf_counter()
        status, content, received = self._exchange(body, headers)
        if status != _OK:
            text = content[:_SHOWN].decode("utf-8", "replace").strip()
            why = _REFUSED if status in {400, 403} else ""
            raise BadAnswerError(f"{self.url} answered HTTP {status}: {text or 'no text'}{why}")
        return Answer(content, (time.perf_counter() - started) * 1000, headers, received)

    def _exchange(self, body: bytes, headers: dict[str, str]) -> _Received:
        """One request and its answer, again if the server had hung up in the meantime."""
        kept = self._connection.sock is not None
        try:
            return self._once(body, headers)
        except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError) as fault:
            if kept:
                return self._exchange(body, headers)
            raise BadAnswerError(f"{self.url} hung up without an answer") from fault
        except TimeoutError as fault:
            raise BadAnswerError(
                f"{self.url} gave no answer within {self._connection.timeout:g} s",
                "ENDPOINT_TIMEOUT",
            ) from fault
        except http.client.HTTPException as fault:
            raise BadAnswerError(f"{self.url} does not speak HTTP: {fault!r}") from fault
        except OSError as fault:
            raise UnreachableError(
                f"{self.url} cannot be reached: {fault}; {self._hint}"
            ) from fault

    def _once(self, body: bytes, headers: dict[str, str]) -> _Received:
        try:
            self._connection.request("POST", self._path, body, headers)
            response = self._connection.getresponse()
            return response.status, response.read(), dict(response.getheaders())
        except BaseException:
            self._connection.close()
            raise


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        usable = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise SimulatorError(f"--url {url}: say it like http://127.0.0.1:8080/alexa")
    return parts
