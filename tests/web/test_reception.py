"""The reception on real sockets: known keys wait for nobody, there is always room for people."""

import logging
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

import pytest
from ask_sdk_core.skill import CustomSkill
from cryptography.hazmat.primitives import serialization

from skill.reception.limits import MOST_CONNECTIONS
from skill.turn_record import KEY
from skill.verification.verifier import RequestVerifier
from skill.web import Door, make_app
from tests.web.conftest import ADDRESS, APPLICATION, Served, Shelf, as_bytes, envelope
from tests.web.pki import Pki, issue
from tests.web.server import ReceptionServer

_LONGEST = 60.0  # seconds; far beyond what anything here takes


class SlowShelf(Shelf):
    """A shelf that has one address at once, and hangs for every other."""

    def __init__(self, chains: dict[str, bytes]) -> None:
        super().__init__(chains)
        self.go = threading.Event()
        self.at_once = 0
        self.most = 0

    def __call__(self, address: str) -> bytes:
        """The chain, or after a long while an OSError."""
        if address not in self.chains:
            self.at_once += 1
            self.most = max(self.most, self.at_once)
            self.go.wait(_LONGEST)
            self.at_once -= 1
        return super().__call__(address)


class Running:
    """A server whose strangers' chains hang, for the length of a `with`."""

    def __init__(self, skill: CustomSkill, pki: Pki, tls: ssl.SSLContext | None = None) -> None:
        self.shelf = SlowShelf({ADDRESS: pki.chain})
        roots = [pki.root.certificate]
        gate = RequestVerifier(
            APPLICATION, self.shelf, roots, lambda: datetime.now(UTC), lambda: self.shelf.seconds
        )
        door = Door(skill, gate, {"about": "Sources"}, lambda: {"status": "ok"})
        self._server = ReceptionServer(make_app(door), gate, tls)
        self.reception, self.port = self._server.reception, self._server.server_port

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.shelf.go.set()
        self._server.shutdown()
        self._server.thread.join(_LONGEST)
        self._server.server_close()

    def connect(self) -> socket.socket:
        """A connection to it."""
        return socket.create_connection(("127.0.0.1", self.port), timeout=_LONGEST)


@pytest.fixture
def running(skill: CustomSkill, pki: Pki) -> Iterator[Running]:
    """A reception whose strangers' chains hang."""
    with Running(skill, pki) as one:
        yield one


def _head(body: bytes, headers: dict[str, str]) -> bytes:
    lines = ["POST /alexa HTTP/1.1", "Host: skill", f"Content-Length: {len(body)}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode()


def test_who_is_known_waits_for_no_strangers_chain(running: Running, pki: Pki) -> None:
    """Eighty strangers whose chains hang, eight of them being fetched: turns are answered."""
    served = Served(running.port, running.shelf, pki)
    body = as_bytes(envelope())
    assert served.post(body)[0] == 200
    running.shelf.seconds += 8
    with ExitStack() as stack:
        for number in range(80):
            stranger = stack.enter_context(running.connect())
            address = f"https://s3.amazonaws.com/echo.api/{number % 16}.pem"
            stranger.sendall(_head(body, served.signed(body, address)) + body)
        _until(lambda: running.shelf.at_once == 1)
        assert [served.post(body)[0] for _ in range(5)] == [200] * 5
        assert running.shelf.at_once == 1, "the strangers' fetch was over before"
    assert running.shelf.most == 1


def test_a_stranger_goes_where_there_is_no_room(running: Running, pki: Pki) -> None:
    """The one who came first; then a turn is let in, and answered."""
    served = Served(running.port, running.shelf, pki)
    body = as_bytes(envelope())
    with ExitStack() as stack:
        strangers = [stack.enter_context(running.connect()) for _ in range(MOST_CONNECTIONS + 1)]
        assert strangers[0].recv(1) == b""
        assert len(running.reception.guests) <= MOST_CONNECTIONS
        assert served.post(body)[0] == 200


def test_a_flood_of_refusals_is_counted_in_one_line(
    running: Running, caplog: pytest.LogCaptureFixture
) -> None:
    """Twenty lines and a sum: a flood can't fill the disk."""
    caplog.set_level(logging.INFO)
    head = _head(b"", {})
    with ExitStack() as stack:
        strangers = [stack.enter_context(running.connect()) for _ in range(100)]
        for stranger in strangers:
            stranger.sendall(head)
        assert all(stranger.recv(1000).startswith(b"HTTP/1.1 400 ") for stranger in strangers)
    lines = len(caplog.records)
    running.reception.refusals.sum_up()
    assert 20 <= lines < 100
    assert vars(caplog.records[-1])[KEY].times == 100 - lines


def test_tls_of_its_own_gives_strangers_no_thread(
    skill: CustomSkill, pki: Pki, tmp_path: Path
) -> None:
    """Handshakes that never end, and words that are no TLS, beside a page that is shown."""
    leaf = issue("Skill", pki.intermediate, names=("skill.example.org",))
    key = leaf.key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    (tmp_path / "server.pem").write_bytes(leaf.pem + pki.intermediate.pem + key)
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(tmp_path / "server.pem")
    trusted = ssl.create_default_context(cadata=pki.root.pem.decode())
    with Running(skill, pki, tls) as running, ExitStack() as stack:
        for number in range(40):
            stranger = stack.enter_context(running.connect())
            stranger.sendall((b"", b"GET / HTTP/1.1\r\n\r\n")[number % 2])
        raw = stack.enter_context(running.connect())
        page = stack.enter_context(trusted.wrap_socket(raw, server_hostname="skill.example.org"))
        page.sendall(b"GET /about HTTP/1.1\r\nHost: skill\r\n\r\n")
        assert page.recv(65536).startswith(b"HTTP/1.1 200 ")


def _until(true: Callable[[], bool]) -> None:
    """Wait until something is true."""
    end = time.monotonic() + _LONGEST
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)
