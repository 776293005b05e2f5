"""What a check takes down: the findings of an event, and the answer to a question."""

from msgspec.structs import replace

from skill.dialog import triage_findings
from skill.dialog.events import Event
from skill.dialog.person import spoken_of
from skill.dialog.state import OpenTriage, State
from skill.knowledge.localise import Knowledge
from skill.knowledge.triage import Question

OPENING = "opening"  # the open question that comes first when nothing was told yet


def asked_question(state: State, knowledge: Knowledge) -> Question | None:
    """The table's question that was asked last, or None (as after the opening)."""
    asked = state.asked
    name = asked.facts.get("question") if asked and asked.act == "triage.question" else None
    return next((one for one in knowledge.triage.questions if one.id == name), None)


def just_opened(state: State) -> bool:
    """Whether the open question was asked last: after it the table begins, whatever was said."""
    return bool(state.asked and state.asked.facts.get("question") == OPENING)


def noted(state: State, event: Event, knowledge: Knowledge) -> State:
    """The state with the findings, denials and circumstances of an event."""
    triage = state.triage or OpenTriage()
    told = triage.findings | triage_findings.findings(event, knowledge)
    about = spoken_of(state.about, event, knowledge)
    told = _dated(told, state, knowledge)
    findings = triage_findings.with_what_follows(told, about, knowledge)
    question = asked_question(state, knowledge)
    order = triage.order
    if question and _touches(question, findings) and question.id not in order:
        order = (*order, question.id)
    return replace(state, about=about, triage=replace(triage, findings=findings, order=order))


def _dated(told: dict[str, bool], state: State, knowledge: Knowledge) -> dict[str, bool]:
    """What was told, without "newly" where it dates no change: a cramp is always new."""
    groups, asked = knowledge.triage.terms.findings, asked_question(state, knowledge)
    changes = (*groups.child_leg_changed, *groups.weak_or_unsteady, *groups.ache)
    dates = any(told.get(one) for one in changes) or (asked and "newly" in asked.clears)
    return told if dates else {name: there for name, there in told.items() if name != "newly"}


def _touches(question: Question, findings: dict[str, bool]) -> bool:
    return any(name in findings for name in (*question.findings, *question.choices))


def told_anything(state: State) -> bool:
    """Whether a finding was told or denied."""
    return bool(state.triage and state.triage.findings)


def settled(state: State, question: Question) -> bool:
    """Whether what was told beside a yes or no already answers the question."""
    findings = state.triage.findings if state.triage else {}
    return any(findings.get(name) for name in (*question.findings, *question.choices))


def answered(state: State, question: Question, answer: str) -> State:
    """The state with an answer; a true no denies all that the question names."""
    triage = state.triage or OpenTriage()
    order = (*(one for one in triage.order if one != question.id), question.id)
    answers = {**triage.answers, question.id: answer}
    told = _meant(question, answer) | triage.findings
    triage = replace(triage, answers=answers, findings=told, order=order, rounds=0)
    return replace(state, triage=triage)


def _meant(question: Question, answer: str) -> dict[str, bool]:
    """What an answer says of findings: a no of all that is named, a yes where only one is."""
    if answer == "no":
        return dict.fromkeys(question.findings, False)
    one = len(question.findings) == 1 and answer == "yes"
    return {question.findings[0]: True} if one else {}
