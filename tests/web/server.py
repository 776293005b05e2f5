"""The reception as `make serve` runs it, in a thread of the test's own process."""

import asyncio
import socket
import ssl
import threading
from concurrent.futures import ThreadPoolExecutor

from gunicorn.config import Config

from skill.reception.entrance import Entrance
from skill.reception.outgoing import Wsgi
from skill.reception.reception import Reception
from skill.verification.verifier import RequestVerifier


class ReceptionServer:
    """Serves an application on a free port of the loopback, until it is shut down."""

    def __init__(self, app: Wsgi, gate: RequestVerifier, tls: ssl.SSLContext | None = None) -> None:
        self._pools = [ThreadPoolExecutor(4), ThreadPoolExecutor(1)]
        self.reception = Reception(app, Config(), gate, *self._pools)
        self._tls = tls
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=2048)
        self.server_port = int(self._listener.getsockname()[1])
        self._loop = asyncio.new_event_loop()
        self._stopped = asyncio.Event()
        self.thread = threading.Thread(target=self._loop.run_until_complete, args=(self._run(),))
        self.thread.start()

    def shutdown(self) -> None:
        """Hang up on everybody; the thread ends then."""
        self._loop.call_soon_threadsafe(self._stopped.set)

    def server_close(self) -> None:
        """What is left when the thread has ended."""
        for pool in self._pools:
            pool.shutdown()
        self._loop.close()

    async def _run(self) -> None:
        entrance = Entrance(self._listener, self.reception.meet, self._tls)
        entrance.open()
        await self._stopped.wait()
        await entrance.close()
        while self.reception.guests:
            for guest in self.reception.guests:
                guest.send_away()
            await asyncio.sleep(0.01)
