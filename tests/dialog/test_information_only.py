"""Information only: no question about symptoms is asked, and what alarms still alarms."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.plays.play_file import Play, find_plays
from skill.dialog.conversation import step
from skill.dialog.interpret import interpret
from skill.dialog.replies import Reply
from skill.dialog.state import State
from skill.settings import read_settings
from tests.conftest import NOW
from tests.dialog.ear import Ear

_ASKS = ("triage.question", "danger.check", "routine.check", "answers.relief", "relief.check")
_PLAYS = find_plays([Path(__file__).parent.parent / "conversations"])


@pytest.fixture(scope="module")
def informs(ear: Ear) -> Ear:
    """The same ear, where an operator wants information only."""
    return ear.knowing(information_only=True)


def _replies(ear: Ear, said: list[str]) -> Iterator[Reply]:
    state = State()
    for sentence in said:
        for event in interpret(ear.read(sentence), state, ear.knowledge):
            turn = step(state, event, ear.knowledge, NOW)
            state = turn.state
            yield turn.reply


@pytest.mark.parametrize("play", _PLAYS, ids=lambda play: play.name)
def test_no_play_asks_about_symptoms(play: Play, informs: Ear) -> None:
    """Whatever is said in whatever order."""
    said = [one.you for one in play.talk if not one.you.startswith("[")]
    asked = [reply.asks.act for reply in _replies(informs, said) if reply.asks]
    assert not set(asked) & set(_ASKS)


@pytest.mark.parametrize(
    "said",
    [
        "my husband has chest pain and he's grey",
        "i can't breathe properly",
        "my foot has gone white and cold",
    ],
)
def test_a_stated_danger_alarms(ear: Ear, informs: Ear, said: str) -> None:
    """With the same act as ever."""
    [reply] = _replies(informs, [said])
    assert reply == next(_replies(ear, [said]))
    assert [act.act for act in reply.says] == ["danger.alert"]


def test_a_check_is_not_begun(informs: Ear) -> None:
    """The signs are named, and it is said that nothing is checked here."""
    for said in ("check my leg", "my calf has been aching for two weeks"):
        [reply] = _replies(informs, [said])
        assert [act.act for act in reply.says] == ["triage.not_here"]


def test_the_routine_says_whom_it_is_not_for_and_begins(informs: Ear) -> None:
    """In one reply, without a question about the legs."""
    [reply] = _replies(informs, ["start my bedtime routine"])
    assert [act.act for act in reply.says][:2] == ["routine.begin", "routine.unasked"]
    assert reply.asks is None or reply.asks.act == "routine.step"


def test_the_setting_is_yes_or_no() -> None:
    """And no where it is not given."""
    assert not read_settings({}).information_only
    assert read_settings({"CRAMP_COACH_INFORMATION_ONLY": "yes"}).information_only
    with pytest.raises(Exception, match="it can be yes or no"):
        read_settings({"CRAMP_COACH_INFORMATION_ONLY": "1"})
