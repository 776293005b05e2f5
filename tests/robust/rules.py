"""What holds of every turn, whatever was said in whatever state."""

import json
from typing import Any

from simulator.checks import faults
from simulator.reply import read_reply
from skill.alexa import memory
from skill.alexa.world import Place
from skill.dialog import danger
from skill.dialog.events import AskedHelp, Event, SaidSelfHarm, Stopped
from skill.dialog.state import Turn
from skill.speech import Spoken


def complaints(event: Event, turn: Turn, place: Place) -> list[str]:
    """All that is wrong with a turn; renders it, so a missing template raises."""
    spoken = place.speech.speak(turn.reply)
    body = json.dumps(_on_the_wire(turn, spoken)).encode()
    reply = read_reply(body)
    wrong = list(faults(reply, microphone=turn.reply.asks is not None))
    if (spoken.reprompt is None) != (turn.reply.asks is None):
        wrong.append("a reprompt must come with a question, and only with one")
    carried = json.loads(body)["sessionAttributes"]
    if memory.recall(carried) != turn.state:
        wrong.append("the state does not survive the way through Alexa")
    return wrong + _manners(event, turn, place)


def _manners(event: Event, turn: Turn, place: Place) -> list[str]:
    """Danger first; help and stop always."""
    acts = [act.act for act in turn.reply.says]
    knowledge = place.knowledge
    if danger.found(event, knowledge):
        good = acts == ["danger.alert"] and turn.reply.asks is None
        return [] if good else ["a danger was not answered"]
    if isinstance(event, SaidSelfHarm) and acts != ["danger.self_harm"]:
        return ["a cry for help was not answered"]
    if isinstance(event, Stopped) and turn.reply.asks is not None:
        return ["stop does not end"]
    if isinstance(event, AskedHelp) and turn.reply.asks is None:
        return ["help does not help"]
    return []


def _on_the_wire(turn: Turn, spoken: Spoken) -> dict[str, Any]:
    def speech(ssml: str) -> dict[str, str]:
        return {"type": "SSML", "ssml": f"<speak>{ssml}</speak>"}

    response: dict[str, Any] = {
        "outputSpeech": speech(spoken.speech),
        "shouldEndSession": spoken.reprompt is None,
    }
    if spoken.reprompt is not None:
        response["reprompt"] = {"outputSpeech": speech(spoken.reprompt)}
    if spoken.card_text is not None:
        card = {"type": "Simple", "title": spoken.card_title, "content": spoken.card_text}
        response["card"] = card
    return {"response": response, "sessionAttributes": memory.attributes(turn.state)}
