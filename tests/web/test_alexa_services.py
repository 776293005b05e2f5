"""Alexa's services are called with a time limit, a bound, and at Amazon's addresses alone."""

import http.client
import logging
import ssl
import threading
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model.services import (
    ApiClientRequest,
    ApiClientResponse,
    ApiConfiguration,
    ServiceClientFactory,
    ServiceException,
)
from ask_sdk_model.services.reminder_management import ReminderRequest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from skill.adapters.alexa_services import (
    AddressError,
    AlexaServices,
    BrokenCallError,
    ServiceError,
    SlowError,
)
from skill.adapters.call import connect
from tests.web.hostile import Behave, Hostile, drip, hang, respond, send
from tests.web.pki import Pki, issue

_TOKEN = "a-secret-token"  # noqa: S105  # opens nothing
_OK = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n"
_REMINDER = ReminderRequest()
_CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


def _request(url: str, token: str = _TOKEN) -> ApiClientRequest:
    headers = [("Content-type", "application/json"), ("Authorization", f"Bearer {token}")]
    return ApiClientRequest(headers=headers, body={"a": 1}, url=url, method="POST")  # type: ignore[arg-type]  # as the SDK calls it


def _invoke(behave: Behave, seconds: float = 5.0) -> ApiClientResponse:
    with Hostile(behave) as server:
        services = AlexaServices(loopback=True, seconds=seconds)
        return services.invoke(_request(f"{server.url}/v1/alerts/reminders?x=1"))


def test_a_call_goes_out_as_it_should() -> None:
    """With its headers and its body as JSON; the answer's come back."""
    with Hostile(respond("200 OK", b'{"b": 2}', "X-Thing: 7")) as server:
        request = _request(f"{server.url}/v1/x?y=z")
        answer = AlexaServices(loopback=True).invoke(request)
        head, body = server.received[0].split(b"\r\n\r\n")
    assert head.startswith(b"POST /v1/x?y=z HTTP/1.1")
    assert b"Authorization: Bearer a-secret-token" in head
    assert body == b'{"a": 1}'
    assert (answer.status_code, answer.body) == (200, '{"b": 2}')
    assert ("X-Thing", "7") in answer.headers


@pytest.mark.parametrize(
    "behave",
    [hang, drip(_OK), drip(b"HTTP/1.1 200 OK\r\nX: "), drip(_CHUNKED), drip(b"")],
    ids=["hang", "drip the body", "drip a header", "drip a chunk's length", "drip the status"],
)
def test_a_slow_service_is_given_up(behave: Behave) -> None:
    """However it is slow: the limit holds for the whole call."""
    with pytest.raises(SlowError):
        _invoke(behave, seconds=0.3)


def test_the_usual_limit_leaves_room_in_alexas_eight_seconds() -> None:
    """Asked of the client as it is built in earnest."""
    started = time.monotonic()
    with Hostile(drip(_OK)) as server, pytest.raises(SlowError):
        AlexaServices(loopback=True).invoke(_request(server.url))
    assert time.monotonic() - started < 5


def test_a_call_that_was_given_up_leaves_no_thread() -> None:
    """Else a slow service would cost one for every turn."""
    before = threading.active_count()
    with pytest.raises(SlowError):
        _invoke(drip(b"HTTP/1.1 200 OK\r\nX: "), seconds=0.2)
    until = time.monotonic() + 5
    while threading.active_count() > before and time.monotonic() < until:
        time.sleep(0.02)
    assert threading.active_count() <= before


@pytest.mark.parametrize(
    "behave",
    [
        send(b"no HTTP at all\r\n\r\n"),
        send(b""),
        send(_OK + b"cut short"),
        respond("200 OK", b"<html>"),
        respond("200 OK", b"\xff\xfe"),
        respond("200 OK", b"[" * 60_000),
        respond("200 OK", b'"' + b"x" * 70_000 + b'"'),
        respond("500 Oops", b"x" * 70_000),
    ],
    ids=["garbage", "closed", "short", "HTML", "bytes", "too deep", "too large", "large failure"],
)
def test_what_is_no_answer_is_an_error(behave: Behave) -> None:
    """Of the one family."""
    with pytest.raises(BrokenCallError):
        _invoke(behave)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 429, 500, 503, 504])
