"""The small sources of the skill package: deploy/skill.yaml and deploy/store/<locale>.yaml."""

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from skill.knowledge.content import Content
from skill.knowledge.localise import localise
from skill.knowledge.strict_yaml import read

FOLDER = Path(__file__).resolve().parent


class Use(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that the manifest declares, and the text by which the code shows its use."""

    name: str
    used_as: str


class Skill(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """deploy/skill.yaml."""

    category: str
    countries: list[str]
    testing_instructions: str
    permissions: list[Use]
    interfaces: list[Use]
    events: list[Use]


class Store(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the store shows in one locale: deploy/store/<locale>.yaml, or its language's."""

    name: str
    summary: str
    description: str
    example_phrases: list[str]
    keywords: list[str]
    updates: str


def read_skill(folder: Path = FOLDER) -> Skill:
    """The manifest's source. Raises ContentError."""
    return read(folder / "skill.yaml", Skill)


def read_stores(content: Content, locales: list[str], folder: Path = FOLDER) -> dict[str, Store]:
    """Locale → the store's texts with the locale's facts in them. Raises ContentError."""
    stores = {}
    for locale in locales:
        language = content.locales[locale].language
        own = folder / "store" / f"{locale}.yaml"
        store = read(own if own.exists() else folder / "store" / f"{language}.yaml", Store)
        stores[locale] = _filled(store, content, locale)
    return stores


def _filled(store: Store, content: Content, locale: str) -> Store:
    description = store.description
    for name, value in localise(content, locale).facts.items():
        description = description.replace(f"{{{name}}}", value)
    return replace(store, description=description)
