"""The gallery of all answers, locale by locale."""

from datetime import UTC, datetime
from typing import Any

from flask import Blueprint

from simulator.page.gallery import gallery
from simulator.page.parts import Parts


def gallery_routes(parts: Parts) -> Blueprint:
    """The route /api/gallery/<locale>."""
    routes = Blueprint("gallery", __name__, url_prefix="/api")

    @routes.get("/gallery/<locale>")
    def answers(locale: str) -> dict[str, Any]:
        echo = parts.link.echo(parts.link.device(locale, "show", "GALLERY"))
        model = parts.link.resolver(locale).model
        return {"answers": gallery(echo, model, parts.root, datetime.now(UTC).date())}

    return routes
