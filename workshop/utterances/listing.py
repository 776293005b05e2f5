"""Prints the units: each with its digest, who signs it, and every line."""

from collections.abc import Iterator

import msgspec

from skill.assembly import build_turn_parts, read_languages
from skill.knowledge.content import ENGLISH
from skill.settings import Settings
from workshop.utterances.units import Unit, units


def listing(settings: Settings, only: str, *, as_json: bool) -> Iterator[str]:
    """The lines to print, of units whose name holds `only`."""
    languages = read_languages(settings)
    parts = build_turn_parts(settings, languages[ENGLISH], languages)
    for unit in units(languages[ENGLISH], parts.bundles):
        if only in unit.name:
            yield from [_json(unit)] if as_json else _text(unit)


def _json(unit: Unit) -> str:
    return msgspec.json.encode({"digest": unit.digest, **msgspec.structs.asdict(unit)}).decode()


def _text(unit: Unit) -> Iterator[str]:
    yield f"{unit.name} ({', '.join(unit.roles)}) {unit.digest}"
    yield from (f"  [{one.where}] {one.when}: {one.words}" for one in unit.lines)
    yield ""
