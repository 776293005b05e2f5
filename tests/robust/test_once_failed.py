"""What random play found once (benchmarks/million.py), each as a case of its own."""

import pytest

from skill.dialog.events import Asked, Reported, SaidNo, Word
from tests.conftest import Play
from tests.robust.door import Posting, intent, slot


@pytest.mark.parametrize(
    ("name", "where", "heard"),
    [
        ("UpperLimitIntent", "amount", "²"),
        ("UpperLimitIntent", "amount", "٣٠٠"),
        ("HowMuchMagnesiumIntent", "age", "²"),
        ("FoodAllergyIntent", "food", "a\x00b"),
        ("MedicineCausesIntent", "medicine", "a\ud800b"),
        ("MagnesiumInFoodIntent", "food", "&#0;"),
        ("MagnesiumInFoodIntent", "food", "</speak>"),
    ],
    ids=ascii,
)
def test_a_word_that_once_broke_a_reply(
    posting: Posting, name: str, where: str, heard: str
) -> None:
    """A superscript is no number; a character that XML forbids can't be said back."""
    assert posting.judge(intent(name, {where: slot(where, heard)})) == "spoken"


def test_an_intent_without_its_name_is_not_understood(posting: Posting) -> None:
    """It ended in "something went wrong"."""
    whole = intent("TellIntent")
    whole["request"]["intent"] = None
    assert posting.judge(whole) == "spoken"


def test_whoever_is_spoken_of_in_between_can_end_the_check(play: Play) -> None:
    """A rash, then "and my grandchild?" within the check: the outcome, not "anything else?".

    Found by seed 9011809 of benchmarks/million.py, where "what do you mean?" then had no question.
    """
    about = {"person": (Word("grandchild", ("grandchild",)),)}
    doubt = {"part": (Word("my chest hurts and i can't breathe"),)}
    turn = play(
        Reported(finding="child-rash"),
        SaidNo(),
        Asked(doubt, answer="quinine"),
        Asked(about, answer="magnesium-exercise"),
    )
    assert [act.act for act in turn.reply.says] == ["triage.outcome"]
    assert turn.state.check is None
