"""One HTTP call with one time limit for all of it, a bounded answer, and no redirects.

A socket's own time limit can't do this: it starts anew with every byte, and knows nothing of the
name's look-up. So a thread makes the call, and is hung up on when its time is over.
"""

import contextlib
import http.client
import socket
import threading
from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field

_SECONDS_A_READ = 2.0
_CHUNK = 4096


@dataclass(frozen=True)
class Call:
    """What to ask of a host: method, path with query, headers and, where there is one, a body."""

    method: str
    path: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None


@dataclass(frozen=True)
class Answer:
    """What came back, whatever its status; a redirect is an answer too."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


def make(
    connection: http.client.HTTPConnection, call: Call, seconds: float, largest: int
) -> Answer:
    """Make the call over a connection that is not open yet, and close it.

    seconds: for the whole, name look-up, handshake, headers and body; largest: bytes of a body.
    Raises OSError (TimeoutError when time is up) or http.client.HTTPException, and ValueError for
    a header that may not be sent.
    """
    attempt = _Attempt(connection, call, largest)
    threading.Thread(target=attempt.run, daemon=True).start()
    try:
        return attempt.answer.result(seconds)
    finally:
        attempt.hang_up()


class _Attempt:
    """One call in a thread of its own; `answer` gets what came, or the fault."""

    def __init__(self, connection: http.client.HTTPConnection, call: Call, largest: int) -> None:
        self.answer: Future[Answer] = Future()
        self._connection = connection
        self._connection.timeout = _SECONDS_A_READ
        self._call = call
        self._largest = largest
        self._socket: socket.socket | None = None

    def run(self) -> None:
        """Connect, ask, read."""
        call = self._call
        try:
            self._connection.connect()
            self._socket = self._connection.sock  # http.client forgets it before the body is read
            self._connection.request(call.method, call.path, call.body, dict(call.headers))
            with self._connection.getresponse() as response:
                body = self._read(response)
                self.answer.set_result(Answer(response.status, tuple(response.getheaders()), body))
        except Exception as fault:  # whatever it is, the caller raises it
            self.answer.set_exception(fault)
        finally:
            self._connection.close()

    def hang_up(self) -> None:
        """Wake a thread that still reads, so that it ends."""
        if self._socket is not None:
            with contextlib.suppress(OSError):  # closed already, as it should be
                self._socket.shutdown(socket.SHUT_RDWR)

    def _read(self, response: http.client.HTTPResponse) -> bytes:
        body = b""
        while chunk := response.read1(_CHUNK):
            body += chunk
            if len(body) > self._largest:
                raise OSError("the answer is too large")
        return body
