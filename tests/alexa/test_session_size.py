"""How large the state in the session gets, and that nobody's words are in it."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from ask_sdk_core.skill import CustomSkill
from msgspec.structs import replace

from skill.alexa.session import LARGEST, attributes, state_in
from skill.assembly import build_skill
from skill.dialog.replies import Act, Reply
from skill.dialog.state import OpenRoutine, OpenTriage, Person, State
from skill.knowledge.localise import Knowledge
from skill.locale_bundles import TurnParts
from skill.settings import Settings
from tests.alexa.talk import Talk

ODD = ("zanzibar", "quetzal", "ximena", "flibber", "9173")
QUESTIONS = (
    "why do my legs cramp at night in zanzibar",
    "yes",
    "how much magnesium is in an avocado",
    "and in quetzal bananas",
    "and almonds",
    "can statins cause cramps",
    "and lisinopril",
    "magnesium citrate or oxide",
    "does pickle juice help ximena",
    "who says so",
    "in short please",
)
PEOPLE = (
    "what about my mother ximena she is eighty one and has kidney disease",
    "and my father he is seventy five and has diabetes",
    "he has heart failure too and flibber",
    "and my wife she is pregnant",
    "and my brother he is forty",
    "and for me i am a seventy two year old man with high blood pressure and thyroid trouble",
    "does magnesium help",
)
NOT_UNDERSTOOD = (
    "flibber quetzal zanzibar",
    "purple zanzibar elephants",
    "tell me about zanzibar",
    "remind zanzibar 9173",
    "no",
)
REMINDERS = ("set a reminder for ximena", "at half past nine", "no", "ten o'clock", "never mind")
ROUTINE = (
    "start the stretches",
    "no",
    "next",
    "what does zanzibar do to cramps",
    "yes",
    "next",
    "how many are left",
    "repeat",
)
CRAMP = ("what do i do during a cramp", "it's still going", "no", "say that again")
CHECK = (
    "start the leg check",
    "my calf aches at night and my neighbour ximena says flibber 9173",
    "no",
    "why do you ask",
    "no",
    "none of those in zanzibar",
    "what do you mean",
    "not sure",
    "no",
    "it is not swollen and not red and not hot",
    "how much magnesium do i need",
    "no",
    "no",
    "go back",
    "no",
    "no",
    "no",
    "no",
    "no",
    "no",
)
TALK = (*QUESTIONS, *PEOPLE, *NOT_UNDERSTOOD, *REMINDERS, *ROUTINE, *CRAMP, *CHECK)


@pytest.fixture(scope="module")
def skill(settings: Settings, parts: TurnParts) -> CustomSkill:
    """The real skill."""
    return build_skill(settings, parts)


@pytest.fixture(scope="module")
def states(skill: CustomSkill) -> list[tuple[str, dict[str, Any]]]:
    """What was said, and the attributes after it, over one session that is never ended."""
    talk = Talk(skill).opens()
    return [(one, talk.says(one).attributes) for one in TALK]


def test_a_long_talk_of_all_kinds_stays_small(states: list[tuple[str, dict[str, Any]]]) -> None:
    assert len(states) >= 60
    sizes = {said: len(json.dumps(written).encode()) for said, written in states}
    said = max(sizes, key=sizes.__getitem__)
    assert sizes[said] <= LARGEST * 2 // 3, f"the largest is {sizes[said]} bytes, after {said!r}"
    kinds = {one["act"].partition(".")[0] for _, written in states for one in _acts(written)}
    assert kinds >= {"answers", "basics", "reminders", "routine", "triage"}


def _acts(written: dict[str, Any]) -> list[dict[str, Any]]:
    return [*written["last"]["says"], *filter(None, [written["last"]["asks"]])]


def test_no_word_that_was_said_is_in_it(states: list[tuple[str, dict[str, Any]]]) -> None:
    for said, written in states:
        assert not [odd for odd in ODD if odd in json.dumps(written).lower()], said


def test_what_stands_in_it_are_ids_and_words_of_ours(
    settings: Settings, states: list[tuple[str, dict[str, Any]]]
) -> None:
    """A text with a blank in it is the name of a row, filled into an answer."""
    material = "\n".join(
        path.read_text(encoding="utf-8") for path in settings.content.rglob("*.yaml")
    )
    for said, written in states:
        for text in _texts(written):
            assert " " not in text or text in material, (said, text)


def _texts(plain: object) -> Iterator[str]:
    if isinstance(plain, str):
        yield plain
    elif isinstance(plain, dict):
        for name, one in plain.items():
            yield from (*_texts(name), *_texts(one))
    elif isinstance(plain, list):
        for one in plain:
            yield from _texts(one)


def _fullest(knowledge: Knowledge, *, there: bool) -> State:
    """All that could ever be said, said in one session."""
    asked = [question.id for question in knowledge.triage.questions]
    ill = tuple(knowledge.tables["conditions"])
    people = {kin: Person(kin, "female", 101, stage="pregnant", conditions=ill) for kin in "abcde"}
    check = OpenTriage(
        dict.fromkeys(asked, "unsure"),
        dict.fromkeys(knowledge.findings, there),
        tuple(asked),
        tuple(asked),
        3,
        dict.fromkeys(asked, 9),
    )
    told = Act("answers.told", {"answer": "how-much-magnesium", "case": "pregnant-lacking"})
    return State(
        last=Reply((told,) * 5, Act("triage.question", {"question": "chest-breath"})),
        about=replace(people["a"], kin="mother"),
        told=told,
        number=350,
        triage=check,
        routine=OpenRoutine("five"),
        said=dict.fromkeys((f"{act}.{n}" for act in knowledge.answers for n in range(4)), 9),
        things=dict.fromkeys(("medicine", "condition", "food", "remedy", "form"), "x" * 30),
        mentioned=("answer.some-answer-or-other",) * 8,
        people=people,
    )


@pytest.mark.parametrize("there", [True, False])
def test_the_fullest_state_is_cut_to_the_bound(knowledge: Knowledge, *, there: bool) -> None:
    """What was answered, the signs that are there and the open question stay."""
    full = _fullest(knowledge, there=there)
    written = attributes(full)
    assert len(json.dumps(written)) <= LARGEST
    kept = state_in(written)
    assert kept.triage is not None
    assert full.triage is not None
    assert kept.triage.answers == full.triage.answers
    assert kept.asked == full.asked
    assert kept.about.kin == "mother"
    assert (kept.triage.findings == full.triage.findings) == there


def test_what_is_least_needed_goes_first(knowledge: Knowledge) -> None:
    """Wordings, then what was mentioned, then the others; whom it is about stays as told."""
    full = replace(_fullest(knowledge, there=True), triage=None, routine=None)
    without_wordings = state_in(attributes(replace(full, people={})))
    assert (without_wordings.said, without_wordings.mentioned) == ({}, full.mentioned)
    without_others = state_in(attributes(full))
    assert (without_others.people, without_others.about) == ({}, full.about)


def test_what_fits_is_left_as_it_is(knowledge: Knowledge) -> None:
    full = replace(_fullest(knowledge, there=True), said={}, people={}, triage=None)
    assert state_in(attributes(full)) == full
