"""Reads content/ into one Content. Strict: the first fault of form stops it with file and line."""

from pathlib import Path
from typing import Protocol, TypeVar

from skill.errors import ContentError
from skill.knowledge.content import ENGLISH, ROW_TABLES, Content, Locale
from skill.knowledge.models import (
    Answer,
    Authority,
    Fact,
    Finding,
    Food,
    Kin,
    Row,
    Source,
    Stage,
)
from skill.knowledge.routine import Routine
from skill.knowledge.strict_yaml import read
from skill.knowledge.translate import read_translation, translated, untranslated
from skill.knowledge.triage import TriageTable


class _WithId(Protocol):
    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=_WithId)


def load(folder: Path) -> Content:
    """All of `folder` (content/). Raises ContentError naming file and line."""
    tables = folder / "tables"
    return Content(
        sources=read(folder / "sources.yaml", dict[str, Source]),
        facts=read(folder / "facts.yaml", dict[str, Fact]),
        locales=read(folder / "locales.yaml", dict[str, Locale]),
        answers=_answers(folder / "answers"),
        intake=read(tables / "intake.yaml", dict[str, Authority]),
        foods=_by_id(tables / "foods.yaml", list[Food]),
        tables={name: _by_id(tables / f"{name}.yaml", list[Row]) for name in ROW_TABLES},
        people=_by_id(tables / "people.yaml", list[Kin]),
        stages=_by_id(tables / "stages.yaml", list[Stage]),
        findings=read(folder / "findings.yaml", dict[str, Finding]),
        reports=read(folder / "reports.yaml", dict[str, list[str]]),
        triage=read(folder / "triage" / "leg-pain.yaml", TriageTable),
        routine=read(folder / "routine" / "bedtime.yaml", Routine),
    )


def load_languages(folder: Path, content: Content) -> dict[str, Content]:
    """Language → the content in it, for the languages of `content`'s locales.

    English is the content itself; each other language is read from translations/<language>/.
    Raises ContentError.
    """
    languages = {locale.language for locale in content.locales.values()} - {ENGLISH}
    translations = folder / "translations"
    return {ENGLISH: content} | {
        language: translated(content, read_translation(translations / language))
        for language in languages
    }


def gaps(folder: Path, content: Content) -> list[str]:
    """What the languages of the locales leave untranslated, as `translations/<language>/…`.

    Raises ContentError.
    """
    languages = {locale.language for locale in content.locales.values()} - {ENGLISH}
    return [
        f"translations/{language}/{part} is not translated"
        for language in sorted(languages)
        for part in untranslated(content, read_translation(folder / "translations" / language))
    ]


def _answers(folder: Path) -> dict[str, Answer]:
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise ContentError(folder, 1, "holds no answers (*.yaml)")
    return {path.stem: read(path, Answer) for path in paths}


def _by_id(path: Path, shape: type[list[R]]) -> dict[str, R]:
    rows = read(path, shape)
    ids = [row.id for row in rows]
    if repeated := {name for name in ids if ids.count(name) > 1}:
        raise ContentError(path, 1, f"repeats the ids {', '.join(sorted(repeated))}")
    return dict(zip(ids, rows, strict=True))
