"""Builds the skill package as ASK CLI v2 and SMAPI take it, and checks it by Amazon's rules.

https://developer.amazon.com/docs/smapi/skill-package-api-reference.html
"""

import json
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from deploy.faults import Finding, fault, warning
from deploy.icons import write_icon
from deploy.lints import skill_faults, store_faults
from deploy.manifest import ICONS, Addresses, manifest
from deploy.reviews import review_findings
from deploy.round_trip import manifest_faults, model_faults
from deploy.sources import Skill, Store, read_skill, read_stores
from deploy.usage import read_code, usage_findings
from simulator.understanding.model_files import ALEXA_LOCALES
from skill.knowledge.content import Content
from skill.knowledge.load import load
from skill.knowledge.localise import ELSEWHERE
from skill.settings import Settings
from workshop.delivery import DEFAULT, Build
from workshop.interaction_model import build_models
from workshop.review import reviewed

_RESOURCES = {
    "askcliResourcesVersion": "2020-03-31",
    "profiles": {"default": {"skillMetadata": {"src": "./skill-package"}}},
}
_ARN = re.compile(r"arn:aws:lambda:[a-z0-9-]+:\d{12}:function:[\w-]+(:[\w-]+)?")


@dataclass(frozen=True)
class Wanted:
    """What to build: from which folder, for whom, which model, and who answers if unsigned."""

    root: Path
    addresses: Addresses
    today: date
    production: bool = False
    model: Build = DEFAULT
    unreviewed_by_name: str | None = None


@dataclass(frozen=True)
class Package:
    """What goes into the package, and what was found wrong with it."""

    manifest: dict[str, Any]
    models: Mapping[str, dict[str, Any]]
    findings: tuple[Finding, ...]

    @property
    def good(self) -> bool:
        """Whether nothing forbids to hand it in."""
        return all(one.weight != "fault" for one in self.findings)


def assemble(wanted: Wanted) -> Package:
    """Read the sources and check them. Raises ContentError for one that can't be read."""
    folders = Settings(
        content=wanted.root / "content",
        interaction_model=wanted.root / "interaction_model",
        responses=wanted.root / "responses",
    )
    content = load(folders.content, folders.interaction_model)
    served = [locale for locale in content.locales if locale in ALEXA_LOCALES]
    skill = read_skill(wanted.root / "deploy")
    stores = read_stores(content, served, wanted.root / "deploy")
    built = build_models(folders, wanted.model)
    models = {one: built[content.locales[one].language] for one in served}
    document = manifest(skill, stores, wanted.addresses)
    found = [
        *_left_out(content),
        *_sources(wanted, skill, stores, models),
        *review_findings(
            reviewed(folders, content, wanted.today),
            production=wanted.production,
            unreviewed_by_name=wanted.unreviewed_by_name,
        ),
        *_documents(document, models),
    ]
    return Package(document, models, tuple(found))


def _left_out(content: Content) -> Iterator[Finding]:
    """Locales that are served but that Alexa does not have: Amazon would refuse their models."""
    for locale in content.locales.keys() - {ELSEWHERE, *ALEXA_LOCALES}:
        yield warning(f"{locale}: Alexa has no such locale, so no model is packaged for it")


def _sources(
    wanted: Wanted,
    skill: Skill,
    stores: Mapping[str, Store],
    models: Mapping[str, dict[str, Any]],
) -> Iterator[Finding]:
    yield from skill_faults(skill)
    for locale, store in stores.items():
        yield from store_faults(locale, store, models[locale])
    yield from usage_findings(skill, read_code(wanted.root), production=wanted.production)
    yield from _addresses(wanted)


def _addresses(wanted: Wanted) -> Iterator[Finding]:
    given = wanted.addresses
    if given.made_up:
        say = fault if wanted.production else warning
        yield say(
            "the addresses are stand-ins; deploy first, then give --endpoint and --public-url"
        )
    if not given.endpoint.startswith("https://") and not _ARN.fullmatch(given.endpoint):
        yield fault(f"--endpoint {given.endpoint}: a Lambda ARN or an https address is needed")
    if not given.public_url.startswith("https://"):
        yield fault(f"--public-url {given.public_url}: Amazon opens https alone")


def _documents(document: dict[str, Any], models: Mapping[str, dict[str, Any]]) -> Iterator[Finding]:
    yield from (fault(f"skill.json {text}") for text in manifest_faults(document))
    for locale, model in models.items():
        yield from (fault(f"{locale}.json {text}") for text in model_faults(model))


def write(package: Package, folder: Path) -> None:
    """Write the package anew into `folder` (skill-package), and ask-resources.json beside it."""
    shutil.rmtree(folder, ignore_errors=True)
    assets = folder / "assets"
    assets.mkdir(parents=True)
    _write_json(folder / "skill.json", package.manifest)
    write_models(package, folder / "interactionModels" / "custom")
    for name, size in ICONS.values():
        write_icon(assets / name, size)
    _write_json(folder.parent / "ask-resources.json", _RESOURCES)


def write_models(package: Package, folder: Path) -> None:
    """Write the model of each locale into a new folder."""
    folder.mkdir(parents=True)
    for locale, model in package.models.items():
        _write_json(folder / f"{locale}.json", model, compact=True)


def _write_json(path: Path, document: Mapping[str, Any], *, compact: bool = False) -> None:
    """`compact`: without a space, for what Amazon limits the size of."""
    shape: dict[str, Any] = {"separators": (",", ":")} if compact else {"indent": 2}
    text = json.dumps(document, ensure_ascii=False, **shape)
    path.write_text(f"{text}\n", encoding="utf-8")
