"""What random play found once (benchmarks/million.py), each as a case of its own."""

import pytest

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
