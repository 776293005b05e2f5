"""Names in the table of urgency: each row is of a finding, and every opening has its words."""

from collections.abc import Iterator, Mapping
from typing import get_args

from skill.knowledge.content import Content
from skill.knowledge.faults import Fault, nearest
from skill.knowledge.models import LEVELS, Localised
from skill.knowledge.urgency import ABOUT_THEM, BESIDE, HARMLESS, OWN_LINE, Door

_FILE = "urgency.yaml"
_DOORS = get_args(Door)
_OPENS = (*LEVELS, *(door for door in _DOORS if door not in OWN_LINE))


def urgency_faults(content: Content) -> Iterator[Fault]:
    """Rows and first words that name what there is not."""
    yield from _rows(content)
    yield from _first_words(content)
    yield from _places(content, "for_signs", content.urgency.for_signs, (*LEVELS, *_DOORS))


def _rows(content: Content) -> Iterator[Fault]:
    rows, findings = content.urgency.rows, content.findings
    for name in rows.keys() - findings.keys():
        yield Fault(_FILE, (name,), f"{name} is no finding{nearest(name, findings)}")
    if HARMLESS not in rows:
        yield Fault(_FILE, ("rows",), f"lacks {HARMLESS}, where a check ends that found nothing")
    for name, row in rows.items():
        for other in row.unless:
            if other not in (*findings, *ABOUT_THEM):
                what = f"{name}: unless {other}, which is no finding"
                yield Fault(_FILE, (name, other), what)


def _first_words(content: Content) -> Iterator[Fault]:
    """Each level and door opens with words, in any place."""
    words = content.urgency.first_words
    yield from _places(content, "first_words", words, _OPENS)
    for name in _OPENS:
        if "any" not in words.get(name, {}):
            yield Fault(_FILE, ("first_words",), f"lacks words for {name} in `any` place")


def _places(
    content: Content, table: str, words: Mapping[str, Localised], opens: tuple[str, ...]
) -> Iterator[Fault]:
    """A place that is none would be served with the words of all others."""
    places = (*content.locales, "any")
    for name, texts in words.items():
        if name.removesuffix(BESIDE) not in opens:
            what = f"{name} is no level or door{nearest(name, opens)}"
            yield Fault(_FILE, (table, name), what)
        for place in texts.keys() - {*places}:
            what = f"{name}: {place} is no locale{nearest(place, places)}"
            yield Fault(_FILE, (table, name, place), what)
