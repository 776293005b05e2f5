"""One HTTP request from a connection: a bounded head, then a bounded body.

gunicorn's own parser judges the head. The body is read here, whole and without a thread, so that
neither a slow sender nor a bad chunk ever gets as far as the application.
"""

import re
from asyncio import IncompleteReadError, LimitOverrunError, StreamReader
from typing import Any

from gunicorn.http.body import ChunkedReader
from gunicorn.http.errors import ParseException
from gunicorn.http.message import Request
from gunicorn.http.unreader import IterUnreader

from skill.reception.limits import LARGEST, MOST_CHUNKS
from skill.verification.refusal import Refusal

_END = b"\r\n"
_SERVERS_OWN = re.compile(rb"\r\n(?:SCRIPT_NAME|PATH_INFO)[ \t]*:", re.IGNORECASE)  # no header
_SIZE = re.compile(rb"([0-9A-Fa-f]{1,6})[ \t]*(?:;[\t -~]{0,200})?\r\n")  # a chunk's first line
_LONGEST_TRAILER = 1024  # bytes of all lines after the last chunk; nothing reads them


async def read_head(reader: StreamReader) -> bytes:
    """The bytes of a head with the empty line; none where the caller hung up in between.

    Raises Refusal, and ConnectionError where the caller hung up in the middle.
    """
    try:
        return await reader.readuntil(_END + _END)
    except LimitOverrunError:
        raise Refusal("head too large") from None
    except IncompleteReadError as fault:
        if fault.partial:
            raise ConnectionError("hung up") from fault
        return b""


def parse_head(head: bytes, cfg: Any, peer: Any) -> Any:
    """The request of a head, by gunicorn and within the limits of its settings. Raises Refusal."""
    if _SERVERS_OWN.search(head):
        raise Refusal("no good HTTP")
    try:
        return Request(cfg, IterUnreader([head]), peer)
    except ParseException:
        raise Refusal("no good HTTP") from None


def check_size(request: Any) -> None:
    """Raise Refusal for a request that announces a body too large."""
    if not _in_chunks(request) and request.body.reader.length > LARGEST:
        raise Refusal("too large")


async def read_body(reader: StreamReader, request: Any) -> bytes:
    """The whole body, however it was framed. Raises Refusal, and ConnectionError as `read_head`."""
    try:
        if _in_chunks(request):
            return await _read_chunks(reader)
        return await reader.readexactly(request.body.reader.length)
    except LimitOverrunError:
        raise Refusal("bad chunk") from None
    except IncompleteReadError as fault:
        raise ConnectionError("hung up") from fault


def _in_chunks(request: Any) -> bool:
    return isinstance(request.body.reader, ChunkedReader)


async def _read_chunks(reader: StreamReader) -> bytes:
    """RFC 9112, section 7.1; extensions and trailers are bounded and left alone."""
    body = bytearray()
    for _ in range(MOST_CHUNKS):
        line = _SIZE.fullmatch(await reader.readuntil(_END))
        if not line:
            raise Refusal("bad chunk")
        size = int(line[1], 16)
        if len(body) + size > LARGEST:
            raise Refusal("too large")
        if not size:
            await _skip_trailers(reader)
            return bytes(body)
        body += await reader.readexactly(size)
        if await reader.readexactly(len(_END)) != _END:
            raise Refusal("bad chunk")
    raise Refusal("too many chunks")


async def _skip_trailers(reader: StreamReader) -> None:
    left = _LONGEST_TRAILER
    while (line := await reader.readuntil(_END)) != _END:
        left -= len(line)
        if left < 0:
            raise Refusal("bad chunk")
