"""Makes the booklet: first what a clinician must decide, then every unit with room to sign."""

from datetime import date
from pathlib import Path

import jinja2
from msgspec import Struct

from skill.assembly import build_turn_parts, read_languages
from skill.knowledge.content import ENGLISH
from skill.knowledge.strict_yaml import read
from skill.settings import Settings
from workshop.booklet.pages import page
from workshop.review import read_ledger, standings
from workshop.utterances.units import units

_TEMPLATE = Path(__file__).with_name("booklet.html.j2")


class Decision(Struct, frozen=True, forbid_unknown_fields=True):
    """Something open that one profession has to decide: of which unit, and what is done today."""

    about: str
    who: str
    question: str
    now: str


def decisions(content: Path) -> list[Decision]:
    """content/for-clinicians.yaml. Raises ContentError."""
    return read(content / "for-clinicians.yaml", list[Decision])


def booklet(settings: Settings, today: date) -> str:
    """The whole page as HTML. Raises ContentError."""
    languages = read_languages(settings)
    content = languages[ENGLISH]
    found = units(content, build_turn_parts(settings, content, languages).bundles)
    digests = {one.name: one.digest for one in found}
    ledger = read_ledger(settings.content)
    states = {one.unit: one for one in standings(content, ledger, today, lambda: digests)}
    pages = [page(one, states[one.name], content) for one in found]
    env = jinja2.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    template = env.from_string(_TEMPLATE.read_text(encoding="utf-8"))
    return template.render(
        pages=pages,
        today=today,
        decisions=decisions(settings.content),
        signed=sum(one.signed for one in states.values()),
    )
