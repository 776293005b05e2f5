"""gunicorn's worker for this skill: a loop that meets all connections, and threads for turns.

gunicorn's own gthread gives every connection a thread while its request comes in, and hangs up in
its main loop, where it waits for the other side: a few dozen strangers stop it for everybody.
"""

import asyncio
import os
import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

from gunicorn import sock
from gunicorn.workers.base import Worker

from skill.reception.entrance import Entrance
from skill.reception.limits import SECONDS_TO_PART
from skill.reception.reception import Reception
from skill.turn_record import note_fault

_TICK = 1.0  # seconds
_SLICE = 0.001  # seconds after which a busy loop lets a turn's thread go on; Python's own is 0.005
_SOON = 0.02  # seconds between two looks at who is still here


class ReceptionWorker(Worker):  # type: ignore[misc]  # gunicorn is untyped
    """Serves `app.wsgi()`; what is posted passes `app.gate` first, where there is one."""

    def init_process(self) -> None:
        """Make the loop, then all that gunicorn does."""
        self._loop = asyncio.new_event_loop()
        self._stopped = asyncio.Event()
        super().init_process()

    def init_signals(self) -> None:
        """TERM ends what is under way; INT and QUIT end now."""
        for one in self.SIGNALS:
            signal.signal(one, signal.SIG_DFL)
        for one in (signal.SIGUSR1, signal.SIGWINCH):  # there is no log file to open anew
            signal.signal(one, signal.SIG_IGN)
        signal.signal(signal.SIGABRT, self.handle_abort)
        self._loop.add_signal_handler(signal.SIGTERM, self._stop)
        for one in (signal.SIGINT, signal.SIGQUIT):
            self._loop.add_signal_handler(one, self._stop_now)

    def _stop(self) -> None:
        self.alive = False
        self._stopped.set()

    def _stop_now(self) -> None:
        os._exit(0)  # as gunicorn: nothing is waited for, threads neither

    def run(self) -> None:
        """Serve until stopped."""
        sys.setswitchinterval(_SLICE)
        self._loop.set_exception_handler(_note)
        self._loop.run_until_complete(self._serve())

    async def _serve(self) -> None:
        turns = ThreadPoolExecutor(self.cfg.threads, "turn")
        visitors = ThreadPoolExecutor(1, "visitor")
        gate = getattr(self.app, "gate", None)
        reception = Reception(self.wsgi, self.cfg, gate, turns, visitors)
        tls = sock.ssl_context(self.cfg) if self.cfg.is_ssl else None
        entrances = [Entrance(one.sock, reception.meet, tls) for one in self.sockets]
        for entrance in entrances:
            entrance.open()
        while self.alive and self.ppid == os.getppid():
            self._tick(reception)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopped.wait(), _TICK)
        reception.stopping = True
        await asyncio.gather(*(entrance.close() for entrance in entrances))
        await self._see_off(reception)

    async def _see_off(self, reception: Reception) -> None:
        """Wait for what is under way; who only might ask something has a moment for it."""
        began = self._loop.time()
        while reception.guests and self._loop.time() < began + self.cfg.graceful_timeout:
            if self._loop.time() > began + SECONDS_TO_PART:
                for guest in reception.guests:
                    if not guest.busy:
                        guest.send_away()
            self._tick(reception)
            await asyncio.sleep(_SOON)

    def _tick(self, reception: Reception) -> None:
        self.notify()
        reception.refusals.sum_up()


def _note(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """What nobody caught; connections that broke are everyday life."""
    fault = context.get("exception")
    if fault is not None and not isinstance(fault, OSError):
        note_fault(fault)
