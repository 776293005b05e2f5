"""What is known in triage, as questions that rules can ask."""

from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from skill.dialog.state import OpenTriage, Person
from skill.knowledge.triage import FindingGroups, Question, TriageTable
from skill.knowledge.urgency import UrgencyTable


class Known(Struct, frozen=True, dict=True):
    """What is known of one person: answers and findings of the check, stage, conditions.

    `about`: what rules name of the person (urgency.ABOUT_THEM); `combined`: the findings that are
    made of several others.
    """

    triage: OpenTriage
    person: Person
    table: TriageTable
    urgency: UrgencyTable
    about: frozenset[str] = frozenset()
    combined: frozenset[str] = frozenset()

    @cached_property
    def said(self) -> Mapping[str, str | None]:
        """Question id → `yes`, `no` or `unsure`; None while it is open."""
        return {one.id: answer(self, one) for one in self.table.questions}

    def has(self, *findings: str) -> bool:
        """Whether any of these findings is there."""
        return not self.there.isdisjoint(findings)

    @property
    def groups(self) -> FindingGroups:
        """The groups of findings of content/triage/terms.yaml."""
        return self.table.terms.findings

    @cached_property
    def there(self) -> frozenset[str]:
        """The findings that are there."""
        return frozenset(name for name, there in self.triage.findings.items() if there)

    def yes(self, question: str) -> bool:
        """Whether a question of the table is answered yes (asked or volunteered)."""
        return self.said[question] == "yes"

    def no(self, question: str) -> bool:
        """Whether it is answered no."""
        return self.said[question] == "no"

    def unsure(self, question: str) -> bool:
        """Whether it is answered unsure."""
        return self.said[question] == "unsure"


def answer(known: Known, question: Question) -> str | None:
    """`yes`, `no` or `unsure` as said or as findings tell; None while it is open."""
    said, told = known.triage.answers.get(question.id), known.triage.findings
    if not told:
        return said
    there = known.there
    unasked = question.settled_by and question.id not in known.triage.order
    if unasked and there.isdisjoint(question.settled_by):
        return said
    if not (there.isdisjoint(question.findings) and there.isdisjoint(question.choices)):
        return "yes"
    if not there.isdisjoint(question.clears):
        return "no"
    if said is None and question.findings and all(told.get(n) is False for n in question.findings):
        return "no"
    return said
