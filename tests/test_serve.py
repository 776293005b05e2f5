"""gunicorn as it is run: metrics of all workers, logs in JSON, a stop that loses no turn."""

import http.client
import json
import os
import signal
import socket
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from simulator.device.description import APPLICATION_ID, Device
from simulator.device.envelope import Session, envelope
from simulator.wire.certificates import certificates
from simulator.wire.signing import Signer
from simulator.wire.skill_process import SkillProcess, skill_settings
from skill.errors import OperatorError
from skill.serve import check_settings
from skill.settings import Settings

_DEADLINE = 20.0  # seconds; far beyond what anything here takes


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def signer(local: Path) -> Signer:
    """Signs as the simulator does."""
    return Signer(certificates(local / "certificates", datetime.now(UTC)).key)


@pytest.fixture
def metrics() -> str:
    """An address for Prometheus."""
    return f"127.0.0.1:{_free_port()}"


@pytest.fixture
def running(local: Path, tmp_path: Path, metrics: str) -> Iterator[SkillProcess]:
    """The skill with two workers."""
    keys = certificates(local / "certificates", datetime.now(UTC))
    settings = skill_settings(keys, APPLICATION_ID, tmp_path / "memory.sqlite3")
    settings |= {"CRAMP_COACH_METRICS": metrics}
    with SkillProcess({**os.environ, **settings}, tmp_path / "skill.log", up_within=90) as process:
        process.wait_until_up()
        yield process


def _launch() -> bytes:
    whole = envelope({"type": "LaunchRequest"}, Session(), Device(), datetime.now(UTC))
    return json.dumps(whole).encode()


def _post(process: SkillProcess, body: bytes, headers: dict[str, str]) -> int:
    connection = http.client.HTTPConnection(urlsplit(process.url).netloc, timeout=_DEADLINE)
    connection.request("POST", "/alexa", body, headers)
    response = connection.getresponse()
    response.read()
    connection.close()
    return response.status


def _get(address: str, path: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection(address, timeout=_DEADLINE)
    connection.request("GET", path)
    response = connection.getresponse()
    found = response.status, response.read().decode()
    connection.close()
    return found


def test_metrics_add_up_the_workers(running: SkillProcess, metrics: str, signer: Signer) -> None:
    """Twenty turns on connections of their own, and one refusal: whoever is asked knows them."""
    for _ in range(20):
        body = _launch()
        assert _post(running, body, signer.headers(body)) == 200
    assert _post(running, _launch(), {}) == 400

    status, text = _get(metrics, "/metrics")

    assert status == 200
    lines = text.splitlines()
    assert 'cramp_coach_turns_total{outcome="asked"} 20.0' in lines
    assert 'cramp_coach_turns_total{outcome="refused"} 1.0' in lines
    assert "cramp_coach_turn_seconds_count 20.0" in lines


_WIRE = {
    "a bad chunk": ("Transfer-Encoding: chunked", b"zz\r\n"),
    "an endless extension": ("Transfer-Encoding: chunked", b"2;" + b"x" * 100_000),
    "a header that is the server's own": ("SCRIPT_NAME: /x", b""),
}


def test_errors_of_the_wire_are_refusals_in_the_metrics(
    running: SkillProcess, metrics: str, signer: Signer
) -> None:
    """Each is a 400 and one more refused; none is a fault, in the metrics or in the log."""
    signed = [f"{name}: {value}" for name, value in signer.headers(b"").items()]
    for line, body in _WIRE.values():
        head = "\r\n".join(["POST /alexa HTTP/1.1", "Host: x", *signed, line, "", ""]).encode()
        port = urlsplit(running.url).port or 0
        with socket.create_connection(("127.0.0.1", port), _DEADLINE) as connection:
            connection.sendall(head + body)
            assert connection.recv(1000).startswith(b"HTTP/1.1 400 ")

    _, text = _get(metrics, "/metrics")

    assert f'cramp_coach_turns_total{{outcome="refused"}} {len(_WIRE)}.0' in text.splitlines()
    assert 'outcome="fault"' not in text
    assert "ERROR" not in running.log.read_text(encoding="utf-8")


def test_metrics_stay_on_their_own_port(running: SkillProcess, metrics: str) -> None:
    """The public port knows nothing of them, whatever Host claims, and theirs nothing else."""
    assert _get(urlsplit(running.url).netloc, "/metrics")[0] == 404
    assert _get(metrics, "/health")[0] == 404


def test_the_log_is_json_without_anybody(running: SkillProcess, signer: Signer) -> None:
    """One object a turn."""
    body = _launch()
    _post(running, body, signer.headers(body))
    (line,) = [json.loads(line) for line in running.log.read_text().splitlines()]
    assert (line["by"], line["outcome"]) == ("launch", "asked")
    assert "_aws" not in line
    assert "amzn1.ask" not in json.dumps(line)


def test_a_stop_loses_no_turn(running: SkillProcess, signer: Signer) -> None:
    """A turn that a worker has begun is answered, while the idle worker has gone already."""
    body = _launch()
    headers = signer.headers(body) | {
        "Host": "x",
        "Content-Length": str(len(body)),
        "Expect": "100-continue",
    }
    lines = [f"{name}: {value}" for name, value in headers.items()]
    head = "\r\n".join(["POST /alexa HTTP/1.1", *lines]) + "\r\n\r\n"
    port = urlsplit(running.url).port or 0
    with socket.create_connection(("127.0.0.1", port), _DEADLINE) as connection:
        connection.sendall(head.encode())
        assert b"100 Continue" in connection.recv(1000)  # a worker has begun with it
        _until_workers(running.pid, 2)

        os.kill(running.pid, signal.SIGTERM)
        _until_workers(running.pid, 1)
        connection.sendall(body)

        assert b" 200 OK" in connection.recv(20_000)


def _until_workers(pid: int, number: int) -> None:
    children = Path(f"/proc/{pid}/task/{pid}/children")
    until = time.monotonic() + _DEADLINE
    while len(children.read_text(encoding="ascii").split()) != number:
        assert time.monotonic() < until, f"there are not {number} workers"
        time.sleep(0.02)


@pytest.mark.parametrize(
    "metrics", ["0.0.0.0:9100", "127.0.0.1:8080", "127.0.0.1", "example.org:9100"]
)
def test_metrics_are_for_this_machine_alone(metrics: str) -> None:
    """And have a port of their own."""
    with pytest.raises(OperatorError, match="CRAMP_COACH_METRICS"):
        check_settings(Settings(application_id=APPLICATION_ID, metrics=metrics))
