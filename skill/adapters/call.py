"""One HTTP call with one time limit for all of it, a bounded answer, and no redirects.

A socket's own time limit can't do this: it starts anew with every byte, and knows nothing of the
name's look-up. So a thread makes the call, and is hung up on when its time is over.
"""

import contextlib
import http.client
import socket
import ssl
import threading
from collections.abc import Mapping
from functools import cache
from urllib.parse import SplitResult

from msgspec import Struct

_SECONDS_A_READ = 2.0
_CHUNK = 4096


class Call(Struct, frozen=True):
    """What to ask of a host: method, path with query, headers and, where there is one, a body."""

    method: str
    path: str
    headers: Mapping[str, str] = {}
    body: bytes | None = None


class ServiceAnswer(Struct, frozen=True):
    """What came back, whatever its status; a redirect is an answer too."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


def connect(address: SplitResult, seconds: float) -> http.client.HTTPConnection:
    """A connection to a host whose certificate is verified; opened by the call."""
    if address.scheme == "http":
        return http.client.HTTPConnection(address.netloc, timeout=seconds)
    return http.client.HTTPSConnection(address.netloc, timeout=seconds, context=trusted())


@cache
def trusted() -> ssl.SSLContext:
    """What verifies hosts by the system's roots; made once, for it takes some 20 ms."""
    return ssl.create_default_context()


def make(
    connection: http.client.HTTPConnection,
    call: Call,
    seconds: float,
    largest: int,
    *,
    keep: bool = False,
) -> ServiceAnswer:
    """Make the call over a connection, opening it where it is not open yet, and close it.

    seconds: for the whole, name look-up, handshake, headers and body; largest: bytes of a body;
    keep: leave it open for the next call, unless this one fails or the host wants it closed.
    Raises OSError (TimeoutError when time is up) or http.client.HTTPException, and ValueError for
    a header that may not be sent.
    """
    attempt = _Attempt(connection, call, largest, keep=keep)
    thread = threading.Thread(target=attempt.run, daemon=True)
    thread.start()
    thread.join(seconds)
    found = attempt.found
    if isinstance(found, ServiceAnswer):
        return found
    attempt.hang_up()
    raise found or TimeoutError(f"no answer within {seconds:g} s")


class _Attempt:
    """One call in a thread of its own; `found` gets what came, or the fault."""

    def __init__(
        self, connection: http.client.HTTPConnection, call: Call, largest: int, *, keep: bool
    ) -> None:
        self.found: ServiceAnswer | Exception | None = None
        self._connection = connection
        self._connection.timeout = _SECONDS_A_READ
        self._call = call
        self._largest = largest
        self._keep = keep
        self._given_up = False
        self._socket: socket.socket | None = connection.sock

    def run(self) -> None:
        """Connect, ask, read."""
        try:
            answer = self._ask()
        except Exception as fault:  # whatever it is, the caller raises it
            self._connection.close()
            self.found = fault
            return
        self.found = answer
        if not self._keep or self._given_up:
            self._connection.close()

    def hang_up(self) -> None:
        """Wake a thread that still reads, so that it ends; nobody takes what it found."""
        self._given_up = True
        if self._socket is not None:
            with contextlib.suppress(OSError):  # closed already, as it should be
                self._socket.shutdown(socket.SHUT_RDWR)

    def _ask(self) -> ServiceAnswer:
        call = self._call
        if self._socket is None:
            self._connection.connect()
        self._socket = self._connection.sock  # http.client forgets it before the body is read
        self._connection.request(call.method, call.path, call.body, dict(call.headers))
        with self._connection.getresponse() as response:
            body = self._read(response)
            return ServiceAnswer(response.status, tuple(response.getheaders()), body)

    def _read(self, response: http.client.HTTPResponse) -> bytes:
        body = b""
        while chunk := response.read1(_CHUNK):
            body += chunk
            if len(body) > self._largest:
                raise OSError("the answer is too large")
        return body
