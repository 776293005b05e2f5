"""Accepts the connections of one listening socket, a few at a time, so that workers share them."""

import asyncio
import select
import socket
import ssl
from asyncio import StreamReader, StreamReaderProtocol, StreamWriter
from collections.abc import Awaitable, Callable

from skill.reception.limits import LARGEST_HEAD, SECONDS_FOR_HEAD, SECONDS_TO_PART

_AT_ONCE = 16  # accepted before others are served
_MOST_HANDSHAKES = 256  # of TLS under way; beyond, the oldest is given up
_NO_FILES_LEFT = 0.1  # seconds to wait where the process has no more files
_DRAINED_WITHIN = 0.5  # seconds in which a worker that stops lets in who has connected

Meet = Callable[[StreamReader, StreamWriter], Awaitable[None]]


class Entrance:
    """One listening socket. tls: what to speak TLS with."""

    def __init__(self, listener: socket.socket, meet: Meet, tls: ssl.SSLContext | None) -> None:
        self._listener = listener
        self._meet = meet
        self._tls = tls
        self._loop = asyncio.get_running_loop()
        self._coming: dict[asyncio.Task[None], None] = {}  # in the order in which they came

    def open(self) -> None:
        """Begin to let people in."""
        self._listener.settimeout(0)
        self._loop.add_reader(self._listener, self._let_in)

    async def close(self) -> None:
        """Let in whoever has connected, and then nobody: a queue that is closed is reset."""
        until = self._loop.time() + _DRAINED_WITHIN
        waiting = select.poll()
        waiting.register(self._listener, select.POLLIN)
        while waiting.poll(0) and self._loop.time() < until:
            await asyncio.sleep(0)
        self._loop.remove_reader(self._listener)
        self._listener.close()
        await asyncio.gather(*self._coming, return_exceptions=True)

    def _let_in(self) -> None:
        for _ in range(_AT_ONCE):
            try:
                connection, _ = self._listener.accept()
            except (BlockingIOError, ConnectionAbortedError):
                return
            except OSError:
                self._loop.remove_reader(self._listener)
                self._loop.call_later(_NO_FILES_LEFT, self.open)
                return
            self._welcome(connection)

    def _welcome(self, connection: socket.socket) -> None:
        task = self._loop.create_task(self._shake_hands(connection))
        self._coming[task] = None
        task.add_done_callback(lambda _: self._coming.pop(task, None))
        if len(self._coming) > _MOST_HANDSHAKES:
            next(iter(self._coming)).cancel()

    async def _shake_hands(self, connection: socket.socket) -> None:
        reader = StreamReader(LARGEST_HEAD)
        protocol = StreamReaderProtocol(reader, self._meet)
        seconds = (
            {"ssl_handshake_timeout": SECONDS_FOR_HEAD, "ssl_shutdown_timeout": SECONDS_TO_PART}
            if self._tls
            else {}
        )
        try:
            connection.settimeout(0)
            await self._loop.connect_accepted_socket(
                lambda: protocol, connection, ssl=self._tls, **seconds
            )
        except OSError:  # no TLS, or hung up
            connection.close()
