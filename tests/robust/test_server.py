"""The production server: killed workers, slow and oversized bodies, smuggling, full disks."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from simulator.wire.certificates import Certificates, certificates
from simulator.wire.signing import Signer
from simulator.wire.skill_process import SkillProcess, skill_settings
from tests.web.conftest import APPLICATION, envelope

_WORKERS = 2
_SLOW = 150  # connections; with a thread for each, seven of them stopped all answers


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    """The simulator's certificates."""
    return certificates(tmp_path_factory.mktemp("keys") / "certificates", datetime.now(UTC))


@dataclass(frozen=True)
class Server:
    """A running skill: where, its log, and what signs."""

    port: int
    log: Path
    signer: Signer

    def connect(self) -> socket.socket:
        """A connection that gives up after ten seconds."""
        return socket.create_connection(("127.0.0.1", self.port), timeout=10)

    def head(self, body: bytes, *more: str, length: bool = True) -> bytes:
        """The head of a signed request with a length and further lines."""
        signed = [f"{name}: {value}" for name, value in self.signer.headers(body).items()]
        lines = ["POST /alexa HTTP/1.1", "Host: localhost", *signed, *more]
        if length:
            lines.append(f"Content-Length: {len(body)}")
        return "\r\n".join([*lines, "", ""]).encode()

    def send(self, raw: bytes) -> bytes:
        """All that comes back until the server hangs up, or is quiet for a second."""
        with self.connect() as connection:
            connection.sendall(raw)
            connection.settimeout(1)
            got = b""
            try:
                while part := connection.recv(65536):
                    got += part
            except (TimeoutError, ConnectionResetError):
                pass
        return got

    def status(self, body: bytes) -> int:
        """The status of a good request; 0 when nobody answers."""
        try:
            got = self.send(self.head(body, "Connection: close") + body)
        except OSError:
            return 0
        return int(got.split()[1]) if got else 0


