"""A question as a label words it opens the one that the skill asks, and replies are counted so."""

import msgspec
import pytest

from skill.dialog import events
from skill.dialog.events import Event, SlotValue
from skill.dialog.state import State
from skill.knowledge.localise import Knowledge
from skill.understanding.read import Reader
from skill.understanding.reading import Reading
from tests.understanding.readings.counting_replies import count_reply
from tests.understanding.readings.lines import Line, Told
from tests.understanding.readings.outcomes import Outcome
from tests.understanding.readings.questions import Opened, opened
from tests.understanding.readings.tally import Tally
from tests.understanding.readings.verdicts import Verdict

NO = Line(
    text="no it's not",
    kind="reply",
    asked="Is it hot?",
    reply="no",
    subject=None,
    form=None,
    who=None,
    age=None,
    numbers=(),
    things=(),
    findings=(Told("hot-leg", "denied"),),
    level="none",
    tier=None,
    openness=None,
)
HOT = Opened(State(), signs=frozenset({"hot-leg"}))


@pytest.mark.parametrize(
    ("asked", "sign"),
    [
        ("Are you short of breath?", "short-of-breath"),
        ("Is one leg fatter than the other, or red?", "swollen-leg"),
        ("Has your pee turned brown?", "dark-pee"),
        ("How old is she?", "child"),
        ("What sets it off?", "set-off-walking"),
    ],
)
def test_a_question_of_the_leg_check_is_known_by_its_signs(
    whole_reader: Reader, knowledge: Knowledge, asked: str, sign: str
) -> None:
    after = opened(asked, whole_reader.read, knowledge)
    assert after.state.asked is not None
    name = after.state.asked.facts["question"]
    question = next(one for one in knowledge.triage.questions if one.id == name)
    assert sign in (*question.findings, *question.choices)
    assert after.ours


@pytest.mark.parametrize(
    ("asked", "act"),
    [
        ("Shall I remind you?", "reminders.offer"),
        ("Is it still going?", "answers.relief"),
        ("Ready for the next one?", "routine.step"),
        ("Are you thinking of ending your life?", "danger.check"),
    ],
)
def test_a_question_of_another_room_is_known_by_its_words(
    whole_reader: Reader, knowledge: Knowledge, asked: str, act: str
) -> None:
    after = opened(asked, whole_reader.read, knowledge)
    assert after.state.asked is not None
    assert after.state.asked.act == act


def test_a_question_in_our_own_words_is_that_very_one(
    whole_reader: Reader, knowledge: Knowledge
) -> None:
    for question in knowledge.triage.questions:
        after = opened(question.ask.replace("|", ""), whole_reader.read, knowledge)
        assert after.ours
        if after.state.asked and after.state.asked.act == "triage.question":
            assert after.state.asked.facts["question"] == question.id


def test_what_the_skill_never_asks_is_said_to_be_so(
    whole_reader: Reader, knowledge: Knowledge
) -> None:
    assert not opened("How many nights a week?", whole_reader.read, knowledge).ours


@pytest.mark.parametrize(
    ("event", "present", "taken", "moved", "opposite"),
    [
        (events.SaidNo(), (), 1, 1, 0),
        (events.SaidYes(), (), 0, 1, 1),
        (events.Reported({"answer": (SlotValue("no", ("no",)),)}), ("fever",), 1, 1, 0),
        (events.Reported(), ("hot-leg",), 0, 1, 1),
        (events.NotUnderstood(), (), 0, 0, 0),
    ],
)
def test_a_yes_or_no_is_taken_moved_on_or_taken_as_its_opposite(
    event: Event, present: tuple[str, ...], taken: int, moved: int, opposite: int
) -> None:
    came = Outcome("reported", Reading(), State(), (event,), present=present)
    tally = Tally()
    count_reply(tally, NO, came, Verdict("right"), HOT)
    counted = {name.partition(" / ")[2]: one.hits for name, one in tally.counts.items()}
    assert (counted["taken"], counted["moved on"], counted["opposite"]) == (taken, moved, opposite)


def test_a_value_is_counted_by_whose_question_it_answers() -> None:
    tally = Tally()
    value = msgspec.structs.replace(NO, reply="value")
    came = Outcome("said", Reading(), State(), (events.SaidNo(),))
    count_reply(tally, value, came, Verdict("right"), Opened(State(), ours=False))
    assert list(tally.counts) == ["reply, to none of ours / right"]
