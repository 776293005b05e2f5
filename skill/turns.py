"""POST /alexa: verify, dispatch, answer. Every bad request gets the same 400.

A turn passes by Flask: its contexts, routing and signals would cost more than all of ours
(docs/performance.md). So this is plain WSGI, with werkzeug's reader of bodies.
"""

import ipaddress
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from werkzeug.exceptions import HTTPException
from werkzeug.wsgi import get_input_stream

from skill.dispatcher import Dispatcher
from skill.plain_json import written
from skill.turn_record import TurnRecord, note
from skill.verification.refusal import Refusal

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

LARGEST = 128 * 1024  # bytes of a request; Alexa's have some 2 to 30 thousand
_PATH = "/alexa"
_FORWARDED = ("HTTP_FORWARDED", "HTTP_X_FORWARDED", "HTTP_X_REAL_IP")


class HttpAnswer(NamedTuple):
    """An HTTP answer: status line and JSON."""

    status: str
    body: bytes


FAULT = HttpAnswer("500 Internal Server Error", b'{"error": "fault"}')
_BAD = HttpAnswer("400 Bad Request", b'{"error": "bad request"}')
_NOT_POST = HttpAnswer("405 Method Not Allowed", b'{"error": "only POST"}')


class Turns:
    """WSGI: answers /alexa, and hands every other path on to `others`.

    `simulator` refuses whatever did not come from this machine itself.
    """

    def __init__(
        self, dispatcher: Dispatcher, others: "WSGIApplication", *, simulator: bool = False
    ) -> None:
        self._dispatcher = dispatcher
        self._others = others
        self._simulator = simulator

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """One request."""
        if self._simulator and is_stranger(environ):
            return _sent(refused("not from this machine"), start_response)
        if environ.get("PATH_INFO") != _PATH:
            return self._others(environ, start_response)
        return _sent(self._answer(environ), start_response)

    def _answer(self, environ: "WSGIEnvironment") -> HttpAnswer:
        if environ["REQUEST_METHOD"] != "POST":
            return _NOT_POST
        try:
            body = get_input_stream(environ, max_content_length=LARGEST).read()
            reply = self._dispatcher.verify_request_and_dispatch(_headers(environ), body)
            return HttpAnswer("200 OK", written(reply))
        except Refusal as fault:
            return refused(str(fault))
        except HTTPException as fault:  # too large, or cut short
            return refused(fault.name)
        except Exception as fault:  # the last net: the log gets its class alone
            return faulty(fault)


def _headers(environ: "WSGIEnvironment") -> dict[str, str]:
    """The two that matter. Sent twice, a header comes joined by a comma, and is refused."""
    return {
        "SignatureCertChainUrl": environ.get("HTTP_SIGNATURECERTCHAINURL", ""),
        "Signature-256": environ.get("HTTP_SIGNATURE_256", ""),
    }


def _sent(answer: HttpAnswer, start_response: "StartResponse") -> Iterable[bytes]:
    length = str(len(answer.body))
    headers = [("Content-Type", "application/json"), ("Content-Length", length)]
    if answer is _NOT_POST:
        headers.append(("Allow", "POST"))
    start_response(answer.status, headers)
    return [answer.body]


def is_stranger(environ: "WSGIEnvironment") -> bool:
    """Whether a request did not come from this machine itself."""
    if any(name.startswith(_FORWARDED) for name in environ):
        return True
    try:
        return not ipaddress.ip_address(environ.get("REMOTE_ADDR") or "").is_loopback
    except ValueError:
        return True


def refused(reason: str) -> HttpAnswer:
    """A request that is bad or not Alexa's: the reason is logged, the caller is told none."""
    note(TurnRecord("refused", why=reason))
    return _BAD


def faulty(fault: Exception) -> HttpAnswer:
    """A fault of ours: its class is logged, the caller is told nothing."""
    note(TurnRecord("fault", why=f"{type(fault).__name__} in the web door"))
    return FAULT
