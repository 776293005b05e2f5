"""intents.yaml and content → the interaction model of a language, the JSON that Alexa deploys."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from skill.knowledge.content import Content
from skill.knowledge.load import load, load_languages
from skill.knowledge.localise import ELSEWHERE
from skill.settings import Settings
from skill.understanding.build import read_routes
from workshop.delivery import DEFAULT, Build, delivery_model
from workshop.speech_values import values_of


def build_models(settings: Settings, build: Build = DEFAULT) -> dict[str, dict[str, Any]]:
    """Language → its model in one of the builds. Raises ContentError."""
    content = load(settings.content, settings.interaction_model)
    contents = load_languages(settings.content, settings.interaction_model, content)
    routes = read_routes(settings.interaction_model)
    return {
        language: delivery_model(routes, values_of(contents[language]), build)
        for language in languages(content)
    }


def languages(content: Content) -> list[str]:
    """The languages that a model is built for: one for all locales of a language."""
    served = (one.language for locale, one in content.locales.items() if locale != ELSEWHERE)
    return list(dict.fromkeys(served))


def model_file(folder: Path, language: str) -> Path:
    """Where the built model of a language lies below interaction_model/ (`folder`)."""
    return folder / f"{language}.json"


def dump(model: Mapping[str, Any]) -> str:
    """The text of a model file: stable, one value a line."""
    return json.dumps(model, indent=1, ensure_ascii=False) + "\n"
