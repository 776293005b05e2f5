"""Triage as a table: what is known so far → the next question, or where it ends.

Nothing here remembers where we "are": each turn walks the table again over what is known, so an
answer may be volunteered early, changed later, or taken back. Where it ends is a row of
urgency.yaml, the most urgent of all that hold: of findings, of rules, of questions answered. An
emergency ends the check at once; once an urgent level is certain, only questions that may raise it
are still asked. Rules over several findings are named predicates (`when`).
"""

from collections.abc import Iterator

from msgspec import Struct

from skill.dialog.triage_known import Known
from skill.dialog.triage_predicates import PREDICATES
from skill.knowledge.triage import GO_ON, Question, Rule
from skill.knowledge.urgency import HARMLESS


def applies(known: Known, question: Question) -> bool:
    """Whether a question belongs into this check."""
    return PREDICATES[question.when](known)


def outcomes(known: Known) -> Iterator[str]:
    """Every row reached so far: of rules, of findings, then of answered questions in order.

    An answer that was given counts on, also where what was told later would not lead to its
    question any more: a further sign never takes a danger back.
    What is more specific comes first, so that it counts where levels are equal.
    """
    yield from (rule.outcome for rule in known.table.rules if _holds(known, rule))
    yield from _rows(known)
    for question in known.table.questions:
        said = known.said[question.id]
        if said is not None and (question.id in known.triage.answers or applies(known, question)):
            decided = {"yes": question.yes, "no": question.no, "unsure": question.unsure}[said]
            if decided != GO_ON:
                yield decided


def _holds(known: Known, rule: Rule) -> bool:
    there = not rule.findings or known.has(*rule.findings)
    return there and (rule.when is None or PREDICATES[rule.when](known))


def _rows(known: Known) -> Iterator[str]:
    """The rows of what is there, those made of several findings first."""
    rows = known.urgency.rows
    there = [name for name in known.there if name in rows and rows[name].decides]
    for name in sorted(there, key=lambda one: (one not in known.combined, one)):
        if known.about.isdisjoint(rows[name].unless) and not known.has(*rows[name].unless):
            yield name


class Decision(Struct, frozen=True):
    """What comes next: a question to ask, or the row where the check ends."""

    question: Question | None
    outcome: str


def decide(known: Known) -> Decision:
    """The next question, or the end. `outcome` is the most urgent one reached so far."""
    table, rows = known.table, known.urgency.rows
    reached = min(outcomes(known), key=lambda name: rows[name].gravity, default=HARMLESS)
    if rows[reached].at_once:
        return Decision(None, reached)
    open_ = (one for one in table.questions if known.said[one.id] is None and applies(known, one))
    if rows[reached].level == "urgent":
        open_ = (one for one in open_ if one.upgrades)
    return Decision(next(open_, None), reached)
