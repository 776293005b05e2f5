"""The leg check: all paths of the table are walked."""

import random
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.dialog.state import OpenTriage, Person
from skill.dialog.triage_findings import about_them, with_what_follows
from skill.dialog.triage_known import Known
from skill.dialog.triage_predicates import PREDICATES
from skill.dialog.triage_table import decide, outcomes
from skill.knowledge.content import Content
from skill.knowledge.load import load
from skill.knowledge.localise import localise
from skill.knowledge.models import LEVELS
from skill.knowledge.triage import GO_ON, Question, TriageTable
from skill.knowledge.urgency import HARMLESS
from skill.settings import Settings
from skill.understanding import read_lexicon

_CONTENT = load(Settings().content, Settings().interaction_model)
_KNOWLEDGE = localise(_CONTENT, "en-US")
_TABLE = _CONTENT.triage
_DANGERS = sorted(
    name for name in _CONTENT.findings if _CONTENT.urgency.alarms(name) and _CONTENT.told[name].said
)
_SIGNS = sorted(  # findings that only ever make it worse
    {name for question in _TABLE.questions for name in question.findings}
    | {name for rule in _TABLE.rules for name in rule.findings}
)
_LOWERING = {"same-for-months"}  # a known old change is less urgent than a new one (G10)
# Rows that no words, rule or question reach yet; whoever gives one its words takes it out here.
_Key = tuple[tuple[tuple[str, str], ...], tuple[tuple[str, bool], ...]]


def _key(triage: OpenTriage) -> _Key:
    return tuple(sorted(triage.answers.items())), tuple(sorted(triage.findings.items()))


def _replies(question: Question, triage: OpenTriage) -> Iterator[OpenTriage]:
    """Every way to answer: yes, unsure, each choice, and no, which denies all its findings."""
    denied = dict.fromkeys(question.findings, False)
    for said in ("yes", "no", "unsure"):
        told = (denied if said == "no" else {}) | triage.findings
        yield OpenTriage({**triage.answers, question.id: said}, told)
    for choice in question.choices:
        yield _told(triage, choice)


def _told(triage: OpenTriage, finding: str) -> OpenTriage:
    """A finding told, with all that follows from it."""
    told = {**triage.findings, finding: True}
    return OpenTriage(triage.answers, with_what_follows(told, Person(), _KNOWLEDGE))


def _known(triage: OpenTriage) -> Known:
    about = about_them(triage.findings, Person(), _KNOWLEDGE)
    combined = frozenset(name for name, _ in _KNOWLEDGE.follows)
    return Known(triage, Person(), _TABLE, _CONTENT.urgency, about, combined)


@pytest.fixture(scope="module")
def walked() -> dict[_Key, tuple[OpenTriage, str | None]]:
    """Every state that any series of answers reaches, with the outcome where it ends."""
    found: dict[_Key, tuple[OpenTriage, str | None]] = {}
    open_ = [OpenTriage()]
    while open_:
        triage = open_.pop()
        decision = decide(_known(triage))
        if _key(triage) in found:
            continue
        found[_key(triage)] = (triage, None if decision.question else decision.outcome)
        if decision.question:
            open_.extend(_replies(decision.question, triage))
    return found


def _level(outcome: str) -> int:
    return LEVELS.index(_CONTENT.urgency.rows[outcome].level)


def _row(question: Question, said: str) -> str:
    """The row that an answer decides; go-on where it decides none."""
    return {"yes": question.yes, "no": question.no, "unsure": question.unsure}[said]


def test_every_path_ends(walked: dict[_Key, tuple[OpenTriage, str | None]]) -> None:
    """The walk is finite and reaches thousands of ends, each an outcome of the table."""
    ends = [outcome for _, outcome in walked.values() if outcome]
    assert len(ends) > 5_000
    assert set(ends) <= _CONTENT.urgency.rows.keys()


def test_no_path_with_a_danger_answered_yes_ends_too_mild(
    walked: dict[_Key, tuple[OpenTriage, str | None]],
) -> None:
    """An answer that decides an emergency (or urgent) never ends below that level."""
    questions = {one.id: one for one in _TABLE.questions}
    checked = Counter[str]()
    for triage, outcome in walked.values():
        for question, said in triage.answers.items() if outcome else ():
            decided = _row(questions[question], said)
            if decided != GO_ON:
                assert outcome is not None
                assert _level(outcome) <= _level(decided), (triage, outcome)
                checked[said] += 1
    assert min(checked[said] for said in ("yes", "unsure")) > 5_000


