"""Requests over HTTP: signed, over one connection, and every way in which a skill may fail."""

import json
import socket
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from simulator.device.description import Device
from simulator.device.envelope import Session, envelope, launch_request
from simulator.errors import BadAnswerError, SimulatorError, UnreachableError
from simulator.wire.certificates import Certificates, certificates
from simulator.wire.endpoint import Endpoint
from simulator.wire.signing import Signer
from tests.simulator.conftest import Served

Endpoints = Callable[..., Endpoint]


def _body() -> bytes:
    whole = envelope(launch_request(), Session(), Device(), datetime.now(UTC))
    return json.dumps(whole).encode()


def test_a_signed_request_is_accepted(serve: Served, endpoint_of: Endpoints) -> None:
    """The pretend skill verifies chain and signature itself."""
    skill = serve()

    answer = endpoint_of(skill).post(_body())

    assert json.loads(answer.body)["version"] == "1.0"
    assert answer.ms > 0
    assert skill.received[0]["request"]["type"] == "LaunchRequest"
    assert skill.headers[0]["content-type"] == "application/json; charset=utf-8"


def test_another_authority_is_refused(serve: Served, tmp_path: Path) -> None:
    """A key of other certificates does not fit the chain; the message says what to look at."""
    other = certificates(tmp_path / "other", datetime.now(UTC))

    with (
        Endpoint(serve().url, Signer(other.key), "") as endpoint,
        pytest.raises(BadAnswerError, match=r"HTTP 400: InvalidSignature.*same certificates"),
    ):
        endpoint.post(_body())


def test_the_connection_is_kept(serve: Served, endpoint_of: Endpoints) -> None:
    """A thousand questions must not need a thousand connections."""
    skill = serve()
    endpoint = endpoint_of(skill)

    for _ in range(3):
        endpoint.post(_body())

    assert len(skill.connections) == 1


def test_a_server_that_hung_up_is_called_again(serve: Served, endpoint_of: Endpoints) -> None:
    """As one does that closes idle connections while somebody thinks."""
    skill = serve(hang_up=True)
    endpoint = endpoint_of(skill)

    for _ in range(3):
        endpoint.post(_body())

    assert len(skill.received) == 3


def test_an_address_without_a_path_means_alexa(serve: Served, endpoint_of: Endpoints) -> None:
    """`--url http://127.0.0.1:8080` is enough."""
    url = serve().url.removesuffix("/alexa")

    assert endpoint_of(url).post(_body()).body
    assert endpoint_of(f"{url}/").url == f"{url}/alexa"


def test_a_silent_skill_is_given_up(serve: Served, endpoint_of: Endpoints) -> None:
    """After Alexa's time limit, here a shorter one."""
    endpoint = endpoint_of(serve(delay=0.5), timeout=0.05)

    with pytest.raises(BadAnswerError, match=r"no answer within 0\.05 s") as caught:
        endpoint.post(_body())

    assert caught.value.kind == "ENDPOINT_TIMEOUT"


def test_an_error_status_is_a_bad_answer(serve: Served, endpoint_of: Endpoints) -> None:
    """With the beginning of what came."""
    endpoint = endpoint_of(serve(lambda _: b"boom", status=500))

    with pytest.raises(BadAnswerError, match="HTTP 500: boom") as caught:
        endpoint.post(_body())

    assert caught.value.kind == "INVALID_RESPONSE"


def test_nobody_there(endpoint_of: Endpoints) -> None:
    """The message names the address and says how to mend it."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, but nobody listens
        endpoint = endpoint_of(f"http://127.0.0.1:{taken.getsockname()[1]}/alexa")

        with pytest.raises(UnreachableError, match=r"127\.0\.0\.1.*refused.*start it"):
            endpoint.post(_body())


def test_something_else_than_http(endpoint_of: Endpoints) -> None:
    """A server that hangs up at once."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        endpoint = endpoint_of(f"http://127.0.0.1:{server.getsockname()[1]}")
        _hang_up_soon(server)

        with pytest.raises(BadAnswerError, match="hung up"):
            endpoint.post(_body())


def _hang_up_soon(server: socket.socket) -> None:
    import threading  # noqa: PLC0415  # for this alone

    def hang_up() -> None:
        connection, _ = server.accept()
        connection.recv(100_000)
        connection.shutdown(socket.SHUT_RDWR)
        connection.close()

    threading.Thread(target=hang_up, daemon=True).start()


@pytest.mark.parametrize("url", ["", "localhost:8080", "ftp://x/alexa", "http://", "http://x:port"])
def test_an_address_that_is_none(keys: Certificates, url: str) -> None:
    """The message shows what one looks like."""
    with pytest.raises(SimulatorError, match=r"--url .*say it like http://"):
        Endpoint(url, Signer(keys.key), "")


@pytest.mark.parametrize("content", [None, "no key"])
def test_a_key_that_is_none(tmp_path: Path, content: Any) -> None:
    """The file is named."""
    path = tmp_path / "key.pem"
    if content:
        path.write_text(content, encoding="utf-8")

    with pytest.raises(SimulatorError, match=r"key\.pem: no private key"):
        Signer(path)
