"""All of content/ as read: one object, not yet picked for a locale."""

from msgspec import Struct

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
from skill.knowledge.triage import TriageTable

ENGLISH = "en"  # the language that content/ is written in
ROW_TABLES = ("medicines", "conditions", "remedies", "forms", "tried", "allergies")


class Locale(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A locale that is served: its language, and which measures servings are named in."""

    name: str
    language: str
    measures: str


class Content(Struct, frozen=True):
    """Everything that stands in content/, by id. `reports`: finding → sentences that report it."""

    sources: dict[str, Source]
    facts: dict[str, Fact]
    locales: dict[str, Locale]
    answers: dict[str, Answer]
    intake: dict[str, Authority]
    foods: dict[str, Food]
    tables: dict[str, dict[str, Row]]
    people: dict[str, Kin]
    stages: dict[str, Stage]
    findings: dict[str, Finding]
    reports: dict[str, list[str]]
    triage: TriageTable
    routine: Routine
