"""What is done for a connection: read a whole request, admit or refuse it, answer it.

All but the application runs on the worker's loop. What is posted must be Alexa's: it is verified
here, so that a turn's thread only ever sees requests that were proven. Everything else, pages and
health, is for visitors, who share one thread of their own.
"""

import asyncio
from asyncio import StreamReader, StreamWriter
from collections.abc import Mapping
from concurrent.futures import Executor
from functools import partial
from typing import Any

from skill.reception import limits
from skill.reception.guests import Guest, Guests
from skill.reception.incoming import check_size, parse_head, read_body, read_head
from skill.reception.outgoing import BUSY, CONTINUE, REFUSED, WholeRequest, Wsgi, WsgiAnswer
from skill.reception.refusals import Refusals
from skill.turn_record import TurnRecord, note, note_fault
from skill.verification.cache import LONGEST_WAIT
from skill.verification.chain import SigningKey
from skill.verification.refusal import Refusal
from skill.verification.verifier import PROVEN, Claim, RequestVerifier


class _BusyError(Exception):
    """There is no room for another visitor."""


class Reception:
    """Meets every connection of a worker.

    cfg: gunicorn's settings; gate: verifies what is posted, or None where the application takes
    everything (a benchmark's peer); turns, visitors: the threads for each. Once `stopping` is set,
    every answer is its connection's last.
    """

    def __init__(
        self,
        app: Wsgi,
        cfg: Any,
        gate: RequestVerifier | None,
        turns: Executor,
        visitors: Executor,
    ) -> None:
        self.guests = Guests()
        self.refusals = Refusals()
        self.stopping = False
        self._app = app
        self._cfg = cfg
        self._gate = gate
        self._turns = turns
        self._visitors = visitors
        self._visiting = 0
        self._waiting = 0

    async def meet(self, reader: StreamReader, writer: StreamWriter) -> None:
        """Serve one connection until it ends."""
        guest = Guest(reader, writer)
        self.guests.enter(guest)
        try:
            await self._attend(guest)
        except OSError:  # it hung up, or took too long
            guest.send_away()
        except Exception as fault:
            note(TurnRecord("fault"))
            note_fault(fault)
            guest.send_away()
        finally:
            self.guests.leave(guest)
            writer.close()

    async def _attend(self, guest: Guest) -> None:
        try:
            while not await self._exchange(guest):
                pass
        except Refusal as refused:
            await self.refusals.wait(str(refused))
            await _write(guest, REFUSED)
        except _BusyError:
            await _write(guest, BUSY)
        await _part(guest)

    async def _exchange(self, guest: Guest) -> bool:
        """One request and its answer; whether it was the last."""
        guest.busy = False
        async with asyncio.timeout(limits.SECONDS_FOR_HEAD):
            head = await read_head(guest.reader)
        if not head:
            return True
        guest.busy = True
        request = parse_head(head, self._cfg, guest.writer.get_extra_info("peername"))
        answer = await self._answer(guest, request)
        for piece in answer.pieces():
            await _write(guest, piece)
        return answer.last

    async def _answer(self, guest: Guest, request: Any) -> WsgiAnswer:
        if self._gate and request.method == "POST":
            body, envelope = await self._admit(self._gate, guest, request)
            return await self._ask(self._turns, guest, request, body, {PROVEN: envelope})
        body = await self._body(guest, request)
        if self._gate is None:
            return await self._ask(self._turns, guest, request, body, {})
        return await self._show(guest, request, body)

    async def _admit(
        self, gate: RequestVerifier, guest: Guest, request: Any
    ) -> tuple[bytes, Mapping[str, Any]]:
        """Body and envelope of a request that is Alexa's. Raises Refusal."""
        claim = gate.claim(_headers(request))
        gate.check(claim)
        body = await self._body(guest, request)
        key = gate.known(claim) or await self._fetched(gate, claim, body)
        envelope = gate.prove(claim, key, body)
        self.guests.know(guest)
        return body, envelope

    async def _body(self, guest: Guest, request: Any) -> bytes:
        check_size(request)
        if any(name == "EXPECT" for name, _ in request.headers):
            await _write(guest, CONTINUE)
        try:
            async with asyncio.timeout(limits.SECONDS_FOR_BODY):
                return await read_body(guest.reader, request)
        except TimeoutError:
            raise Refusal("too slow") from None

    async def _fetched(self, gate: RequestVerifier, claim: Claim, body: bytes) -> SigningKey:
        """The key whose chain is fetched meanwhile, elsewhere."""
        if self._waiting >= limits.MOST_WAITING:
            raise Refusal("too many wait for chains")
        fetch = asyncio.wrap_future(gate.ask(claim, body))
        self._waiting += 1
        try:
            async with asyncio.timeout(LONGEST_WAIT):
                return await asyncio.shield(fetch)  # others may wait for the same
        except TimeoutError:
            raise Refusal("chain took too long") from None
        finally:
            self._waiting -= 1

    async def _show(self, guest: Guest, request: Any, body: bytes) -> WsgiAnswer:
        """What a visitor asks for. Raises _BusyError."""
        if self._visiting >= limits.MOST_WAITING:
            raise _BusyError
        self._visiting += 1
        try:
            return await self._ask(self._visitors, guest, request, body, {})
        finally:
            self._visiting -= 1

    async def _ask(
        self, lane: Executor, guest: Guest, request: Any, body: bytes, extra: Mapping[str, Any]
    ) -> WsgiAnswer:
        ends = (guest.writer.get_extra_info("peername"), guest.writer.get_extra_info("sockname"))
        asked = WholeRequest(request, body, *ends, extra)
        make = partial(WsgiAnswer, self._app, asked, self._cfg, last=self.stopping)
        return await asyncio.get_running_loop().run_in_executor(lane, make)


def _headers(request: Any) -> dict[str, str]:
    """Sent twice, a header comes joined by a comma, as in WSGI, and is refused."""
    found: dict[str, str] = {}
    for name, value in request.headers:
        found[name] = f"{found[name]},{value}" if name in found else value
    return found


async def _write(guest: Guest, piece: bytes) -> None:
    guest.writer.write(piece)
    async with asyncio.timeout(limits.SECONDS_FOR_ANSWER):
        await guest.writer.drain()


async def _part(guest: Guest) -> None:
    """Hang up so that the last answer is not lost (RFC 9112, section 9.6)."""
    guest.busy = False
    left = limits.LARGEST
    async with asyncio.timeout(limits.SECONDS_TO_PART):
        if guest.writer.can_write_eof():
            guest.writer.write_eof()
        while left > 0 and (part := await guest.reader.read(limits.LARGEST)):
            left -= len(part)
