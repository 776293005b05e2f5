"""The application is asked in a thread; what it answers is written piece by piece by the loop.

gunicorn's own Response writes the head and frames the body, onto a stand-in for the socket.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from gunicorn.http import wsgi

Wsgi = Callable[[dict[str, Any], Any], Iterable[bytes]]
REFUSED = (
    b"HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\nContent-Length: 24\r\n"
    b'Connection: close\r\n\r\n{"error": "bad request"}'
)
"""The one answer to all that is bad or not Alexa's; skill/web.py answers the same."""
BUSY = (
    b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nRetry-After: 2\r\n"
    b"Connection: close\r\n\r\n"
)
CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"


@dataclass
class _Paper:
    """What gunicorn writes on, as if it were a socket."""

    written: list[bytes] = field(default_factory=list)

    def sendall(self, part: bytes) -> None:
        self.written.append(part)

    def send(self, part: bytes) -> int:
        """Only ever an early "100 Continue", which has been said already."""
        return len(part)

    def torn_off(self) -> bytes:
        part = b"".join(self.written)
        self.written.clear()
        return part


@dataclass(frozen=True)
class WholeRequest:
    """A whole request: gunicorn's head, the body, both ends, and what else the application gets."""

    head: Any
    body: bytes
    peer: Any
    server: Any
    extra: Mapping[str, Any]


class WsgiAnswer:
    """What the application answers; it is asked when this is made, so make it in a thread.

    last: the connection is to end after it.
    """

    def __init__(self, app: Wsgi, asked: WholeRequest, cfg: Any, *, last: bool) -> None:
        self._paper = _Paper()
        self._response, environ = wsgi.create(
            asked.head, self._paper, asked.peer, asked.server, cfg
        )
        if last:
            self._response.force_close()
        environ.pop("HTTP_TRANSFER_ENCODING", None)
        own = {"wsgi.input": BytesIO(asked.body), "CONTENT_LENGTH": str(len(asked.body))}
        environ |= {"wsgi.multithread": True, **own, **asked.extra}
        self._body = app(environ, self._response.start_response)

    @property
    def last(self) -> bool:
        """Whether the connection ends after it."""
        return bool(self._response.should_close())

    def pieces(self) -> Iterator[bytes]:
        """All of it, piece by piece."""
        with closing(_closable(self._body)):
            for piece in self._body:
                self._response.write(piece)
                yield self._paper.torn_off()
            self._response.close()
        yield self._paper.torn_off()


class _Nothing:
    def close(self) -> None:
        """There is nothing to close."""


def _closable(body: Any) -> Any:
    return body if hasattr(body, "close") else _Nothing()