@pytest.fixture(scope="module")
def server(keys: Certificates, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """`python -m skill serve` with the simulator's certificates."""
    folder = tmp_path_factory.mktemp("server")
    log = folder / "skill.log"
    settings = skill_settings(keys, APPLICATION, folder / "preferences.sqlite3")
    environment = {**os.environ, **settings}
    with SkillProcess(environment, log) as process:
        process.wait_until_up()
        port = int(process.url.split(":")[2].split("/")[0])
        yield Server(port, log, Signer(keys.key))


def _body() -> bytes:
    return json.dumps(envelope()).encode()


def test_a_good_request_is_answered(server: Server) -> None:
    """Else the others would show nothing."""
    assert server.status(_body()) == 200


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks for workers in /proc")
def test_a_killed_worker_is_replaced(server: Server) -> None:
    """What it was answering is lost; the next requests are answered."""
    master = _master_of(server.port)
    _wait_for_workers(master)
    before = _children(master)
    for pid in before:
        os.kill(pid, signal.SIGKILL)
    until = time.monotonic() + 20
    while set(before) & set(_children(master)) or server.status(_body()) != 200:
        assert time.monotonic() < until, "the workers were not replaced"
        time.sleep(0.1)


def _wait_for_workers(master: int) -> None:
    until = time.monotonic() + 20
    while len(_children(master)) != _WORKERS:
        assert time.monotonic() < until, "the workers did not start"
        time.sleep(0.1)


def _master_of(port: int) -> int:
    """The process that was started with this port."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            words = _words(entry / "cmdline")
            if f"127.0.0.1:{port}".encode() in words and _children(int(entry.name)):
                return int(entry.name)
    raise AssertionError("no server")


def _words(path: Path) -> list[bytes]:
    try:
        return path.read_bytes().split(b"\0")
    except OSError:
        return []


def _children(pid: int) -> list[int]:
    path = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(one) for one in path.read_text().split()] if path.exists() else []


def test_slow_bodies_do_not_keep_others_waiting(server: Server) -> None:
    """Nor do half heads, nor who connects and says nothing: no thread is theirs."""
    body = _body()
    with ExitStack() as stack:
        for number in range(_SLOW):
            slow = stack.enter_context(server.connect())
            slow.sendall((server.head(body) + body[:10], b"POST /alexa HT", b"")[number % 3])
        assert [server.status(_body()) for _ in range(5)] == [200] * 5


def test_a_slow_body_is_given_up(server: Server) -> None:
    """Five seconds after its head, by a refusal."""
    body = _body()
    with server.connect() as slow:
        slow.settimeout(30)
        slow.sendall(server.head(body) + body[:10])
        assert slow.recv(1000).startswith(b"HTTP/1.1 400 ")


def test_who_says_nothing_is_hung_up_on(server: Server) -> None:
    """Five seconds after it connected, or after its last answer."""
    with server.connect() as silent, server.connect() as idle:
        body = _body()
        idle.sendall(server.head(body) + body)
        for connection in (silent, idle):
            connection.settimeout(30)
        assert silent.recv(1000) == b""
        while idle.recv(65536):
            pass


def test_a_known_caller_keeps_the_connection(server: Server) -> None:
    """As a proxy does; a second request that comes in the same packet is answered too."""
    body = _body()
    with server.connect() as connection:
        connection.sendall((server.head(body) + body) * 2)
        got = b""
        while got.count(b"HTTP/1.1 200 OK") < 2:
            part = connection.recv(65536)
            assert part, got
            got += part
        assert got.count(b"Connection: keep-alive") == 2


def test_a_refused_head_needs_no_body(server: Server) -> None:
    """Without a signature the answer comes before the body does, and is the connection's last."""
    head = b"POST /alexa HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n"
    got = server.send(head)
    assert got.startswith(b"HTTP/1.1 400 ")
    assert b"Connection: close" in got


_CHUNKED = "Transfer-Encoding: chunked"
_BAD_CHUNKS = {
    "no number": b"zz\r\nab\r\n",
    "negative": b"-2\r\nab\r\n",
    "0x": b"0x2\r\nab\r\n",
    "larger than any": b"FFFFFFFFFFFFFFFFFF\r\n",
    "longer than said": b"2\r\nabc\r\n0\r\n\r\n",
    "a bare line feed": b"2\nab\n0\n\n\r\n",
    "an endless extension": b"2;" + b"x" * 100_000,
    "an extension of control characters": b"2;a=\x00\r\nab\r\n0\r\n\r\n",
    "endless trailers": b"0\r\n" + b"a: b\r\n" * 10_000,
    "a thousand of one byte": b"1\r\na\r\n" * 1000,
}


@pytest.mark.parametrize("chunks", _BAD_CHUNKS.values(), ids=_BAD_CHUNKS.keys())
def test_a_bad_chunk_is_a_refusal_and_no_fault(server: Server, chunks: bytes) -> None:
    """The same 400; the log has no error."""
    head = server.head(b"x", _CHUNKED, length=False)
    assert server.send(head + chunks).startswith(b"HTTP/1.1 400 ")
    assert '"level":"ERROR"' not in server.log.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["SCRIPT_NAME", "script_name", "PATH_INFO"])
def test_a_header_that_is_the_servers_own_is_refused(server: Server, name: str) -> None:
    """Where a request belongs is no caller's to say; it was a 500 with a fault."""
    body = _body()
    got = server.send(server.head(body, f"{name}: /elsewhere") + body)
    assert got.startswith(b"HTTP/1.1 400 ")
    assert '"level":"ERROR"' not in server.log.read_text(encoding="utf-8")


@pytest.mark.parametrize("size", [1, 100, 5000])
def test_a_body_in_chunks_is_as_good(server: Server, size: int) -> None:
    """Of any size, with an extension and a trailer."""
    body = _body()
    pieces = [body[at : at + size] for at in range(0, len(body), size)][:400]
    pieces += [body[400 * size :]] if len(body) > 400 * size else []
    chunks = b"".join(b"%x;a=b\r\n%s\r\n" % (len(piece), piece) for piece in pieces)
    head = server.head(body, _CHUNKED, "Connection: close", length=False)
    got = server.send(head + chunks + b"0\r\nX-Sum: 1\r\n\r\n")
    assert got.startswith(b"HTTP/1.1 200 ")


def test_an_announced_size_is_refused_before_it_is_sent(server: Server) -> None:
    """The body need not come."""
    got = server.send(
        server.head(b"x", "Content-Length: 1000000000", "Connection: close", length=False)
    )
    assert got.startswith(b"HTTP/1.1 400 ")


def test_a_size_that_is_not_announced_is_refused_too(server: Server) -> None:
    """Chunks without an end."""
    chunk = b"2000\r\n" + b"x" * 0x2000 + b"\r\n"
    head = server.head(b"x", "Transfer-Encoding: chunked", "Connection: close", length=False)
    assert server.send(head + chunk * 32 + b"0\r\n\r\n").startswith(b"HTTP/1.1 400 ")


