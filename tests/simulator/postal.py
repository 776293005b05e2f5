"""A small model with an open slot, and a skill's side of it."""

from collections.abc import Mapping
from typing import Any

from simulator.understanding import InteractionModel, Understood

CARRIERS: Mapping[str, tuple[str, ...]] = {
    "WhyIntent": ("why {why_rest}", "why do my legs {legs_rest}"),
    "HowMuchIntent": ("how much {much_rest}",),
    "NoAndIntent": ("no {no_rest}",),
    "IIntent": ("i {i_rest}", "i'm {i_am_rest}"),
}
_BUILT_IN = {"AMAZON.YesIntent": [], "AMAZON.NoIntent": ["nope never"], "AMAZON.StopIntent": []}


def postal(carriers: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    """The JSON of a model with built-in intents, an open slot, and these carriers."""
    customs = {"SpeechIntent": ("{speech}",), **carriers}
    language: dict[str, Any] = {
        "invocationName": "cramp coach",
        "intents": [
            *({"name": name, "samples": samples} for name, samples in _BUILT_IN.items()),
            *({"name": name, **_samples(samples)} for name, samples in customs.items()),
        ],
        "types": [{"name": "Speech", "values": [{"name": {"value": "my leg hurts"}}]}],
    }
    return {"interactionModel": {"languageModel": language}}


def _samples(samples: tuple[str, ...]) -> dict[str, Any]:
    names = [sample.partition("{")[2][:-1] for sample in samples]
    return {"slots": [{"name": name, "type": "Speech"} for name in names], "samples": list(samples)}


def together(understood: Understood, model: InteractionModel) -> str:
    """The sentence as a skill puts it together again; "" for a built-in intent."""
    for sample in model.intents[understood.intent].samples:
        name = sample.partition("{")[2][:-1]
        if name in understood.slots:
            return sample.replace("{" + name + "}", understood.slots[name].values[0].value)
    return ""
