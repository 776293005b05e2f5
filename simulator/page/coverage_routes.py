"""The page's view of what plays and sentences never touched."""

import uuid
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from flask import Blueprint

from simulator.device.echo import Echo
from simulator.page.asked import Asked
from simulator.page.parts import Parts
from simulator.plays.coverage.playing import play_all
from simulator.plays.coverage.report import report
from simulator.plays.coverage.touched import things
from simulator.plays.play_file import Play


def coverage_routes(parts: Parts) -> Blueprint:
    """The route /api/coverage: plays everything, which takes its time."""
    routes = Blueprint("coverage", __name__, url_prefix="/api")

    def device(locale: str, kind: str) -> Echo:
        return parts.link.echo(parts.link.device(locale, kind, f"COVERAGE-{uuid.uuid4()}"))

    def stage(play: Play) -> AbstractContextManager[Echo]:
        return nullcontext(device(play.locale, play.device))

    @routes.post("/coverage")
    def coverage() -> dict[str, Any]:
        locale = Asked().text("locale", "en-US")
        model = parts.link.resolver(locale).model
        touched = play_all(parts.root, stage, device(locale, "speaker"), parts.plugin)
        return report(things(model, parts.plugin), touched.names)

    return routes