def _hidden(body: bytes) -> bytes:
    """A request inside of a body."""
    return b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"[: max(0, len(body))]


@pytest.mark.parametrize(
    "lines",
    [
        ("Content-Length: {n}", "Transfer-Encoding: chunked"),
        ("Transfer-Encoding: chunked", "Transfer-Encoding: identity", "Content-Length: {n}"),
        ("Transfer-Encoding: xchunked", "Content-Length: {n}"),
        ("Transfer-Encoding : chunked", "Content-Length: {n}"),
        ("Content-Length: {n}", "Content-Length: 5"),
        ("Content-Length: +{n}",),
        ("Content-Length: {n}, {n}",),
        ("Content-Length: -1",),
        ("Content-Length: 0x10",),
        ("X-A: b\r\n folded: yes", "Content-Length: {n}"),
        ("X-A: b\rContent-Length: 5", "Content-Length: {n}"),
        ("X-\x00A: b", "Content-Length: {n}"),
        ("Bad Name: b", "Content-Length: {n}"),
    ],
    ids=ascii,
)
def test_a_body_of_two_lengths_hides_no_second_request(
    server: Server, lines: tuple[str, ...]
) -> None:
    """Smuggling: one refusal, no second answer, and the connection is closed."""
    body = _body()
    told = [line.format(n=len(body)) for line in lines]
    got = server.send(server.head(body, *told, length=False) + body + _hidden(body))
    assert got.count(b"HTTP/1.1 ") == 1
    assert got.startswith((b"HTTP/1.1 400 ", b"HTTP/1.1 501 "))


@pytest.mark.parametrize("name", ["Signature_256", "SignatureCertChainUrl_", "signature-256"])
def test_an_underscore_does_not_stand_for_a_hyphen(server: Server, name: str) -> None:
    """WSGI can't tell them apart, so a proxy that strips one would let the other in."""
    body = _body()
    signed = server.signer.headers(body)
    lines = [
        f"SignatureCertChainUrl: {signed['SignatureCertChainUrl']}",
        f"{name}: {signed['Signature-256']}",
    ]
    head = "\r\n".join(
        ["POST /alexa HTTP/1.1", "Host: a", *lines, f"Content-Length: {len(body)}", "", ""]
    )
    got = server.send(head.encode() + body)
    assert got.startswith(b"HTTP/1.1 200" if name == "signature-256" else b"HTTP/1.1 400")


def test_a_header_sent_twice_is_refused(server: Server) -> None:
    """Which of two signatures counts is not for us to guess."""
    body = _body()
    twice = f"Signature-256: {server.signer.headers(body)['Signature-256']}"
    assert server.send(server.head(body, twice) + body).startswith(b"HTTP/1.1 400 ")


def test_nothing_that_is_sent_gets_into_the_log(server: Server) -> None:
    """No forged line, no control sequence, no word of a body."""
    for line in ("User-Agent: \x1b[31mforged", "X-Odd: a%0aERROR forged", "Referer: forged"):
        server.send(server.head(_body(), line) + _body())
        server.send(f"GET /forged\x1b[0m HTTP/1.1\r\nHost: forged\r\n{line}\r\n\r\n".encode())
    address = "https://s3.amazonaws.com/echo.api/forged%0aERROR"
    body = json.dumps(envelope(request={"type": "forged\nERROR"})).encode()
    server.send(server.head(body).replace(b"https://", f"{address} https://".encode()) + body)
    written = server.log.read_text(encoding="utf-8")
    assert '"outcome":"refused"' in written
    assert "forged" not in written
    assert "\x1b" not in written


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_log_that_cant_be_written_costs_no_answer(keys: Certificates, tmp_path: Path) -> None:
    """The disk is full: the person is answered all the same."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "skill", "serve", "--bind", f"127.0.0.1:{port}"]
    settings = skill_settings(keys, APPLICATION, tmp_path / "preferences.sqlite3")
    environment = {**os.environ, **settings}
    with Path("/dev/full").open("wb") as full:
        process = subprocess.Popen(command, env=environment, stdout=full, stderr=full)  # noqa: S603
    server = Server(port, Path("/dev/null"), Signer(keys.key))
    try:
        until = time.monotonic() + 90
        while server.status(_body()) != 200 and time.monotonic() < until:
            time.sleep(0.1)
        assert [server.status(_body()) for _ in range(5)] == [200] * 5
        assert server.status(b"not JSON") == 400
    finally:
        process.terminate()
        process.wait(15)
