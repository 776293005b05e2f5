"""Reads content/, and how it is asked, into one Content.

Strict: the first fault of form stops it with file and line.
"""

from pathlib import Path
from typing import Protocol, TypeVar

from skill.errors import ContentError
from skill.knowledge.content import ENGLISH, ROW_TABLES, Content, Locale
from skill.knowledge.families import read_families
from skill.knowledge.models import (
    Answer,
    Authority,
    Fact,
    Finding,
    Food,
    Kin,
    Near,
    Row,
    Source,
    Stage,
    Telling,
)
from skill.knowledge.phrasings import Phrasings, read_phrasings
from skill.knowledge.read_replies import read_replies
from skill.knowledge.relief import Relief
from skill.knowledge.routine import Routine
from skill.knowledge.strict_yaml import read
from skill.knowledge.table_files import table_files
from skill.knowledge.translate import (
    Translation,
    read_translation,
    translated,
    unasked,
    untranslated,
)
from skill.knowledge.triage import Terms, TriageRows, TriageTable
from skill.knowledge.urgency import UrgencyTable


class _WithId(Protocol):
    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=_WithId)


def load(folder: Path, asked: Path) -> Content:
    """All of `folder` (content/), with the English phrasings of `asked` (interaction_model/).

    Raises ContentError naming file and line.
    """
    tables = folder / "tables"
    phrasings = read_phrasings(asked / ENGLISH)
    findings = read(folder / "findings.yaml", dict[str, Finding])
    answers = _answers(folder / "answers")
    return Content(
        sources=_sources(folder / "sources"),
        facts=read(folder / "facts.yaml", dict[str, Fact]),
        locales=read(folder / "locales.yaml", dict[str, Locale]),
        answers=answers,
        intake=read(tables / "intake.yaml", dict[str, Authority]),
        foods=_by_id(table_files(tables, "foods"), list[Food]),
        tables={name: _by_id(table_files(tables, name), list[Row]) for name in ROW_TABLES},
        people=_by_id([tables / "people.yaml"], list[Kin]),
        stages=_by_id([tables / "stages.yaml"], list[Stage]),
        findings=findings,
        urgency=read(folder / "urgency.yaml", UrgencyTable),
        near=read(folder / "near.yaml", dict[str, Near]),
        asked=phrasings.asked,
        told={name: Telling() for name in findings} | phrasings.told,
        triage=_triage(folder / "triage"),
        routine=read(folder / "routine" / "bedtime.yaml", Routine),
        relief=read(folder / "relief" / "coach.yaml", Relief),
        replies=read_replies(asked / ENGLISH),
        families=read_families(asked / ENGLISH, answers),
    )


def load_languages(folder: Path, asked: Path, content: Content) -> dict[str, Content]:
    """Language → the content in it, for the languages of `content`'s locales.

    English is the content itself; each other language is read from translations/<language>/ in
    `folder` (content/), and <language>/ in `asked` (interaction_model/). Raises ContentError.
    """
    return {ENGLISH: content} | {
        language: translated(content, *_words_of(folder, asked, language))
        for language in _others(content)
    }


def gaps(folder: Path, asked: Path, content: Content) -> list[str]:
    """What the languages of the locales leave untranslated: the file, or its part, that lacks it.

    Raises ContentError.
    """
    missing: list[str] = []
    for language in _others(content):
        words, phrasings = _words_of(folder, asked, language)
        missing += [f"translations/{language}/{one}" for one in untranslated(content, words)]
        missing += [f"interaction_model/{language}/{one}" for one in unasked(content, phrasings)]
    return [f"{one} is not translated" for one in missing]


def _others(content: Content) -> list[str]:
    """The languages of the locales but English."""
    return sorted({locale.language for locale in content.locales.values()} - {ENGLISH})


def _words_of(folder: Path, asked: Path, language: str) -> tuple[Translation, Phrasings]:
    words = read_translation(folder / "translations" / language)
    return words, read_phrasings(asked / language)


def _triage(folder: Path) -> TriageTable:
    table = read(folder / "leg-pain.yaml", TriageRows)
    terms = read(folder / "terms.yaml", Terms)
    return TriageTable(questions=table.questions, rules=table.rules, terms=terms)


def _answers(folder: Path) -> dict[str, Answer]:
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise ContentError(folder, 1, "holds no answers (*.yaml)")
    return {path.stem: read(path, Answer) for path in paths}


def _sources(folder: Path) -> dict[str, Source]:
    """Those of all files, by id. Raises ContentError where an id stands in two of them."""
    found: dict[str, Source] = {}
    for path in sorted(folder.glob("*.yaml")):
        sources = read(path, dict[str, Source])
        if repeated := sources.keys() & found.keys():
            raise ContentError(path, 1, f"repeats the ids {', '.join(sorted(repeated))}")
        found |= sources
    if not found:
        raise ContentError(folder, 1, "holds no sources (*.yaml)")
    return found


def _by_id(paths: list[Path], shape: type[list[R]]) -> dict[str, R]:
    found: dict[str, R] = {}
    for path in paths:
        for row in read(path, shape):
            if row.id in found:
                raise ContentError(path, 1, f"repeats the id {row.id}")
            found[row.id] = row
    return found
