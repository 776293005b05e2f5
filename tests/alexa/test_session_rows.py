"""A session that names what the content does not have: another release may have had other rows."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from ask_sdk_core.skill import CustomSkill

from skill.alexa.session import state_in
from skill.assembly import build_skill
from skill.dialog.replies import Act, Reply
from skill.dialog.state import OpenTriage, State
from skill.dialog.still_known import still_known
from skill.knowledge.localise import Knowledge
from skill.locale_bundles import TurnParts
from skill.settings import Settings
from tests.alexa.talk import Talk

GONE = "gone-with-a-release"
TALKS = (
    ("start the leg check", "my calf aches", "no", "not sure"),
    ("how much magnesium is in an avocado", "and in almonds", "what about my father who is eighty"),
    ("i am pregnant and take a statin", "can statins cause cramps", "and lisinopril"),
    ("start the stretches", "no", "next"),
    ("cramp in my calf", "still there"),
    ("i'm driving and my calf is cramping",),
    ("tell me about knee pain",),
    ("i have a funny feeling",),
    ("i have chest pain",),
    ("i want to die",),
    ("remind me at nine thirty",),
)
THEN = ("no", "yes", "say that again", "and for me", "the second one", "tell me more", "next")


@pytest.fixture(scope="module")
def skill(settings: Settings, parts: TurnParts) -> CustomSkill:
    """The real skill."""
    return build_skill(settings, parts)


def _with_one_gone(plain: Any, name: str = "") -> Iterator[Any]:
    """Copies in each of which one id is another; one that names an act to say is left."""
    if isinstance(plain, str):
        yield GONE
    elif isinstance(plain, dict):
        for key, one in plain.items():
            if not (key == "act" and name == "says"):
                yield from ({**plain, key: changed} for changed in _with_one_gone(one, key))
            if name in ("answers", "findings", "asked", "things", "people", "said"):
                yield {GONE if old == key else old: value for old, value in plain.items()}
    elif isinstance(plain, list):
        for at, one in enumerate(plain):
            changes = _with_one_gone(one, name)
            yield from ([*plain[:at], changed, *plain[at + 1 :]] for changed in changes)


@pytest.mark.parametrize("said", TALKS, ids=lambda said: said[0])
def test_no_turn_fails_of_a_row_that_is_gone(skill: CustomSkill, said: tuple[str, ...]) -> None:
    written = Talk(skill).says(*said).attributes
    for changed in _with_one_gone(written):
        for then in THEN:
            talk = Talk(skill, json.loads(json.dumps(changed))).says(then)
            assert "basics.trouble" not in talk.told, (then, changed)


def test_a_question_that_is_gone_takes_its_check_along(knowledge: Knowledge) -> None:
    """A no would answer one that nobody heard; what was told of the person stays."""
    asked = Reply((), Act("triage.question", {"question": GONE}))
    state = State(last=asked, triage=OpenTriage({"often": "no"}), number=320)
    kept = still_known(state, knowledge)
    assert (kept.last, kept.triage, kept.number) == (None, None, 320)


def test_answers_to_questions_that_are_gone_are_left_out(knowledge: Knowledge) -> None:
    asked = Reply((), Act("triage.question", {"question": "often"}))
    check = OpenTriage({GONE: "no", "ill": "no"}, {GONE: True, "fever": False}, (GONE, "ill"))
    kept = still_known(State(last=asked, triage=check), knowledge).triage
    assert kept == OpenTriage({"ill": "no"}, {"fever": False}, ("ill",))


def test_what_the_content_knows_stays_as_it_is(skill: CustomSkill, knowledge: Knowledge) -> None:

    for said in TALKS:
        state = state_in(Talk(skill).says(*said).attributes)
        assert still_known(state, knowledge) == state, said
