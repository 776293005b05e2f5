"""SIGTERM under load: whoever has connected is answered, and nobody is reset."""

import json
import os
import signal
import socket
import threading
import time
from collections import Counter
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest

from simulator.wire.certificates import Certificates, certificates
from simulator.wire.signing import Signer
from simulator.wire.skill_process import SkillProcess, skill_settings
from tests.web.conftest import APPLICATION, envelope

_CALLERS = 16
_JUST_CONNECTED = 80
_ANSWERED_WITHIN = 60.0  # seconds; far beyond what anything here takes


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    """The simulator's certificates."""
    return certificates(tmp_path_factory.mktemp("keys") / "certificates", datetime.now(UTC))


class Callers:
    """Ask again and again, each time on a new connection, until nobody lets them in."""

    def __init__(self, port: int, request: bytes) -> None:
        self.seen: Counter[str] = Counter()
        self._port = port
        self._request = request
        self._threads = [threading.Thread(target=self._call) for _ in range(_CALLERS)]

    def start(self) -> None:
        """Begin; returns when the first answers have come."""
        for thread in self._threads:
            thread.start()
        until = time.monotonic() + _ANSWERED_WITHIN
        while self.seen["200"] < _CALLERS and time.monotonic() < until:
            time.sleep(0.01)

    def wait(self) -> None:
        """Until all were turned away."""
        for thread in self._threads:
            thread.join(_ANSWERED_WITHIN)

    def _call(self) -> None:
        while True:
            try:
                connection = socket.create_connection(("127.0.0.1", self._port), 10)
            except OSError:  # closed, or nobody answers any more: no request was lost
                return
            with connection:
                connection.settimeout(_ANSWERED_WITHIN)
                self.seen[answer(connection, self._request)] += 1


def answer(connection: socket.socket, request: bytes) -> str:
    """The status, or what became of the request; without bytes one that was sent before."""
    try:
        connection.sendall(request)
        got = connection.recv(65536)
    except OSError as fault:
        return type(fault).__name__
    return got[9:12].decode() if got else "no answer"


def _request(keys: Certificates) -> bytes:
    body = json.dumps(envelope()).encode()
    signed = [f"{name}: {value}" for name, value in Signer(keys.key).headers(body).items()]
    lines = ["POST /alexa HTTP/1.1", "Host: skill", f"Content-Length: {len(body)}", *signed]
    return "\r\n".join([*lines, "Connection: close", "", ""]).encode() + body


@pytest.fixture
def settings(keys: Certificates, tmp_path: Path) -> dict[str, str]:
    """What the skill is started with."""
    return {**os.environ, **skill_settings(keys, APPLICATION, tmp_path / "memory.sqlite3")}


def _port(process: SkillProcess) -> int:
    return int(process.url.split(":")[2].split("/")[0])


def test_a_stop_under_load_resets_nobody(
    keys: Certificates, settings: dict[str, str], tmp_path: Path
) -> None:
    """Sixteen callers who never pause: every connection that was made has its answer."""
    with SkillProcess(settings, tmp_path / "skill.log", up_within=90) as process:
        process.wait_until_up()
        callers = Callers(_port(process), _request(keys))
        callers.start()
        os.kill(process.pid, signal.SIGTERM)
        callers.wait()
    assert set(callers.seen) == {"200"}, callers.seen


def test_who_has_just_connected_is_answered(
    keys: Certificates, settings: dict[str, str], tmp_path: Path
) -> None:
    """Eighty connections, half of which have sent their request already when the stop comes."""
    request = _request(keys)
    with (
        SkillProcess(settings, tmp_path / "skill.log", up_within=90) as process,
        ExitStack() as stack,
    ):
        process.wait_until_up()
        address = ("127.0.0.1", _port(process))
        connections = [
            stack.enter_context(socket.create_connection(address, 10))
            for _ in range(_JUST_CONNECTED)
        ]
        for connection in connections[::2]:
            connection.sendall(request)
        os.kill(process.pid, signal.SIGTERM)
        for connection in connections[1::2]:
            connection.sendall(request)
        for connection in connections:
            connection.settimeout(_ANSWERED_WITHIN)
        seen = Counter(answer(connection, b"") for connection in connections)
    assert seen == {"200": _JUST_CONNECTED}
