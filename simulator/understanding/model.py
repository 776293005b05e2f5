"""An Alexa interaction model of one locale, read from its JSON.

Shape: https://developer.amazon.com/docs/smapi/interaction-model-schema.html
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast

Sensitivity = Literal["LOW", "MEDIUM", "HIGH"]

FALLBACK = "AMAZON.FallbackIntent"


class ModelError(ValueError):
    """The JSON is no interaction model; the message says where."""


@dataclass(frozen=True, slots=True)
class SlotSpec:
    """A slot of an intent; `samples` are those heard when it alone is asked for."""

    name: str
    type: str
    multiple: bool
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IntentSpec:
    """An intent with its slots by name and its samples in the model's order."""

    name: str
    slots: Mapping[str, SlotSpec]
    samples: tuple[str, ...]

    @property
    def built_in(self) -> bool:
        """Amazon's own intents match only exact samples, custom ones generalise."""
        return self.name.startswith("AMAZON.")


@dataclass(frozen=True, slots=True)
class ValueSpec:
    """A listed value of a custom type; `id` is "" where the model gives none."""

    id: str
    name: str
    synonyms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InteractionModel:
    """The language model, frozen. `digest`: SHA-256, in hex, of the JSON with sorted keys."""

    invocation_name: str
    intents: Mapping[str, IntentSpec]
    types: Mapping[str, tuple[ValueSpec, ...]]
    sensitivity: Sensitivity
    digest: str

    @classmethod
    def read(cls, path: Path) -> "InteractionModel":
        """The model in a JSON file."""
        return cls.from_dict(json.loads(path.read_text(encoding="utf-8")))

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "InteractionModel":
        """The model in a parsed JSON, whose top level key is "interactionModel"."""
        try:
            return _model(cls, data, data["interactionModel"]["languageModel"])
        except (KeyError, TypeError, AttributeError) as error:
            raise ModelError(f"no Alexa interaction model: {error!r} is missing or odd") from error


def _model(
    cls: type[InteractionModel], whole: Mapping[str, Any], language: Mapping[str, Any]
) -> InteractionModel:
    canonical = json.dumps(whole, sort_keys=True, ensure_ascii=False)
    return cls(
        invocation_name=str(language["invocationName"]),
        intents={each["name"]: _intent(each) for each in language["intents"]},
        types={
            each["name"]: tuple(_value(value) for value in each.get("values", ()))
            for each in language.get("types", ())
        },
        sensitivity=_sensitivity(language),
        digest=hashlib.sha256(canonical.encode()).hexdigest(),
    )


def _intent(data: Mapping[str, Any]) -> IntentSpec:
    slots = {each["name"]: _slot(each) for each in data.get("slots") or ()}
    return IntentSpec(data["name"], slots, tuple(data.get("samples") or ()))


def _slot(data: Mapping[str, Any]) -> SlotSpec:
    multiple = bool((data.get("multipleValues") or {}).get("enabled", False))
    return SlotSpec(data["name"], data["type"], multiple, tuple(data.get("samples") or ()))


def _value(data: Mapping[str, Any]) -> ValueSpec:
    name = data["name"]
    return ValueSpec(data.get("id") or "", name["value"], tuple(name.get("synonyms") or ()))


def _sensitivity(language: Mapping[str, Any]) -> Sensitivity:
    """LOW where the model says nothing, as with Amazon."""
    settings = (language.get("modelConfiguration") or {}).get("fallbackIntentSensitivity") or {}
    level = settings.get("level", "LOW")
    if level not in {"LOW", "MEDIUM", "HIGH"}:
        raise ModelError(f"fallbackIntentSensitivity is {level!r}: say LOW, MEDIUM or HIGH")
    return cast(Sensitivity, level)
