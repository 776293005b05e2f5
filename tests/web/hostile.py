"""A server on loopback that answers as badly as a test wants, byte by byte."""

import re
import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Self

Behave = Callable[[socket.socket], None]


class Hostile:
    """Serves every connection by `behave`, for the length of a `with`; keeps what it received.

    tls: speak TLS with this server's context.
    """

    def __init__(self, behave: Behave, tls: ssl.SSLContext | None = None) -> None:
        self.received: list[bytes] = []
        self._behave = behave
        self._tls = tls
        self._listener = socket.create_server(("127.0.0.1", 0))

    @property
    def url(self) -> str:
        """Where it serves."""
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join()

    def _serve(self) -> None:
        with suppress(OSError):  # the end
            while True:
                raw, _ = self._listener.accept()
                with raw, suppress(OSError), self._dressed(raw) as connection:  # it may hang up
                    self.received.append(read_request(connection))
                    self._behave(connection)

    def _dressed(self, raw: socket.socket) -> socket.socket:
        return self._tls.wrap_socket(raw, server_side=True) if self._tls else raw


def read_request(connection: socket.socket) -> bytes:
    """A whole request: http.client sends head and body apart."""
    head = received = connection.recv(65536)
    if length := re.search(rb"Content-Length: (\d+)", head):
        whole = head.index(b"\r\n\r\n") + 4 + int(length[1])
        while len(received) < whole and (more := connection.recv(65536)):
            received += more
    return received


def send(content: bytes) -> Behave:
    """These bytes, then the end of the connection."""
    return lambda connection: connection.sendall(content)


def respond(status: str, body: bytes = b"", *headers: str) -> Behave:
    """A proper HTTP answer; `status` is like "200 OK"."""
    head = "\r\n".join([f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers])
    return send(head.encode() + b"\r\n\r\n" + body)


def hang(connection: socket.socket) -> None:
    """Not a word, until the client hangs up."""
    connection.recv(1)


def drip(start: bytes) -> Behave:
    """These bytes, then one every now and then, until the client hangs up."""

    def behave(connection: socket.socket) -> None:
        connection.sendall(start)
        connection.settimeout(0.05)
        while True:
            connection.sendall(b"1")
            with suppress(TimeoutError):
                if not connection.recv(1):
                    return

    return behave
