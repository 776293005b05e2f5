"""The gallery of all answers, locale by locale, for a clinician: what is said and shown."""

from datetime import UTC, datetime
from typing import Any

from flask import Blueprint

from simulator.device.turn import Turn
from simulator.page.parts import Parts
from simulator.page.pieces import pieces

Json = dict[str, Any]


def gallery_routes(parts: Parts) -> Blueprint:
    """The route /api/gallery/<locale>: the plugin's answers, by title, as the skill gives them."""
    routes = Blueprint("gallery", __name__, url_prefix="/api")

    @routes.get("/gallery/<locale>")
    def answers(locale: str) -> Json:
        echo = parts.link.echo(parts.link.device(locale, "show", "GALLERY"))
        entries = [
            {**answer.fields, "question": answer.question, **_given(echo.ask(answer.question))}
            for answer in parts.plugin.answers(datetime.now(UTC).date())
        ]
        return {"answers": sorted(entries, key=lambda entry: str(entry["title"]))}

    return routes


def _given(turn: Turn) -> Json:
    """What the skill answered, with card and screen."""
    speech = turn.reply.speech
    return {
        "intent": turn.sent,
        "how": turn.understood.how if turn.understood else None,
        "spoken": [piece.fields() for piece in pieces(speech.ssml)]
        if speech and speech.ssml
        else [],
        "card": turn.reply.card,
        "directives": turn.reply.directives,
        "acts": [{"act": act.act, "facts": act.facts} for act in turn.reply.acts],
    }
