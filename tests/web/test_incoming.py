"""What is read of a connection, whatever its bytes: the body that was framed, or a refusal."""

import asyncio
from asyncio import StreamReader

import pytest
from gunicorn.config import Config
from hypothesis import given
from hypothesis import strategies as st

from skill.reception.incoming import parse_head, read_body, read_head
from skill.reception.limits import LARGEST, LARGEST_HEAD, MOST_CHUNKS
from skill.verification.refusal import Refusal

_CHUNKED = b"POST /alexa HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
_bodies = st.lists(st.binary(min_size=1, max_size=3000), max_size=20)


async def _read(sent: bytes) -> bytes:
    reader = StreamReader(LARGEST_HEAD)
    reader.feed_data(sent)
    reader.feed_eof()
    head = await read_head(reader)
    return await read_body(reader, parse_head(head, Config(), ("127.0.0.1", 1))) if head else b""


def read(sent: bytes) -> bytes:
    """The body of the first request of a connection on which this was sent."""
    return asyncio.run(_read(sent))


def _chunks(pieces: list[bytes]) -> bytes:
    return b"".join(b"%X\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


@given(_bodies)
def test_a_body_is_the_same_however_it_is_framed(pieces: list[bytes]) -> None:
    """By its length, or in chunks of any size; what follows it stays."""
    body = b"".join(pieces)
    whole = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)
    assert read(whole + b"POST ") == read(_CHUNKED + _chunks(pieces) + b"POST ") == body


@given(st.binary(max_size=300), st.booleans())
def test_any_bytes_are_a_body_or_a_refusal(sent: bytes, chunked: bool) -> None:  # noqa: FBT001  # drawn
    """Nothing else comes of them, and never more than the largest body."""
    try:
        assert len(read(_CHUNKED + sent if chunked else sent)) <= LARGEST
    except (Refusal, ConnectionError):
        return


@pytest.mark.parametrize(
    "sent",
    [
        b"x" * (LARGEST_HEAD + 10),
        _CHUNKED + b"1\r\na\r\n" * (MOST_CHUNKS + 1),
        _CHUNKED + _chunks([b"x" * 50_000] * 3),
        _CHUNKED + b"0\r\n" + b"a: b\r\n" * 1000,
    ],
    ids=["a head", "chunks", "a body in chunks", "trailers"],
)
def test_nothing_is_read_without_a_limit(sent: bytes) -> None:
    """Each of them is refused."""
    with pytest.raises(Refusal):
        read(sent)