def test_a_failure_is_an_answer(status: int) -> None:
    """The SDK's service clients make their exceptions of it; its body is for them if it is JSON."""
    body = b'{"code": "X", "message": "y"}'
    got = _invoke(respond(f"{status} Whatever", body))
    assert (got.status_code, got.body) == (status, body.decode())
    for other in (b"<html>", b"[]", b""):
        got = _invoke(respond(f"{status} Whatever", other))
        assert got.status_code == status
        assert getattr(got, "body", "") is None


def test_a_redirect_is_not_followed() -> None:
    """The token goes nowhere else."""
    with Hostile(respond("200 OK", b"{}")) as other:
        got = _invoke(respond("302 Found", b"", f"Location: {other.url}/"))
        assert other.received == []
    assert got.status_code == 302


def test_nobody_listening_is_an_error() -> None:
    """A port that was just closed."""
    with Hostile(hang) as server:
        url = server.url
    with pytest.raises(BrokenCallError):
        AlexaServices(loopback=True).invoke(_request(url))


class _Never(http.client.HTTPConnection):
    """Nobody may connect."""

    def connect(self) -> None:
        raise ConnectionRefusedError("reached")


def _reaches(url: str, *, loopback: bool) -> bool:
    """Whether a connection is tried."""
    services = AlexaServices(
        loopback=loopback, connect=lambda address, seconds: _Never(address.netloc)
    )
    try:
        services.invoke(_request(url))
    except AddressError:
        return False
    except BrokenCallError:
        return True
    raise AssertionError


_AMAZON = ["api.amazonalexa.com", "api.eu.amazonalexa.com", "api.fe.amazonalexa.com"]
_STRANGE = [
    "http://api.amazonalexa.com/x",
    "https://api.amazonalexa.com.example.org/x",
    "https://example.org/api.amazonalexa.com",
    "https://api.amazonalexa.com@example.org/x",
    "https://user@api.amazonalexa.com/x",
    "https://api.amazonalexa.com:8443/x",
    "https://xapi.amazonalexa.com/x",
    "https://api.eu.fe.amazonalexa.com/x",
    "https://api.amazonalexa.com\\@example.org/x",
    "https://api.amazonalexa.invalid/x",
    "ftp://api.amazonalexa.com/x",
    "https://127.0.0.1:8000/x",
    "http://127.0.0.1/x",
    "http://127.0.0.1:80@example.org/x",
    "http://localhost:8000/x",
    "http://127.0.0.2:8000/x",
    "http://[::1/x",
    "",
    "None",
]


@pytest.mark.parametrize("host", _AMAZON)
def test_amazons_addresses_are_called(host: str) -> None:
    """All three regions, in simulator mode as well."""
    assert _reaches(f"https://{host}/v1/alerts/reminders", loopback=False)
    assert _reaches(f"https://{host}/v1/alerts/reminders", loopback=True)


@pytest.mark.parametrize("url", _STRANGE)
def test_no_other_address_is(url: str) -> None:
    """The token would go with it."""
    assert not _reaches(url, loopback=False)
    assert not _reaches(url, loopback=True)


def test_loopback_is_for_the_simulator_alone() -> None:
    """In earnest an envelope that names it is not believed."""
    assert _reaches("http://127.0.0.1:8000/x", loopback=True)
    assert not _reaches("http://127.0.0.1:8000/x", loopback=False)


