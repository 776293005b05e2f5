"""A second language as data: content/translations/<language>/, laid over the English content.

How it is asked stands in interaction_model/<language>/, as the English phrasings do.

Figures, sources, levels and rules stay where they are; only words are translated. What is not
translated stays English, and `python -m workshop check` names it.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from skill.knowledge.content import ROW_TABLES, Content
from skill.knowledge.models import Answer, Localised, Near, Telling, Words
from skill.knowledge.phrasings import Phrasings
from skill.knowledge.strict_yaml import read
from skill.knowledge.urgency import UrgencyTable


class AnswerWords(Words, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The words of an answer: translations/<language>/answers/<id>.yaml."""

    title: str
    called: list[str]
    cases: dict[str, Words] = field(default_factory=dict)


class FindingWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The words of a finding: findings.yaml there."""

    what: str
    short: str | None = None
    check: str | None = None
    explain: str | None = None


class UrgencyWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The words of a row of urgency.yaml: fields as there."""

    yourself: str = field(name="self", default="")
    beside: str | None = None
    reason: str | None = None


class UrgencyTexts(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """urgency.yaml there: the first words by level or door, what opens lists, the rows' words."""

    first_words: dict[str, str]
    for_signs: dict[str, str] = {}
    rows: dict[str, UrgencyWords]


class CalledWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a food, a row of a table, a person or a stage is called: called.yaml there."""

    called: list[str]
    name: str | None = None
    serving: str | None = None
    answers: dict[str, dict[str, str]] | None = None


class TriageWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The words of triage: triage.yaml there; fields as in content/triage/leg-pain.yaml."""

    questions: dict[str, dict[str, str]]


class Translation(Struct, frozen=True):
    """All words of one language. `called` is table → id → words."""

    answers: dict[str, AnswerWords]
    facts: dict[str, str]
    findings: dict[str, FindingWords]
    urgency: UrgencyTexts
    called: dict[str, dict[str, CalledWords]]
    triage: TriageWords
    near: dict[str, Near]


def read_translation(folder: Path) -> Translation:
    """Read translations/<language>/. Raises ContentError naming file and line."""
    paths = sorted((folder / "answers").glob("*.yaml"))
    return Translation(
        answers={path.stem: read(path, AnswerWords) for path in paths},
        facts=read(folder / "facts.yaml", dict[str, str]),
        findings=read(folder / "findings.yaml", dict[str, FindingWords]),
        urgency=read(folder / "urgency.yaml", UrgencyTexts),
        called=read(folder / "called.yaml", dict[str, dict[str, CalledWords]]),
        triage=read(folder / "triage.yaml", TriageWords),
        near=read(folder / "near.yaml", dict[str, Near]),
    )


def translated(content: Content, words: Translation, phrasings: Phrasings) -> Content:
    """The content with the words of a translation, and asked as in its language."""
    findings = {
        name: replace(one, **_fields(words.findings.get(name)))
        for name, one in content.findings.items()
    }
    facts = {
        name: replace(fact, values={**fact.values, "any": words.facts[name]})
        if "any" in fact.values and name in words.facts
        else fact
        for name, fact in content.facts.items()
    }
    return replace(
        content,
        answers={n: _answer(a, words.answers.get(n)) for n, a in content.answers.items()},
        facts=facts,
        findings=findings,
        urgency=_urgency(content.urgency, words.urgency),
        near={**content.near, **words.near},
        asked={**content.asked, **phrasings.asked},
        told={name: phrasings.told.get(name, one) for name, one in content.told.items()},
        foods=_renamed(content.foods, words.called.get("foods", {})),
        tables={
            table: _renamed(content.tables[table], words.called.get(table, {}))
            for table in ROW_TABLES
        },
        people=_renamed(content.people, words.called.get("people", {})),
        stages=_renamed(content.stages, words.called.get("stages", {})),
        triage=replace(
            content.triage,
            questions=[
                replace(one, **words.triage.questions.get(one.id, {}))
                for one in content.triage.questions
            ],
        ),
    )


def _answer(answer: Answer, words: AnswerWords | None) -> Answer:
    """The words of the language; what is to be watched for stays."""
    if words is None:
        return answer
    cases = {name: _case(answer.cases.get(name), one) for name, one in words.cases.items()}
    return replace(answer, **{**_fields(_case(answer, words)), "cases": cases})


def _case(known: Words | None, words: Words) -> Words:
    """The words with what is no word: what to watch for, and how good the proof is."""
    proof = known.evidence if known else None
    if proof and words.evidence:
        proof = replace(proof, of=words.evidence.of)
    return replace(words, watch=known.watch if known else None, evidence=proof)


def _urgency(table: UrgencyTable, words: UrgencyTexts) -> UrgencyTable:
    """The levels as they are, in the words of the language."""
    rows = {name: replace(row, **_fields(words.rows.get(name))) for name, row in table.rows.items()}
    return replace(
        table,
        first_words=_openings(table.first_words, words.first_words),
        for_signs=_openings(table.for_signs, words.for_signs),
        rows=rows,
    )


def _openings(known: dict[str, Localised], words: dict[str, str]) -> dict[str, Localised]:
    return {name: {"any": words[name]} if name in words else one for name, one in known.items()}


def untranslated(content: Content, words: Translation) -> list[str]:
    """The answers, findings, facts and parts of triage that would be heard in English."""
    missing = [f"answers/{name}.yaml" for name in content.answers.keys() - words.answers.keys()]
    missing += [
        f"answers/{name}.yaml evidence"
        for name, one in words.answers.items()
        if one.evidence is None
    ]
    missing += [f"findings.yaml {name}" for name in content.findings.keys() - words.findings.keys()]
    missing += [f"near.yaml {name}" for name in content.near.keys() - words.near.keys()]
    questions = {one.id for one in content.triage.questions} - words.triage.questions.keys()
    missing += [f"triage.yaml {name}" for name in questions]
    spoken = {name for name, row in content.urgency.rows.items() if any(row.texts)}
    lines = (content.urgency.first_words.keys() - words.urgency.first_words.keys()) | (
        spoken - words.urgency.rows.keys()
    )
    lines |= content.urgency.for_signs.keys() - words.urgency.for_signs.keys()
    missing += [f"urgency.yaml {name}" for name in lines]
    known = {name for name, fact in content.facts.items() if "any" in fact.values}
    return sorted(missing + [f"facts.yaml {name}" for name in known - words.facts.keys()])


def unasked(content: Content, phrasings: Phrasings) -> list[str]:
    """The files of phrasings that the language lacks."""
    told = {name for name, one in content.told.items() if one != Telling()}
    missing = [f"asked/{name}.yaml" for name in content.asked.keys() - phrasings.asked.keys()]
    return sorted(missing + [f"told/{name}.yaml" for name in told - phrasings.told.keys()])


def _fields(words: Struct | None) -> dict[str, Any]:
    if words is None:
        return {}
    return {name: getattr(words, name) for name in words.__struct_fields__}


def _renamed(known: dict[str, Any], words: Mapping[str, CalledWords]) -> dict[str, Any]:
    """Foods, rows, people or stages with their names in the language; texts for "any" place."""
    renamed = dict(known)
    for name in words.keys() & known.keys():
        given = {part: value for part, value in _fields(words[name]).items() if value is not None}
        for part in given.keys() & {"name", "serving"}:
            given[part] = {"any": given[part]}
        renamed[name] = replace(known[name], **given)
    return renamed
