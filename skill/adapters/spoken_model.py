"""Which intents and slots Alexa knows of: read from interaction_model/<language>.json, as built."""

from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

IntentSlots = Mapping[str, Mapping[str, str]]
"""Intent → its slots → their types."""


class _Slot(Struct):
    name: str
    type: str


class _Intent(Struct):
    name: str
    slots: list[_Slot] = []


class _Language(Struct):
    intents: list[_Intent]


class _Model(Struct):
    language_model: _Language = msgspec.field(name="languageModel")


class _File(Struct):
    model: _Model = msgspec.field(name="interactionModel")


def read_slots(folder: Path, language: str) -> IntentSlots:
    """The intents of a language; none where there is no model for it.

    Raises msgspec.DecodeError for a file that is no interaction model.
    """
    path = folder / f"{language}.json"
    if not path.is_file():
        return {}
    intents = msgspec.json.decode(path.read_bytes(), type=_File).model.language_model.intents
    return {one.name: {slot.name: slot.type for slot in one.slots} for one in intents}
