"""intents.yaml → the interaction model that Alexa deploys, in three builds.

`open`: built-in intents and the open slot. `carried`: these and the carriers, all of the same
custom type. `phrase`: the carriers on AMAZON.SearchQuery, a slot that is elicited, and the
fallback intent. How they compete on a device nobody outside Amazon knows (decision 11).
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal, get_args

from skill.alexa.heard import FALLBACK
from skill.understanding.routes import Routes

Build = Literal["open", "carried", "phrase"]
BUILDS: tuple[Build, ...] = get_args(Build)
DEFAULT: Build = "carried"
_PHRASE = "AMAZON.SearchQuery"
_SLOT = re.compile(r"\{(\w+)\}")
_PROMPT = "Elicit.Reply"


def delivery_model(routes: Routes, values: list[str], build: Build) -> dict[str, Any]:
    """The model of a build, ready for json.dump. `values`: of the custom type, each once."""
    kind = _PHRASE if build == "phrase" else routes.type
    language: dict[str, Any] = {
        "invocationName": routes.invocation_name,
        "intents": [*_built_in(routes), *_custom(routes, build, kind)],
        "types": [] if build == "phrase" else [_type(routes.type, values)],
    }
    model: dict[str, Any] = {"languageModel": language}
    if build == "phrase":
        language["intents"].append({"name": FALLBACK, "samples": []})
        language["modelConfiguration"] = {"fallbackIntentSensitivity": {"level": "LOW"}}
        model |= _elicitation(routes)
    return {"interactionModel": model}


def _built_in(routes: Routes) -> Iterator[Mapping[str, Any]]:
    for name, closed in routes.built_in.items():
        yield {"name": name, "samples": list(closed.also)}


def _custom(routes: Routes, build: Build, kind: str) -> Iterator[Mapping[str, Any]]:
    if build != "phrase":
        yield _intent(routes.open.intent, (f"{{{routes.open.slot}}}",), kind)
    if build != "open":
        for name, samples in routes.carriers.items():
            yield _intent(name, samples, kind)
    if build == "phrase":
        intent = _intent(routes.elicited.intent, (routes.elicited.carrier,), kind)
        intent["slots"][0]["samples"] = [f"{{{routes.elicited.slot}}}"]
        yield intent


def _intent(name: str, samples: tuple[str, ...], kind: str) -> dict[str, Any]:
    slots = [{"name": slot, "type": kind} for sample in samples for slot in _SLOT.findall(sample)]
    return {"name": name, "slots": slots, "samples": list(samples)}


def _type(name: str, values: list[str]) -> Mapping[str, Any]:
    return {"name": name, "values": [{"name": {"value": value}} for value in values]}


def _elicitation(routes: Routes) -> Mapping[str, Any]:
    """The dialog that lets a slot be elicited: without it Dialog.ElicitSlot is ignored."""
    slot = {
        "name": routes.elicited.slot,
        "type": _PHRASE,
        "elicitationRequired": True,
        "confirmationRequired": False,
        "prompts": {"elicitation": _PROMPT},
    }
    intent = {
        "name": routes.elicited.intent,
        "delegationStrategy": "SKILL_RESPONSE",
        "confirmationRequired": False,
        "prompts": {},
        "slots": [slot],
    }
    asked = {"id": _PROMPT, "variations": [{"type": "PlainText", "value": "Tell me."}]}
    return {
        "dialog": {"intents": [intent], "delegationStrategy": "SKILL_RESPONSE"},
        "prompts": [asked],
    }