def test_the_hosts_certificate_is_verified(pki: Pki, tmp_path: Path) -> None:
    """By the connection that is made in earnest, which trusts no root of ours."""
    leaf = issue("api", pki.intermediate, names=("api.amazonalexa.com",))
    key = leaf.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (tmp_path / "server.pem").write_bytes(leaf.pem + pki.intermediate.pem + key)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "server.pem")
    with Hostile(respond("200 OK", b"{}"), context) as server:
        here = urlsplit(server.url.replace("http:", "https:"))
        services = AlexaServices(connect=lambda _, seconds: connect(here, seconds))
        with pytest.raises(BrokenCallError, match="SSLCertVerificationError"):
            services.invoke(_request("https://api.amazonalexa.com/x"))
        assert server.received == []


@pytest.mark.parametrize("token", [_TOKEN, f"{_TOKEN}\r\nX: y", f"{_TOKEN}\u20ac"])
def test_the_token_is_in_no_error_and_no_log(token: str, caplog: pytest.LogCaptureFixture) -> None:
    """Not even when the token is what http.client complains of."""
    caplog.set_level(logging.DEBUG)
    with Hostile(send(b"")) as server, pytest.raises(ServiceError) as caught:
        AlexaServices(loopback=True).invoke(_request(server.url, token))
    assert _TOKEN not in "".join(traceback.format_exception(caught.value))
    assert _TOKEN not in caplog.text


@contextmanager
def _factory(behave: Behave) -> Iterator[ServiceClientFactory]:
    with Hostile(behave) as server:
        yield ServiceClientFactory(
            ApiConfiguration(
                serializer=DefaultSerializer(),
                api_client=AlexaServices(loopback=True, seconds=0.3),
                authorization_value=_TOKEN,
                api_endpoint=server.url,
            )
        )


def test_the_sdks_clients_work_through_it() -> None:
    """Reminders and the device's time zone."""
    made = b'{"alertToken": "t", "status": "ON", "version": "1", "href": "/x"}'
    with _factory(respond("200 OK", made)) as factory:
        reminder: Any = factory.get_reminder_management_service().create_reminder(_REMINDER)
    assert (reminder.href, reminder.status.value) == ("/x", "ON")
    with _factory(respond("200 OK", b'"Europe/London"')) as factory:
        assert factory.get_ups_service().get_system_time_zone("d") == "Europe/London"
    with _factory(respond("204 No Content")) as factory:
        assert factory.get_ups_service().get_system_time_zone("d") is None
    with _factory(respond("200 OK")) as factory:
        assert factory.get_reminder_management_service().delete_reminder("t") is None


@pytest.mark.parametrize("status", ["401 No", "403 No", "429 Slow down"])
def test_an_error_code_that_is_new_to_the_sdk_is_no_matter(status: str) -> None:
    """The SDK would raise something else than its ServiceException for it."""
    error = respond(status, b'{"code": "BRAND_NEW", "message": "x"}')
    with _factory(error) as factory, pytest.raises(ServiceException) as caught:
        factory.get_ups_service().get_system_time_zone("d")
    assert caught.value.status_code == int(status[:3])


@pytest.mark.parametrize(
    ("behave", "status", "cause"),
    [
        (hang, 500, SlowError),
        (send(b"x"), 500, BrokenCallError),
        (respond("200 OK", b"<html>"), 500, BrokenCallError),
        (respond("403 Forbidden", b'{"code": "MAX"}'), 403, None),
        (respond("403 Forbidden", b"<html>"), 403, None),
        (respond("429 Slow down"), 429, None),
        (respond("302 Found"), 302, None),
    ],
)
def test_faults_come_out_of_the_sdks_clients_as_one_exception(
    behave: Behave, status: int, cause: type[Exception] | None
) -> None:
    """The SDK wraps ours; a handler that wants to know more finds it in the context."""
    with _factory(behave) as factory, pytest.raises(ServiceException) as caught:
        factory.get_reminder_management_service().create_reminder(_REMINDER)
    assert caught.value.status_code == status
    assert type(caught.value.__context__) is (cause or type(None))
    assert _TOKEN not in "".join(traceback.format_exception(caught.value))
