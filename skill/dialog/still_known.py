"""A state without what the content does not have: another release may have had other rows.

A release is replaced while somebody talks, or taken back. What names a row that is gone would make
no words, so it is left out; where the open question does, all that is under way goes with it, or
a yes would answer a question that nobody asked.
"""

from collections.abc import Container, Mapping

from msgspec.structs import replace

from skill.dialog.counted_out import ANSWER
from skill.dialog.replies import Act
from skill.dialog.rows import ROW_SLOTS
from skill.dialog.state import OpenRelief, OpenTriage, Person, State
from skill.knowledge.localise import Knowledge

_ANSWERS = ("yes", "no", "unsure")
_OPENING = ("opening",)  # a question that has no row


def still_known(state: State, knowledge: Knowledge) -> State:
    """The state as far as the content of now knows what it names."""
    last, told = state.last, state.told
    acts = (*last.says, *filter(None, [last.asks])) if last else ()
    if not all(_act_is_known(act, knowledge) for act in acts) or not _asked(state, knowledge):
        state = replace(state, last=None, triage=None, routine=None, plan=None, declined=None)
        state = replace(state, relief=None)
    return replace(
        state,
        told=told if told and "answer" in told.facts and _act_is_known(told, knowledge) else None,
        triage=state.triage and _check(state.triage, knowledge),
        relief=state.relief and _coached(state.relief, knowledge),
        mentioned=tuple(one for one in state.mentioned if _is_there(one, knowledge)),
        about=_person(state.about, knowledge),
        people={who: _person(one, knowledge) for who, one in state.people.items()},
    )


def _act_is_known(act: Act, knowledge: Knowledge) -> bool:
    rows: Mapping[str, Container[object]] = {
        "answer": knowledge.answers,
        "next": knowledge.answers,
        "row": {f"{table}.{one}" for table, rows in knowledge.tables.items() for one in rows},
        "first": knowledge.answers,
        "second": knowledge.answers,
        "example": knowledge.answers,
        "finding": {*knowledge.findings, *knowledge.urgency.rows},
        "outcome": knowledge.urgency.rows,
        "question": {*_OPENING, *(one.id for one in knowledge.triage.questions)},
        "step": {*knowledge.routine.steps, *knowledge.relief.steps},
        "following": {"", *knowledge.relief.steps},
        "place": knowledge.relief.first,
        "watch_for": {*knowledge.findings, *knowledge.urgency.rows},
        "near": knowledge.near,
        "track": {"", *knowledge.tracks},
    }
    named = ((fact, value) for fact, value in act.facts.items() if fact in rows)
    several = ((fact, value if isinstance(value, list) else [value]) for fact, value in named)
    return all(one in rows[fact] for fact, values in several for one in values)


def _is_there(mentioned: str, knowledge: Knowledge) -> bool:
    slot, _, row = mentioned.partition(".")
    return row in knowledge.answers if slot == ANSWER else slot in ROW_SLOTS.values()


def _asked(state: State, knowledge: Knowledge) -> bool:
    """Whether the open question is one of ours."""
    return state.asked is None or state.asked.act in _questions(knowledge)


def _questions(knowledge: Knowledge) -> set[str]:
    return {asked.partition("/")[0] for asked in knowledge.replies.expects}


def _check(check: OpenTriage, knowledge: Knowledge) -> OpenTriage:
    questions = {one.id for one in knowledge.triage.questions}
    return replace(
        check,
        answers={q: a for q, a in check.answers.items() if q in questions and a in _ANSWERS},
        findings={f: there for f, there in check.findings.items() if f in knowledge.findings},
        order=tuple(one for one in check.order if one in questions),
    )


def _coached(under_way: OpenRelief, knowledge: Knowledge) -> OpenRelief | None:
    """The coaching, where its part and its steps are still there."""
    coach = knowledge.relief
    known = under_way.part in coach.parts and all(one in coach.steps for one in under_way.done)
    waits = not under_way.waits or under_way.place in coach.first
    return under_way if known and waits else None


def _person(person: Person, knowledge: Knowledge) -> Person:
    return replace(
        person,
        kin=person.kin if person.kin in knowledge.people else None,
        stage=person.stage if person.stage in knowledge.stages else None,
    )
