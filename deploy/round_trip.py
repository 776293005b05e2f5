"""Finds typos and unknown fields: Amazon's own classes read a file, and what they drop is shown.

ask-smapi-model accepts almost anything on reading; what it writes again is what it understood.
"""

import copy
import json
from collections.abc import Iterator
from typing import Any

from ask_sdk_core.exceptions import SerializationException
from ask_sdk_core.serialize import DefaultSerializer
from ask_smapi_model.v1.skill.interaction_model.interaction_model_data import InteractionModelData
from ask_smapi_model.v1.skill.manifest.interface import Interface
from ask_smapi_model.v1.skill.manifest.interface_type import InterfaceType
from ask_smapi_model.v1.skill.manifest.skill_manifest_envelope import SkillManifestEnvelope


def manifest_faults(document: dict[str, Any]) -> list[str]:
    """What Amazon's manifest class does not understand of skill.json."""
    return _faults(_without_plain_interfaces(document), SkillManifestEnvelope)


def model_faults(document: dict[str, Any]) -> list[str]:
    """What Amazon's class does not understand of an interaction model."""
    return _faults(document, InteractionModelData)


def _without_plain_interfaces(document: dict[str, Any]) -> dict[str, Any]:
    """The manifest without interfaces that are a name alone.

    The model lists their names (CAN_FULFILL_INTENT_REQUEST, …) but has no class to read them with.
    """
    names = {one.value for one in InterfaceType} - Interface.discriminator_value_class_map.keys()
    plain = [{"type": name} for name in names]
    whole: dict[str, Any] = copy.deepcopy(document)
    custom = whole.get("manifest", {}).get("apis", {}).get("custom", {})
    if isinstance(given := custom.get("interfaces"), list):
        custom["interfaces"] = [one for one in given if one not in plain]
    return whole


def _faults(document: dict[str, Any], shape: type) -> list[str]:
    serializer = DefaultSerializer()
    try:
        understood = serializer.serialize(serializer.deserialize(json.dumps(document), shape))
    except (SerializationException, AttributeError, TypeError, ValueError) as fault:
        return [f"not understood: {type(fault).__name__}: {str(fault)[:200]}"]
    return list(_differences(document, understood, ""))


def _differences(given: Any, understood: Any, path: str) -> Iterator[str]:
    if isinstance(given, dict) and isinstance(understood, dict):
        for name, value in given.items():
            if understood.get(name) is None:
                yield f"{path}/{name}: no such field"
            else:
                yield from _differences(value, understood[name], f"{path}/{name}")
    elif isinstance(given, list) and isinstance(understood, (list, tuple)):
        if len(given) != len(understood):
            yield f"{path}: {len(given)} entries become {len(understood)}"
        for index, (one, other) in enumerate(zip(given, understood, strict=False)):
            yield from _differences(one, other, f"{path}[{index}]")
    elif given != understood or type(given) is not type(understood):
        yield f"{path}: {given!r} becomes {understood!r}"
