"""The web door: verify first, then let the SDK dispatch. Every bad request gets the same 400."""

import ipaddress
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ask_sdk_core.skill import CustomSkill
from flask import Flask, Response, abort, jsonify, request, send_file
from werkzeug.exceptions import HTTPException

from skill.assembly import build, build_verifier
from skill.dispatcher import Dispatcher
from skill.errors import OperatorError
from skill.pages import render_pages
from skill.settings import Settings
from skill.turn_record import TurnRecord, note
from skill.verification.refusal import Refusal
from skill.verification.verifier import RequestVerifier

_LARGEST = 128 * 1024  # bytes of a request; Alexa's have some 2 to 30 thousand
_KEPT = 24 * 60 * 60  # seconds for which a fetched track stays good
_FORWARDED = ("forwarded", "x-forwarded", "x-real-ip")


@dataclass(frozen=True)
class Door:
    """What the door is made of.

    `pages` maps names to HTML; `health` gives facts for operators (JSON values; a `status` other
    than "ok" is an HTTP 503); `simulator` refuses whatever did not come from this machine itself;
    `sounds` maps the tracks that may be fetched to their files: no path is ever made of what is
    asked for.
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
        return {"status": status, "answers": answers, "roots": roots}

    pages = render_pages(settings.responses)
    return make_app(Door(parts.skill, verifier, pages, health, settings.simulator, parts.sounds))


def check_application(settings: Settings) -> None:
    """Raise OperatorError when any skill's requests would be answered in earnest."""
    if not settings.simulator and not settings.application_id:
        raise OperatorError("set CRAMP_COACH_APPLICATION_ID to the skill's id (amzn1.ask.skill.…)")


def make_app(door: Door) -> Flask:
    """The routes: POST /alexa, GET /health, /privacy, /terms and /audio/<track>.mp3."""
    app = Flask("cramp_coach", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = _LARGEST
    dispatcher = Dispatcher(door.skill, door.verifier)

    @app.before_request
    def guard() -> Response | None:
        if door.simulator and not _from_this_machine():
            return _refused("not from this machine")
        return None

    @app.post("/alexa")
    def alexa() -> Response:
        return _turn(dispatcher, request.get_data(cache=False))

    @app.get("/health")
    def health() -> Response:
        facts = door.health()
        return _with_status(jsonify(facts), 200 if facts["status"] == "ok" else 503)

    @app.get("/<any(privacy, terms):name>")
    def page(name: str) -> Response:
        return Response(door.pages[name], mimetype="text/html")

    @app.get("/audio/<name>.mp3")
    def sound(name: str) -> Response:
        if name not in door.sounds:
            abort(404)
        return send_file(door.sounds[name], mimetype="audio/mpeg", max_age=_KEPT)

    app.register_error_handler(Exception, _fault)
    return app


def _with_status(response: Response, status: int) -> Response:
    response.status_code = status
    return response


def _turn(dispatcher: Dispatcher, body: bytes) -> Response:
    try:
        reply = dispatcher.verify_request_and_dispatch(dict(request.headers), body)
    except Refusal as refused:
        return _refused(str(refused))
    return Response(json.dumps(reply), mimetype="application/json")


def _refused(reason: str) -> Response:
    note(TurnRecord("refused", why=reason))
    return Response('{"error": "bad request"}', status=400, mimetype="application/json")


def _fault(fault: Exception) -> Response:
    """Too large is a bad request too; other HTTP errors keep their status; ours are a 500."""
    if isinstance(fault, HTTPException):
        if request.path == "/alexa" and request.method == "POST":
            return _refused(fault.name)
        return Response(fault.name, status=fault.code, mimetype="text/plain")
    note(TurnRecord("fault", why=f"{type(fault).__name__} in the web door"))
    return Response('{"error": "fault"}', status=500, mimetype="application/json")


def _from_this_machine() -> bool:
    if any(name.lower().startswith(_FORWARDED) for name in dict(request.headers)):
        return False
    try:
        return ipaddress.ip_address(request.remote_addr or "").is_loopback
    except ValueError:
        return False
