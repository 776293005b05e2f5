"""The page's web application: files, and an interface in JSON for its scripts."""

import logging
import posixpath
from pathlib import Path

from flask import Flask, Response, abort, jsonify, send_from_directory
from werkzeug.exceptions import HTTPException

from simulator.errors import NotListeningError, SimulatorError
from simulator.page.coverage_routes import coverage_routes
from simulator.page.gallery_routes import gallery_routes
from simulator.page.house_routes import house_routes
from simulator.page.parts import Parts
from simulator.page.play_routes import play_routes
from simulator.page.screen_routes import screen_routes
from simulator.page.security import guard
from simulator.page.talk_routes import talk_routes

STATIC = Path(__file__).parent / "static"
_LARGEST = 1024 * 1024  # bytes of a request
_ROUTES = (
    talk_routes,
    house_routes,
    play_routes,
    coverage_routes,
    gallery_routes,
    screen_routes,
)
_log = logging.getLogger("simulator.page")


def create_app(parts: Parts, *, exposed: bool = False) -> Flask:
    """The page over these parts; `exposed`: others than this machine may open it."""
    app = Flask("simulator_page", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = _LARGEST
    app.url_map.merge_slashes = False  # /source//etc is no file of ours
    guard(app, exposed=exposed)
    for routes in _ROUTES:
        app.register_blueprint(routes(parts))

    @app.get("/")
    def index() -> Response:
        return send_from_directory(STATIC, "index.html")

    @app.get("/static/<path:name>")
    def static_file(name: str) -> Response:
        return send_from_directory(STATIC, name)

    @app.get("/source/<path:name>")
    def source(name: str) -> Response:
        # What the name comes to counts: content/../x is no file of content/.
        plain = posixpath.normpath(name)
        if not plain.startswith(parts.plugin.folders):
            abort(404)
        shown = send_from_directory(parts.root.absolute(), plain, mimetype="text/plain")
        shown.headers["Content-Type"] = "text/plain; charset=utf-8"
        return shown

    app.register_error_handler(Exception, _fault)
    return app


def _fault(fault: Exception) -> tuple[Response, int]:
    """As JSON with a message for the page to show; what is our own fault goes to the log."""
    if isinstance(fault, NotListeningError):
        return jsonify(error=str(fault)), 409
    if isinstance(fault, SimulatorError):
        return jsonify(error=str(fault)), 400
    if isinstance(fault, HTTPException):
        return jsonify(error=fault.description), fault.code or 500
    _log.error("a fault in the page", exc_info=fault)
    return jsonify(error="a fault in the simulator: see its terminal"), 500
