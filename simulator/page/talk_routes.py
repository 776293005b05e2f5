"""The conversation: begin one, say a line, touch the screen."""

from typing import Any

from flask import Blueprint

from simulator.device.description import KINDS
from simulator.device.viewports import VIEWPORTS
from simulator.page.asked import Asked
from simulator.page.parts import Parts
from simulator.page.turn_view import turn_view
from simulator.page.voice import available
from simulator.understanding import InteractionModel

_MOST = 6  # sentences to begin with
_FEWEST_WORDS = 5
_LONGEST = 1000  # characters of a line; nobody speaks more in eight seconds


def talk_routes(parts: Parts) -> Blueprint:
    """The routes below /api that talk to the skill."""
    routes = Blueprint("talk", __name__, url_prefix="/api")

    @routes.get("/setup")
    def setup() -> dict[str, Any]:
        return {
            "locales": parts.link.locales,
            "kinds": KINDS,
            "viewports": VIEWPORTS,
            "voice": available(),
            "screen": (parts.screen / "index.js").is_file(),
        }

    @routes.post("/conversations")
    def begin() -> dict[str, Any]:
        asked = Asked()
        conversation = parts.conversations.begin(
            asked.text("locale"), asked.text("kind"), asked.text("person")
        )
        model = parts.link.resolver(conversation.device.locale).model
        return {
            "id": conversation.id,
            "invocation": model.invocation_name,
            "suggestions": list(parts.plugin.openings) or _openings(model),
        }

    @routes.post("/conversations/<identifier>/say")
    def say(identifier: str) -> dict[str, Any]:
        asked = Asked()
        line, in_time = asked.text("line")[:_LONGEST], asked.yes("inTime")
        conversation = parts.conversations.get(identifier)
        turn, seen = conversation.take(
            lambda scene: scene.break_in(line) if in_time else scene.hear(line)
        )
        return turn_view(turn, seen, parts)

    @routes.post("/conversations/<identifier>/touch")
    def touch(identifier: str) -> dict[str, Any]:
        asked = Asked()
        arguments, source = asked.items("arguments"), asked.fields("source")
        components = asked.fields("components")
        conversation = parts.conversations.get(identifier)
        turn, seen = conversation.take(lambda scene: scene.touch(arguments, source, components))
        return turn_view(turn, seen, parts)

    return routes


def _openings(model: InteractionModel) -> list[str]:
    """Sentences without slots to begin with, each of another intent."""
    custom = [intent for intent in model.intents.values() if not intent.built_in]
    found = [_sentence(intent.samples) for intent in custom[:_MOST]]
    return [sentence for sentence in found if sentence]


def _sentence(samples: tuple[str, ...]) -> str | None:
    plain = [sample for sample in samples if "{" not in sample]
    longer = (sample for sample in plain if len(sample.split()) >= _FEWEST_WORDS)
    return next(longer, plain[0] if plain else None)
