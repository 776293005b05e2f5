"""The leg check drawn: docs/triage.dot, in Graphviz' language, made from the table."""

from collections.abc import Iterator

from skill.knowledge.models import Level
from skill.knowledge.triage import GO_ON, TriageTable
from skill.knowledge.urgency import UrgencyTable

_COLOURS: dict[Level, str] = {
    "emergency": "red3",
    "emergency_department": "orangered2",
    "urgent": "orange2",
    "soon": "gold2",
    "routine": "palegreen3",
    "self_care": "palegreen1",
}


def graph(table: TriageTable, urgency: UrgencyTable) -> str:
    """The drawing: questions in order, what each answer leads to, and the rules."""
    return "\n".join(["digraph triage {", *_lines(table, urgency), "}", ""])


def _lines(table: TriageTable, urgency: UrgencyTable) -> Iterator[str]:
    yield "  rankdir=LR; node [shape=box, style=rounded, fontname=Helvetica];"
    for name, row in urgency.rows.items():
        yield f'  "end: {name}" [style=filled, fillcolor={_COLOURS[row.level]}];'
    before = ""
    for question in table.questions:
        yield f'  "{question.id}" [label="{question.id}\\nif {question.when}"];'
        if before:
            yield f'  "{before}" -> "{question.id}" [style=dashed];'
        before = question.id
        for said in ("yes", "no", "unsure"):
            ends = getattr(question, said)
            if ends != GO_ON:
                yield f'  "{question.id}" -> "end: {ends}" [label={said}];'
    for rule in table.rules:
        held = " and ".join(filter(None, (" or ".join(rule.findings), rule.when)))
        yield f'  "rule: {held}" [shape=plaintext];'
        yield f'  "rule: {held}" -> "end: {rule.outcome}";'
