"""Plays on the page: record, save, list, run, and step through."""

import json
import uuid
from typing import Any

from flask import Blueprint

from simulator.device.turn_json import turn_json
from simulator.page.asked import Asked
from simulator.page.parts import Parts
from simulator.page.play_store import PlayStore
from simulator.page.turn_view import turn_view
from simulator.plays.expectations import Mismatch
from simulator.plays.play import PlayResult, mismatches, result_json, run_play
from simulator.plays.play_file import Play
from simulator.plays.recording import recorded


def play_routes(parts: Parts) -> Blueprint:
    """The routes /api/plays, and those of a conversation that concern plays."""
    routes = Blueprint("plays", __name__, url_prefix="/api")
    store = PlayStore(parts.plays)

    @routes.post("/conversations/<identifier>/play")
    def record(identifier: str) -> dict[str, Any]:
        conversation = parts.conversations.get(identifier)
        name = Asked().text("name", "A conversation")
        return {"text": recorded(name, conversation.device, conversation.turns, conversation.began)}

    @routes.get("/plays")
    def plays() -> dict[str, Any]:
        return {
            "plays": [
                {"file": file, "number": number, **_fields(play)}
                for file, number, play in store.plays()
            ]
        }

    @routes.post("/plays")
    def save() -> dict[str, Any]:
        asked = Asked()
        path = store.save(asked.text("file"), asked.text("text"), append=asked.yes("append"))
        return {"path": path.relative_to(parts.root).as_posix()}

    @routes.post("/plays/run")
    def run() -> dict[str, Any]:
        asked = Asked()
        play = store.play(asked.text("file"), asked.number("number"))
        result = _run(play, parts)
        fields: dict[str, Any] = json.loads(result_json(result))
        return fields | {"played": [json.loads(turn_json(turn)) for turn in result.turns]}

    @routes.post("/conversations/<identifier>/step")
    def step(identifier: str) -> dict[str, Any]:
        asked = Asked()
        where = asked.text("file"), asked.number("number"), asked.number("line")
        said = store.said(*where)
        conversation = parts.conversations.get(identifier)
        turn, seen = conversation.take(lambda scene: scene.hear(said.you))
        view = turn_view(turn, seen, parts)
        return view | {"wrong": [_wrong(each) for each in mismatches(said, turn, strict=False)]}

    return routes


def _fields(play: Play) -> dict[str, Any]:
    return {
        "name": play.name,
        "locale": play.locale,
        "kind": play.device,
        "talk": [said.you for said in play.talk],
    }


def _run(play: Play, parts: Parts) -> PlayResult:
    """Played in a house of its own, by somebody whom the skill has never heard."""
    device = parts.link.device(play.locale, play.device, f"PLAY-{uuid.uuid4()}")
    run = parts.link.run(play.locale)
    with parts.house.time_aside(), run.scene(device, play.at, play.zone) as scene:
        return run_play(play, scene)


def _wrong(mismatch: Mismatch) -> dict[str, str]:
    return {"what": mismatch.what, "expected": mismatch.expected, "got": mismatch.got}