def test_no_path_on_which_something_is_told_ends_too_mild() -> None:
    """On thousands of ways through the check a sign is told beside the answers, early or late."""
    chance = random.Random(7)  # noqa: S311  # the same ways each time
    told = [name for name in _SIGNS if name in _CONTENT.urgency.rows]
    ends = Counter(_end_with(chance.choice(told), chance) for _ in range(5_000))
    assert len(ends) > len(told)


def _end_with(sign: str, chance: random.Random) -> str:
    """Where a check ends in which a sign is told after some answers."""
    triage, at = OpenTriage(), chance.randrange(8)
    for asked in range(len(_TABLE.questions) + 1):
        if asked == at:
            triage = _told(triage, sign)
        decision = decide(_known(triage))
        if decision.question is None:
            break
        triage = chance.choice([*_replies(decision.question, triage)])
    row = _CONTENT.urgency.rows[sign]
    known = _known(triage)
    if known.has(sign) and row.decides and not known.has(*row.unless) and not known.about:
        assert _level(decision.outcome) <= LEVELS.index(row.level), (sign, triage)
    return decision.outcome


def test_unsure_is_never_milder_than_no() -> None:
    """For each question by itself: what unsure decides is at least as urgent as what no decides."""
    for question in _TABLE.questions:
        unsure, no = question.unsure, question.no
        if no != GO_ON:
            assert unsure != GO_ON, question.id
            assert _level(unsure) <= _level(no), question.id


@pytest.mark.parametrize("question", [one.id for one in _TABLE.questions])
def test_every_question_is_reached(
    question: str, walked: dict[_Key, tuple[OpenTriage, str | None]]
) -> None:
    """Asked on some path, or (breathlessness on effort) after a volunteered finding."""
    asked = {name for triage, _ in walked.values() for name in triage.answers}
    volunteered = decide(
        _known(OpenTriage({"chest-breath": "no"}, {"puffed-on-effort": True}))
    ).question
    assert question in asked | {volunteered.id if volunteered else ""}


_answers = st.dictionaries(
    st.sampled_from([one.id for one in _TABLE.questions]), st.sampled_from(["yes", "no", "unsure"])
)
_findings = st.dictionaries(st.sampled_from(_SIGNS), st.booleans())


@given(answers=_answers, findings=_findings, sign=st.sampled_from(_SIGNS))
def test_a_further_danger_sign_never_lowers_the_level(
    answers: dict[str, str], findings: dict[str, bool], sign: str
) -> None:
    """Monotone over all findings but the one that tells of an old, known change."""
    if sign in _LOWERING or findings.get(sign):
        return
    before = min(map(_level, outcomes(_known(OpenTriage(answers, findings)))), default=len(LEVELS))
    worse = OpenTriage(answers, {**findings, sign: True})
    assert min(map(_level, outcomes(_known(worse))), default=len(LEVELS)) <= before


def test_what_the_table_names_exists(content: Content) -> None:
    """Findings, rows and predicates; and no predicate is left unused."""
    table: TriageTable = content.triage
    findings = {
        name for one in table.questions for name in (*one.findings, *one.choices, *one.clears)
    } | {name for rule in table.rules for name in rule.findings}
    named = {o for one in table.questions for o in (one.yes, one.no, one.unsure)}
    named |= {rule.outcome for rule in table.rules}
    whens = {one.when for one in table.questions} | {rule.when for rule in table.rules if rule.when}

    assert findings <= content.findings.keys()
    assert named - {GO_ON} <= content.urgency.rows.keys()
    assert whens == PREDICATES.keys()


def test_every_row_can_be_reached(content: Content) -> None:
    """Told in words of its own, made of other findings, or the end of a question or a rule."""
    table, rows = content.triage, content.urgency.rows
    ends = {_row(one, said) for one in table.questions for said in ("yes", "no", "unsure")}
    ends |= {rule.outcome for rule in table.rules} | {HARMLESS}
    told = {name for name, one in content.told.items() if one.said}
    lexicon = read_lexicon.load(Settings().interaction_model / "en", Settings().content)
    made = {name for name, one in content.findings.items() if one.follows_from}
    assert set(rows) <= ends | told | made | set(lexicon.findings)


def test_a_leg_that_was_cold_stays_an_emergency_when_it_is_called_hot_too() -> None:
    """P3: the answer was given; a further sign does not take it back."""
    said = {"group": "no", "leg-changed": "yes", "leg-cold": "yes"}
    both = OpenTriage(said, {"hot-leg": True})
    assert "cold-pale-leg" in set(outcomes(_known(both)))
