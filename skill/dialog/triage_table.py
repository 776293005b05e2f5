"""Triage as a table: what is known so far → the next question, or where it ends.

Nothing here remembers where we "are": each turn walks the table again over what is known, so an
answer may be volunteered early, changed later, or taken back. The level is the most urgent of
all rows and rules that hold. An emergency ends the check at once; once an urgent level is
certain, only questions that may raise it are still asked. Rules over several findings are the
named predicates below; a question's `when` and a rule's `when` name one of them.
"""

from collections.abc import Iterator

from msgspec import Struct

from skill.dialog.triage_known import Known
from skill.dialog.triage_predicates import PREDICATES
from skill.knowledge.models import Level
from skill.knowledge.triage import GO_ON, Outcome, Question

LEVELS: tuple[Level, ...] = (
    "emergency",
    "emergency_department",
    "urgent",
    "soon",
    "routine",
    "self_care",
)
HARMLESS = "self-care"  # the outcome when no row and no rule says otherwise


def applies(known: Known, question: Question) -> bool:
    """Whether a question belongs into this check."""
    return PREDICATES[question.when](known)


def outcomes(known: Known) -> Iterator[str]:
    """Every outcome reached so far: of rules, then of answered questions in order.

    An answer that was given counts on, also where what was told later would not lead to its
    question any more: a further sign never takes a danger back.
    Rules come first because they are more specific where levels are equal.
    """
    for rule in known.table.rules:
        reported = not known.there.isdisjoint(rule.findings)
        if reported or (rule.when and PREDICATES[rule.when](known)):
            yield rule.outcome
    for question in known.table.questions:
        said = known.said[question.id]
        if said is not None and (question.id in known.triage.answers or applies(known, question)):
            decided = {"yes": question.yes, "no": question.no, "unsure": question.unsure}[said]
            if decided != GO_ON:
                yield decided


def urgency(outcome: Outcome) -> int:
    """How urgent: 0 is an emergency."""
    return LEVELS.index(outcome.level)


class Decision(Struct, frozen=True):
    """What comes next: a question to ask, or the outcome where the check ends."""

    question: Question | None
    outcome: str


def decide(known: Known) -> Decision:
    """The next question, or the end. `outcome` is the most urgent one reached so far."""
    table = known.table
    reached = min(outcomes(known), key=lambda name: urgency(table.outcomes[name]), default=HARMLESS)
    level = table.outcomes[reached].level
    if level in ("emergency", "emergency_department") or table.outcomes[reached].at_once:
        return Decision(None, reached)
    open_ = (one for one in table.questions if known.said[one.id] is None and applies(known, one))
    if level == "urgent":
        open_ = (one for one in open_ if one.upgrades)
    return Decision(next(open_, None), reached)
