"""Prints what the lint found: each fault once with the locales it is heard in, then the figures."""

import sys

import msgspec

from skill.assembly import build_turn_parts, read_languages
from skill.knowledge.content import ENGLISH
from skill.settings import Settings
from workshop.lint.lint import lint
from workshop.lint.rules import Measured, of_all

_LOCALES = 6


def report(settings: Settings, only: str, *, as_json: bool) -> int:
    """Write it to the standard output. Exit code 1 where there is a fault."""
    languages = read_languages(settings)
    parts = build_turn_parts(settings, languages[ENGLISH], languages)
    found = list(lint(settings, parts, only))
    if as_json:
        sys.stdout.writelines(msgspec.json.encode(one).decode() + "\n" for one in found)
    else:
        _write(found)
    return int(any(one.faults for one in found))


def _write(found: list[Measured]) -> None:
    where: dict[tuple[str, str, tuple[str, ...], str], list[str]] = {}
    for one in found:
        if one.faults:
            key = (one.heard.unit, one.heard.of, one.faults, one.heard.ssml)
            where.setdefault(key, []).append(one.heard.locale)
    for (unit, of, faults, ssml), locales in where.items():
        heard_in = "everywhere" if len(locales) == _LOCALES else ", ".join(locales)
        sys.stdout.write(f"{unit} ({of or 'plainly'}) [{heard_in}]: {'; '.join(faults)}\n")
        sys.stdout.write(f"    {ssml}\n")
    for name, figure in of_all(found).items() if found else ():
        sys.stdout.write(f"{name:<26}{figure:8.2f}\n")
