"""Alexa's services as a real HTTP server on loopback, for the length of a `with`.

https://developer.amazon.com/docs/alexa/smapi/alexa-reminders-api-reference.html and
https://developer.amazon.com/docs/smapi/alexa-settings-api-reference.html
"""

import json
import re
import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self

from simulator.services.faults import CODES, Fault, Lost, Service
from simulator.services.happened import Called
from simulator.services.household import Household
from simulator.services.refusal import RefusalError, bad_request, bad_token
from simulator.services.tokens import Grant

_LONGEST_HANG = 30.0  # seconds
_LARGEST = 64 * 1024  # bytes of a request
_DONE = ("none", "lost", "muddled")
_GARBAGE = b"<html><body>What a lovely evening.</body></html>"
_REMINDERS = re.compile(r"/v1/alerts/reminders/?(?P<alert>[^/]*)")
_ZONE = re.compile(r"/v2/devices/(?P<device>[^/]+)/settings/System\.timeZone")


class Services:
    """Serves a household on a free port. `url`: the apiEndpoint of requests."""

    def __init__(self, household: Household) -> None:
        self.household = household
        self.over = threading.Event()
        self._server = _Server(self)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))

    @property
    def url(self) -> str:
        """Where it serves."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, services: Services) -> None:
        self.services = services
        super().__init__(("127.0.0.1", 0), _Handler)


class _Handler(BaseHTTPRequestHandler):
    """One request. Faults first, then the token, then the work, as a busy service would."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # head and body are two writes
    timeout = 10  # seconds that a silent client is waited for
    server: _Server

    def _serve(self) -> None:
        body = self.rfile.read(min(int(self.headers.get("Content-Length") or 0), _LARGEST))
        path = self.path.partition("?")[0]
        if match := _REMINDERS.fullmatch(path):
            self._answer("reminders", body, match["alert"])
        elif match := _ZONE.fullmatch(path):
            self._answer("zone", body, match["device"])
        else:
            self._send(404, _error("NOT_FOUND", "there is no such service here"))

    do_GET = do_POST = do_PUT = do_DELETE = _serve  # noqa: N815  # the server's own names

    def _answer(self, service: Service, body: bytes, name: str) -> None:
        household = self.server.services.household
        fault = household.fault_of(service, self.command)
        try:
            done = fault in _DONE
            status, content = self._work(service, body, name) if done else _faulty(fault)
        except RefusalError as refused:
            status, content = refused.status, _error(refused.code, str(refused))
        household.note(Called(self.command, service, status))
        if fault in ("hang", "lost"):
            self.server.services.over.wait(_LONGEST_HANG)
            self.close_connection = True
        else:
            self._send(status, _GARBAGE if fault == "muddled" else content)

    def _work(self, service: Service, body: bytes, name: str) -> tuple[int, bytes]:
        grant = self._grant()
        if service == "zone":
            return self._zone(grant, name)
        return self._reminders(grant, body, name)

    def _grant(self) -> Grant:
        scheme, _, token = self.headers.get("Authorization", "").partition(" ")
        if scheme != "Bearer":
            raise bad_token()
        return self.server.services.household.look_up(token)

    def _zone(self, grant: Grant, device: str) -> tuple[int, bytes]:
        if self.command != "GET":
            raise _no_method()
        if device != grant.device:
            raise RefusalError(403, "DEVICE_FORBIDDEN", "the token is for another device")
        zone = self.server.services.household.zone
        return (200, json.dumps(zone).encode()) if zone else (204, b"")

    def _reminders(self, grant: Grant, body: bytes, alert: str) -> tuple[int, bytes]:
        household, account = self.server.services.household, grant.account
        match (self.command, bool(alert)):
            case "POST", False:
                return 200, _json(household.create(account, _read(body)).answer())
            case "GET", False:
                alerts = [each.whole() for each in household.listed(account)]
                return 200, _json({"totalCount": str(len(alerts)), "alerts": alerts, "links": None})
            case "GET", True:
                return 200, _json(household.get(account, alert).whole())
            case "PUT", True:
                return 200, _json(household.change(account, alert, _read(body)).answer())
            case "DELETE", True:
                household.delete(account, alert)
                return 200, b""
        raise _no_method()

    def _send(self, status: int, content: bytes) -> None:
        with suppress(OSError):  # the skill has given up
            self.send_response(status)
            if content:
                self.send_header("Content-Type", "application/json")
            if status != 204:  # noqa: PLR2004  # No Content
                self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its own name
        """Keep quiet: an address holds a token, and the terminal is for the conversation."""


def _faulty(fault: Fault | Lost) -> tuple[int, bytes]:
    if fault == "garbage":
        return 200, _GARBAGE
    if fault == "hang":
        return 0, b""
    return int(fault), _error(CODES[fault], "a fault that was asked for")


def _read(body: bytes) -> object:
    try:
        return json.loads(body)
    except ValueError:
        raise bad_request("the body is no JSON") from None


def _no_method() -> RefusalError:
    return RefusalError(405, "METHOD_NOT_ALLOWED", "not in this way")


def _error(code: str, message: str) -> bytes:
    return _json({"code": code, "message": message})


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
