"""intents.yaml + content → the interaction model of a language, as the JSON that Alexa deploys.

Each answer gets an intent of its own, whose samples are how it is asked; so does each danger that
is reported in whole sentences: understanding classifies the whole question or cry for help. The
types are filled from the content, so that what can be answered can be heard. Ids in the union type
Subject carry a prefix (answer.*, person.*, …); those in Finding say whether it is there (yes.*).
"""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from skill.knowledge.content import ENGLISH, Content
from skill.knowledge.localise import ELSEWHERE
from skill.knowledge.names import intent_name, report_name
from skill.knowledge.strict_yaml import read

_REPORT = "<report>"
_SLOT = re.compile(r"\{(\w+)\}")
Values = list[tuple[str, list[str]]]  # id, and how it is said: the first form is the name


class Intents(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """interaction_model/intents.yaml. `around_reports`: what may stand around a <report>."""

    invocation_name: str
    fallback_sensitivity: str
    slots: dict[str, str]
    multiple: list[str]
    around_reports: list[str] = []
    intents: dict[str, list[str]]
    types: dict[str, dict[str, list[str]]]


def read_intents(folder: Path, language: str = "en") -> Intents:
    """Read intents.yaml in `folder`, and <language>/samples/<intent>.txt. Raises ContentError.

    Another language than English has an intents.yaml of its own, in the folder named after it.
    The text files hold the many samples of a few intents, one a line: statements of all kinds,
    and what the skill is not for (Amazon allows samples of the fallback intent).
    """
    home = folder if language == ENGLISH else folder / language
    intents = read(home / "intents.yaml", Intents)
    samples = dict(intents.intents)
    for path in sorted((folder / language / "samples").glob("*.txt")):
        lines = filter(None, path.read_text(encoding="utf-8").split("\n"))
        samples[path.stem] = [*samples.get(path.stem, []), *lines]
    return replace(intents, intents=samples)


def build(intents: Intents, content: Content) -> dict[str, Any]:
    """The interaction model, ready for json.dump. Raises KeyError for a slot without a type."""
    samples = {**intents.intents, **_reports(intents, content), **_questions(content)}
    types = {**_types(content), **{name: _listed(values) for name, values in intents.types.items()}}
    used = {intents.slots[slot] for lines in samples.values() for slot in _slots(lines)}
    model = {
        "invocationName": intents.invocation_name,
        "intents": [_intent(intents, name, lines) for name, lines in samples.items()],
        "types": [_type(name, types[name]) for name in sorted(used & types.keys())],
        "modelConfiguration": {
            "fallbackIntentSensitivity": {"level": intents.fallback_sensitivity}
        },
    }
    return {"interactionModel": {"languageModel": model}}


def locales(content: Content) -> list[str]:
    """The locales that are served with a model."""
    return [locale for locale in content.locales if locale != ELSEWHERE]


def languages(content: Content) -> list[str]:
    """The languages that a model is built for: one for all locales of a language."""
    return list(dict.fromkeys(content.locales[one].language for one in locales(content)))


def dump(model: Mapping[str, Any]) -> str:
    """The text of a model file: stable, one value a line."""
    return json.dumps(model, indent=1, ensure_ascii=False) + "\n"


def _questions(content: Content) -> dict[str, list[str]]:
    return {intent_name(name): content.asked.get(name, []) for name in content.answers}


def _reports(intents: Intents, content: Content) -> dict[str, list[str]]:
    """The samples of each report, and some of them amid what else is told beside it."""
    return {
        report_name(name): [*samples, *_amid(intents.around_reports, samples)]
        for name, samples in content.reports.items()
    }


def _amid(frames: list[str], samples: list[str]) -> list[str]:
    """Each frame around a sample of its own, as far as there are samples."""
    pairs = zip(frames, samples, strict=False)  # a language may have fewer samples
    return [frame.replace(_REPORT, sample) for frame, sample in pairs]


def _slots(samples: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(slot for sample in samples for slot in _SLOT.findall(sample)))


def _intent(intents: Intents, name: str, samples: list[str]) -> dict[str, Any]:
    slots = [_slot(intents, slot) for slot in _slots(samples)]
    return {"name": name, **({"slots": slots} if slots else {}), "samples": samples}


def _slot(intents: Intents, name: str) -> dict[str, Any]:
    slot: dict[str, Any] = {"name": name, "type": intents.slots[name]}
    if name in intents.multiple:
        slot["multipleValues"] = {"enabled": True}
    return slot


def _type(name: str, values: Values) -> dict[str, Any]:
    return {"name": name, "values": [_value(one, said) for one, said in values if said]}


def _value(value_id: str, said: list[str]) -> dict[str, Any]:
    name, *synonyms = dict.fromkeys(said)
    return {"id": value_id, "name": {"value": name, "synonyms": synonyms}}


def _listed(values: Mapping[str, list[str]]) -> Values:
    return list(values.items())


def _types(content: Content) -> dict[str, Values]:
    tables = content.tables
    types: dict[str, Values] = {
        "Person": [(one.id, one.called) for one in content.people.values()],
        "Stage": [(one.id, one.called) for one in content.stages.values()],
        "Food": _foods(content),
        "Condition": [(one.id, one.called) for one in tables["conditions"].values()],
        "Medicine": [(one.id, one.called) for one in tables["medicines"].values()],
        "Remedy": [(one.id, one.called) for one in tables["remedies"].values()],
        "Form": [(one.id, one.called) for one in tables["forms"].values()],
        "Tried": [(one.id, one.called) for one in tables["tried"].values()],
        "Finding": _findings(content),
    }
    return {**types, "Subject": _subjects(content, types)}


def _foods(content: Content) -> Values:
    """Foods, and the kinds that people are allergic to ("nuts")."""
    said = {one.id: one.called for one in content.foods.values()}
    for kind in content.tables["allergies"].values():
        said[kind.id] = [*said.get(kind.id, []), *kind.called]
    return list(said.items())


def _findings(content: Content) -> Values:
    there = [(f"yes.{name}", one.said) for name, one in content.told.items()]
    return there + [(f"no.{name}", one.denied) for name, one in content.told.items()]


def _subjects(content: Content, types: Mapping[str, Values]) -> Values:
    answers = [(f"answer.{name}", answer.called) for name, answer in content.answers.items()]
    kinds = ("Stage", "Person", "Condition", "Medicine", "Food", "Remedy", "Form")
    return answers + [
        (f"{kind.lower()}.{name}", said) for kind in kinds for name, said in types[kind]
    ]
