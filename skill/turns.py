"""POST /alexa: verify, dispatch, answer. Every bad request gets the same 400.

A turn passes by Flask: its contexts, routing and signals would cost more than all of ours
(docs/performance.md). So this is plain WSGI on werkzeug, which Flask itself stands on.
"""

import ipaddress
import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Request, Response

from skill.dispatcher import Dispatcher
from skill.turn_record import TurnRecord, note
from skill.verification.refusal import Refusal

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

LARGEST = 128 * 1024  # bytes of a request; Alexa's have some 2 to 30 thousand
_PATH = "/alexa"
_FORWARDED = ("forwarded", "x-forwarded", "x-real-ip")


class _Sized(Request):
    """A request whose body is refused when it is too large, announced or not."""

    max_content_length = LARGEST


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
        if environ.get("PATH_INFO") != _PATH:
            return self._others(environ, start_response)
        return self._answer(_Sized(environ))(environ, start_response)

    def _answer(self, request: Request) -> Response:
        if self._simulator and (refusal := stranger(request)):
            return refusal
        if request.method != "POST":
            return Response("Method Not Allowed", 405, {"Allow": "POST"}, mimetype="text/plain")
        try:
            headers = dict(request.headers.items())
            body = request.get_data(cache=False)
            reply = self._dispatcher.verify_request_and_dispatch(headers, body)
            return Response(json.dumps(reply), mimetype="application/json")
        except Refusal as refused:
            return _refused(str(refused))
        except HTTPException as fault:  # too large, or cut short
            return _refused(fault.name)
        except Exception as fault:  # the last net: the log gets its class alone
            return faulty(fault)


def stranger(request: Request) -> Response | None:
    """The refusal of a request that did not come from this machine itself, or None."""
    forwarded = any(name.lower().startswith(_FORWARDED) for name, _ in request.headers.items())
    if not forwarded and _is_loopback(request.remote_addr):
        return None
    return _refused("not from this machine")


def _is_loopback(address: str | None) -> bool:
    try:
        return ipaddress.ip_address(address or "").is_loopback
    except ValueError:
        return False


def _refused(reason: str) -> Response:
    note(TurnRecord("refused", why=reason))
    return Response('{"error": "bad request"}', 400, mimetype="application/json")


def faulty(fault: Exception) -> Response:
    """A fault of ours: its class is logged, the caller is told nothing."""
    note(TurnRecord("fault", why=f"{type(fault).__name__} in the web door"))
    return Response('{"error": "fault"}', 500, mimetype="application/json")
