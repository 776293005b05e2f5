"""What the booklet shows of a unit: its lines with where they are heard, its sources, its state."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from skill.knowledge.content import Content
from skill.knowledge.models import Answer, Source
from skill.markup import plain
from workshop.review import Standing
from workshop.utterances.units import Line, Unit

_REPEATS = ("card", "shorter")  # made of the same sentences by rule: `workshop utterances` has them


class Said(Struct, frozen=True):
    """One wording, with when and where it is heard."""

    words: str
    when: tuple[str, ...]
    where: str


class Page(Struct, frozen=True):
    """A unit as it is printed."""

    name: str
    title: str
    roles: tuple[str, ...]
    grave: bool
    digest: str
    state: str
    rules: tuple[str, ...]
    said: tuple[Said, ...]
    answer: Answer | None
    sources: Mapping[str, Source]


def page(unit: Unit, standing: Standing, content: Content) -> Page:
    """The unit with what a reviewer needs beside it."""
    kind, _, name = unit.name.partition(" ")
    answer = content.answers[name] if kind == "answer" else None
    heard = [one for one in unit.lines if one.when != "rule" and not _repeats(one)]
    return Page(
        name=unit.name,
        title=_title(unit.name, content),
        roles=unit.roles,
        grave=unit.grave,
        digest=unit.digest,
        state=standing.words,
        rules=tuple(one.words for one in unit.lines if one.when == "rule"),
        said=tuple(_said(heard)),
        answer=answer,
        sources={one: content.sources[one] for one in _cited(unit.name, content)},
    )


def _repeats(line: Line) -> bool:
    return line.when.endswith(_REPEATS)


def _title(unit: str, content: Content) -> str:
    kind, _, name = unit.partition(" ")
    if kind == "answer":
        return content.answers[name].title
    return content.findings[name].what if kind == "finding" else f"The {unit}"


def _said(lines: list[Line]) -> Iterator[Said]:
    """Each wording once; what only some countries hear says which."""
    found: dict[tuple[str, str], list[str]] = {}
    for one in lines:
        found.setdefault((one.when, plain(one.words)), []).append(one.where)
    by_words: dict[tuple[str, str], list[str]] = {}
    for (when, words), where in found.items():
        by_words.setdefault((words, ", ".join(where)), []).append(when)
    yield from (Said(words, tuple(when), where) for (words, where), when in by_words.items())


def _cited(unit: str, content: Content) -> list[str]:
    """The sources of an answer, then those of the rows that it looks up; or of a finding."""
    kind, _, name = unit.partition(" ")
    if kind == "finding":
        return content.findings[name].sources
    if kind != "answer":
        return []
    rows = [row for table in content.tables.values() for row in table.values()]
    of_rows = [one for row in rows if name in row.answers for one in row.sources]
    return [*dict.fromkeys([*content.answers[name].sources, *of_rows])]
