"""The web door: Alexa's turns (turns.py), and the pages for people and monitors by Flask."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ask_sdk_core.skill import CustomSkill
from flask import Flask, abort, jsonify, send_file
from flask import Response as FlaskResponse
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from skill.assembly import Parts, build, build_verifier
from skill.dispatcher import Dispatcher
from skill.errors import OperatorError
from skill.pages import render_pages
from skill.settings import Settings
from skill.turns import LARGEST, Turns, faulty
from skill.verification.verifier import RequestVerifier

_KEPT = 24 * 60 * 60  # seconds for which a fetched track stays good


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
        facts = {"status": status, "answers": answers, "roots": roots}
        return {**facts, "store": _store_health(parts)}

    pages = render_pages(settings.responses)
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


def make_app(door: Door) -> Flask:
    """The routes: POST /alexa, GET /health, /privacy, /terms and /audio/<track>.mp3."""
    app = Flask("cramp_coach", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST

    @app.get("/health")
    def health() -> FlaskResponse:
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
    turns = Turns(Dispatcher(door.skill, door.verifier), app.wsgi_app, simulator=door.simulator)
    app.wsgi_app = turns  # type: ignore[method-assign]  # as Flask says to add middleware
    return app


def _with_status(response: FlaskResponse, status: int) -> FlaskResponse:
    response.status_code = status
    return response


def _fault(fault: Exception) -> Response:
    """HTTP errors keep their status; ours are a 500."""
    if isinstance(fault, HTTPException):
        return Response(fault.name, status=fault.code, mimetype="text/plain")
    answer = faulty(fault)
    return Response(answer.body, answer.status, mimetype="application/json")
