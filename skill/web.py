"""The web door: POST /alexa, and the pages for people and monitors.

A request of Alexa's is verified as raw bytes before anything reads it (skill/verification/). Every
bad request gets the same 400, and the caller is told no reason; the log is.
"""

import ipaddress
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ask_sdk_core.skill import CustomSkill
from flask import Flask, abort, jsonify, request, send_file
from flask import Response as FlaskResponse
from msgspec import Struct
from msgspec.json import Decoder
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from skill.alexa.envelope import Envelope
from skill.assembly import Parts, build, build_verifier
from skill.dialog.effects import Plan
from skill.dialog.preferences import Preferences
from skill.dialog.replies import Act
from skill.dialog.state import State
from skill.dispatcher import Dispatcher
from skill.errors import OperatorError, UndoneEventError
from skill.evidence import collecting
from skill.pages import render_pages
from skill.plain_json import written
from skill.reading_header import reading_headers
from skill.reception.limits import LARGEST
from skill.settings import Settings
from skill.turn_record import TurnRecord, note, note_fault
from skill.verification.refusal import Refusal
from skill.verification.verifier import PROVEN, RequestVerifier

_FORWARDED = ("HTTP_FORWARDED", "HTTP_X_FORWARDED", "HTTP_X_REAL_IP")
GATE = "cramp_coach.gate"  # the extension of the application that verifies requests
# What requests are read by.
SHAPES: tuple[type[Struct], ...] = (Envelope, State, Preferences, Plan, Act)
_KEPT = 24 * 60 * 60  # seconds for which a fetched track stays good


@dataclass(frozen=True)
class Door:
    """What the door is made of.

    `pages` maps names to HTML; `health` gives facts for operators (JSON values; a `status` other
    than "ok" is an HTTP 503); `simulator` refuses whatever did not come from this machine itself,
    and tells in a header what was understood (skill/reading_header.py); `sounds` maps the tracks
    that may be fetched to their files: no path is ever made of what is asked for.
    """

    skill: CustomSkill
    verifier: RequestVerifier
    pages: Mapping[str, str]
    health: Callable[[], Mapping[str, object]]
    simulator: bool = False
    sounds: Mapping[str, Path] = field(default_factory=dict)


def create_app(settings: Settings) -> Flask:
    """The whole skill as a WSGI application. Raises ContentError and OperatorError.

    Whichever server runs it: without an application id it answers the simulator alone.
    """
    check_application(settings)
    parts = build(settings)
    verifier, roots = build_verifier(settings)

    def health() -> Mapping[str, object]:
        answers = len(parts.content.answers)
        status = "ok" if answers and roots else "fault"
        facts = {"status": status, "answers": answers, "roots": roots}
        return {**facts, "store": _store_health(parts)}

    pages = render_pages(settings.responses, parts.content.sources)
    return make_app(Door(parts.skill, verifier, pages, health, settings.simulator, parts.sounds))


def _store_health(parts: Parts) -> str:
    """Answers are given without a store, so one that fails is told and is no fault."""
    if parts.store is None:
        return "none"
    return "ok" if parts.store.check() else "failing"


def check_application(settings: Settings) -> None:
    """Raise OperatorError when any skill's requests would be answered in earnest."""
    if not settings.simulator and not settings.application_id:
        raise OperatorError("set CRAMP_COACH_APPLICATION_ID to the skill's id (amzn1.ask.skill.…)")


def make_ready() -> None:
    """Make what reads these shapes, while there is one thread.

    msgspec makes it when a shape is first read. Where two threads did so at once, Python 3.13 died
    of a segmentation fault, and with it every request of the worker.
    """
    for shape in SHAPES:
        Decoder(shape)


def make_app(door: Door) -> Flask:
    """The routes: POST /alexa, GET /health, /about, /privacy, /terms and /audio/<track>.mp3."""
    make_ready()
    app = Flask("cramp_coach", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST
    app.extensions[GATE] = door.verifier
    dispatcher = Dispatcher(door.skill, door.verifier)

    @app.before_request
    def this_machine_alone() -> Response | None:
        stranger = door.simulator and is_stranger(request.environ)
        return refused("not from this machine") if stranger else None

    @app.post("/alexa", provide_automatic_options=False)
    def alexa() -> Response:
        try:
            with collecting(wanted=door.simulator) as read:
                reply = _dispatched(dispatcher)
        except Refusal as fault:
            return refused(str(fault))
        except HTTPException as fault:  # too large, or cut short
            return refused(fault.name)
        told = reading_headers(read)
        return Response(written(reply), headers=told, mimetype="application/json")

    @app.get("/health")
    def health() -> FlaskResponse:
        facts = door.health()
        return _with_status(jsonify(facts), 200 if facts["status"] == "ok" else 503)

    @app.get("/<any(about, privacy, terms):name>")
    def page(name: str) -> Response:
        return Response(door.pages[name], mimetype="text/html")

    @app.get("/audio/<name>.mp3")
    def sound(name: str) -> Response:
        if name not in door.sounds:
            abort(404)
        return send_file(door.sounds[name], mimetype="audio/mpeg", max_age=_KEPT)

    app.register_error_handler(Exception, _fault)
    app.register_error_handler(UndoneEventError, _undone)
    return app


def _dispatched(dispatcher: Dispatcher) -> object:
    """The reply to the request; a server of ours has verified it already (skill/reception/)."""
    proven = request.environ.get(PROVEN)
    if proven is not None:
        return dispatcher.dispatch(proven)
    return dispatcher.verify_request_and_dispatch(_headers(), request.get_data())


def _headers() -> dict[str, str]:
    """The two that matter. Sent twice, a header comes joined by a comma, and is refused."""
    names = ("SignatureCertChainUrl", "Signature-256")
    return {name: request.headers.get(name, "") for name in names}


def is_stranger(environ: Mapping[str, object]) -> bool:
    """Whether a request (its WSGI environment) did not come from this machine itself."""
    if any(name.startswith(_FORWARDED) for name in environ):
        return True
    try:
        return not ipaddress.ip_address(str(environ.get("REMOTE_ADDR") or "")).is_loopback
    except ValueError:
        return True


def refused(reason: str) -> Response:
    """A request that is bad or not Alexa's: the reason is logged, the caller is told none."""
    note(TurnRecord("refused", why=reason))
    return Response(b'{"error": "bad request"}', 400, mimetype="application/json")


def _with_status(response: FlaskResponse, status: int) -> FlaskResponse:
    response.status_code = status
    return response


def _undone(_undone: UndoneEventError) -> Response:
    """An event that is not acknowledged, so that it is sent again; what failed is written down."""
    return Response(b'{"error": "try again"}', 503, mimetype="application/json")


def _fault(fault: Exception) -> Response:
    """HTTP errors keep their status; ours are a 500, and the log gets their class and place."""
    if isinstance(fault, HTTPException):
        headers = dict(fault.get_headers())
        allowed = {"Allow": headers["Allow"]} if "Allow" in headers else None
        return Response(fault.name, fault.code, allowed, mimetype="text/plain")
    note(TurnRecord("fault"))
    note_fault(fault)
    return Response(b'{"error": "fault"}', 500, mimetype="application/json")
