"""All that is true and how it is asked, as read: one object, not yet picked for a locale."""

from msgspec import Struct

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
from skill.knowledge.relief import Relief
from skill.knowledge.replies import Replies
from skill.knowledge.routine import Routine
from skill.knowledge.triage import TriageTable
from skill.knowledge.urgency import UrgencyTable

ENGLISH = "en"  # the language that content/ is written in
ROW_TABLES = ("medicines", "conditions", "remedies", "forms", "tried", "allergies")


class Locale(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A locale that is served: its language, and which measures servings are named in."""

    name: str
    language: str
    measures: str


class Content(Struct, frozen=True):
    """Everything that stands in content/, by id, and how people ask for it and tell it.

    `near`: what we do not cover, by the id behind `near:` in docs/understanding/labels.md.
    `asked`: answer → the sentences that ask for it; `told`: every finding → how it is told;
    `replies`: what our questions expect; `families`: subject → those it is asked with.
    """

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
    urgency: UrgencyTable
    near: dict[str, Near]
    asked: dict[str, list[str]]
    told: dict[str, Telling]
    triage: TriageTable
    routine: Routine
    relief: Relief
    replies: Replies
    families: dict[str, str]
