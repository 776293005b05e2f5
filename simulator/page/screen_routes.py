"""The frame in which Amazon's renderer draws the device's screen."""

from pathlib import Path

from flask import Blueprint, Response, abort, send_from_directory

from simulator.page.parts import Parts

_OWN = Path(__file__).parent / "static" / "screen"
RENDERER = "index.js"


def screen_routes(parts: Parts) -> Blueprint:
    """The routes /screen and below, which have a policy of their own."""
    routes = Blueprint("screen", __name__, url_prefix="/screen")

    @routes.get("")
    def frame() -> Response:
        return send_from_directory(_OWN, "frame.html")

    @routes.get("/<any('frame.js', 'frame.css'):name>")
    def own(name: str) -> Response:
        return send_from_directory(_OWN, name)

    @routes.get(f"/{RENDERER}")
    def renderer() -> Response:
        if not (parts.screen / RENDERER).is_file():
            abort(404, "the renderer is not here; fetch it with: make simulator-screen")
        return send_from_directory(parts.screen.absolute(), RENDERER)

    return routes
