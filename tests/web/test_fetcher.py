"""Fetching a chain over real TLS: bounded in time and size, no redirects."""

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization

from skill.adapters.certificates import (
    SIMULATOR_ADDRESS,
    ChainFetcher,
    Connect,
    LocalChain,
    https,
    load_roots,
)
from skill.errors import OperatorError
from tests.web.pki import Pki, issue

_ADDRESS = "https://s3.amazonaws.com/echo.api/x.pem"
Serve = Callable[[Callable[[ssl.SSLSocket], None]], Connect]


@pytest.fixture
def tls(pki: Pki, tmp_path: Path) -> Iterator[Serve]:
    """A TLS server on loopback that plays s3.amazonaws.com, and how to connect to it."""
    leaf = issue("S3", pki.intermediate, names=("s3.amazonaws.com",))
    key = leaf.key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    (tmp_path / "server.pem").write_bytes(leaf.pem + pki.intermediate.pem + key)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "server.pem")
    listener = socket.create_server(("127.0.0.1", 0))
    trusted = ssl.create_default_context(cadata=pki.root.pem.decode())

    def start(answer: Callable[[ssl.SSLSocket], None]) -> Connect:
        def serve() -> None:
            try:
                raw, _ = listener.accept()
                with context.wrap_socket(raw, server_side=True) as connection:
                    connection.recv(4096)
                    answer(connection)
            except OSError:
                return  # the client hung up, as it should

        threading.Thread(target=serve, daemon=True).start()
        return lambda host, timeout: _Loopback(host, listener.getsockname()[1], timeout, trusted)

    yield start
    listener.close()


class _Loopback(http.client.HTTPSConnection):
    """Connects to loopback, and verifies the host's real name."""

    def __init__(self, host: str, port: int, timeout: float, context: ssl.SSLContext) -> None:
        super().__init__(host, timeout=timeout, context=context)
        self._test = (port, context)

    def connect(self) -> None:
        port, context = self._test
        raw = socket.create_connection(("127.0.0.1", port), self.timeout)
        self.sock = context.wrap_socket(raw, server_hostname=self.host)


def _ok(body: bytes) -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)


def test_a_chain_is_fetched(tls: Serve) -> None:
    """Over TLS that is verified."""
    fetch = ChainFetcher(tls(lambda connection: connection.sendall(_ok(b"pem"))))
    assert fetch(_ADDRESS) == b"pem"


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 302 Found\r\nLocation: https://s3.amazonaws.com/echo.api/y\r\n\r\n",
        b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n",
        b"no HTTP at all\r\n\r\n",
        _ok(b"x" * 70_000),
    ],
    ids=["redirect", "404", "500", "not HTTP", "too large"],
)
def test_other_answers_are_errors(tls: Serve, answer: bytes) -> None:
    """Redirects are not followed."""
    with pytest.raises(OSError, match=r".+"):
        ChainFetcher(tls(lambda connection: connection.sendall(answer)))(_ADDRESS)


def _hang(connection: ssl.SSLSocket) -> None:
    connection.recv(1)


def _drip(connection: ssl.SSLSocket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n")
    for _ in range(100):
        connection.sendall(b"x")
        time.sleep(0.1)


def _drip_headers(connection: ssl.SSLSocket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nX: ")
    for _ in range(100):
        connection.sendall(b"x")
        time.sleep(0.1)


def _drip_chunks(connection: ssl.SSLSocket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    for _ in range(100):
        connection.sendall(b"0")
        time.sleep(0.1)


@pytest.mark.parametrize("answer", [_hang, _drip, _drip_headers, _drip_chunks])
def test_a_slow_server_is_given_up(tls: Serve, answer: Callable[[ssl.SSLSocket], None]) -> None:
    """Well before Alexa's eight seconds."""
    started = time.monotonic()
    with pytest.raises(TimeoutError):
        ChainFetcher(tls(answer), seconds=0.5)(_ADDRESS)
    assert time.monotonic() - started < 2


def test_a_fetch_that_was_given_up_leaves_no_thread(tls: Serve) -> None:
    """Else a slow server would cost one for every request."""
    before = threading.active_count()
    with pytest.raises(TimeoutError):
        ChainFetcher(tls(_drip_headers), seconds=0.3)(_ADDRESS)
    waited = time.monotonic() + 5
    while threading.active_count() > before and time.monotonic() < waited:
        time.sleep(0.02)
    assert threading.active_count() <= before


def test_the_usual_limit_is_well_below_alexas_eight_seconds(tls: Serve) -> None:
    """Asked of the fetcher as it is built in earnest."""
    started = time.monotonic()
    with pytest.raises(TimeoutError):
        ChainFetcher(tls(_drip_headers))(_ADDRESS)
    assert time.monotonic() - started < 5


def test_a_host_with_another_certificate_is_refused(pki: Pki, tls: Serve) -> None:
    """TLS to the host itself is verified too: the real function trusts no test root."""
    connect = tls(lambda connection: connection.sendall(_ok(b"pem")))

    def distrust(host: str, timeout: float) -> http.client.HTTPConnection:
        found = connect(host, timeout)
        assert isinstance(found, _Loopback)
        return _Loopback(host, found._test[0], timeout, ssl.create_default_context())  # noqa: SLF001  # its port

    with pytest.raises(ssl.SSLCertVerificationError):
        ChainFetcher(distrust)(_ADDRESS)


def test_what_verifies_hosts_is_made_once() -> None:
    """Reading the system's roots takes some 20 ms, which no fetch spends anew."""
    contexts = [vars(https(host, 1.0))["_context"] for host in ("one", "another")]
    assert contexts[0] is contexts[1]


def test_the_local_chain_stands_for_one_exact_address(tmp_path: Path) -> None:
    """Any other address is nothing."""
    path = tmp_path / "chain.pem"
    path.write_bytes(b"pem")
    fetch = LocalChain(path)
    assert fetch(SIMULATOR_ADDRESS) == b"pem"
    with pytest.raises(OSError, match="simulator's own"):
        fetch(_ADDRESS)


def test_roots_come_from_certifi_and_the_system() -> None:
    """Amazon's own roots are among them."""
    names = {root.subject.rfc4514_string() for root in load_roots(None)}
    assert any("Amazon Root CA 1" in name for name in names)
    assert any("Starfield Services Root Certificate Authority - G2" in name for name in names)


def test_one_unreadable_root_does_not_cost_the_others(pki: Pki, tmp_path: Path) -> None:
    """They are read one by one."""
    bundle = tmp_path / "roots.pem"
    broken = b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"
    bundle.write_bytes(broken + pki.root.pem + broken)
    assert load_roots(bundle) == [pki.root.certificate]


@pytest.mark.parametrize("content", [None, b"nothing in here"])
def test_a_bundle_without_roots_stops_the_start(tmp_path: Path, content: bytes | None) -> None:
    """With a message that says which file."""
    bundle = tmp_path / "roots.pem"
    if content is not None:
        bundle.write_bytes(content)
    with pytest.raises(OperatorError, match=r"roots\.pem"):
        load_roots(bundle)


def test_certificates_of_the_tests_are_of_today(pki: Pki) -> None:
    """So that no test passes because everything is expired."""
    leaf = pki.leaf.certificate
    assert leaf.not_valid_after_utc - leaf.not_valid_before_utc == timedelta(days=31)
