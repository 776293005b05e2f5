"""Which of the things that were mentioned is meant, and two of them side by side."""

import pytest

from skill.dialog.counted_out import counted_out
from tests.dialog.ear import Ear

FOODS = ("how much magnesium is in spinach", "how much magnesium is in cashews")


@pytest.mark.parametrize(
    ("said", "things"),
    [
        ("and the first one", ("food.spinach",)),
        ("tell me about number two", ("food.cashews",)),
        ("what about the other", ("food.spinach",)),
        ("the last of those", ("food.cashews",)),
        ("if i eat both", ("food.spinach", "food.cashews")),
        ("the two of them", ("food.spinach", "food.cashews")),
        ("the other leg", ()),
        ("last night", ()),
        ("it comes in both legs", ()),
        ("for the last two weeks", ()),
        ("would a pair of shoes help", ()),
        ("first thing in the morning", ()),
        ("the third one", ()),
    ],
)
def test_things_are_counted_in_the_order_of_the_talk(
    ear: Ear, said: str, things: tuple[str, ...]
) -> None:
    state = ear.after(*FOODS)
    assert counted_out(ear.read(said).tokens, state) == things


def test_nothing_is_counted_where_only_one_was_named(ear: Ear) -> None:
    assert counted_out(ear.read("the second one").tokens, ear.after(FOODS[0])) == ()


def test_two_foods_are_compared(ear: Ear) -> None:
    told = ear.after(*FOODS, "so which has more").told
    assert told is not None
    assert told.facts["case"] == "compared"
    assert int(str(told.facts["milligrams"])) >= int(str(told.facts["other_milligrams"]))


def test_two_foods_are_told_at_once(ear: Ear) -> None:
    told = ear.after(*FOODS, "and if i have both").told
    assert told is not None
    assert (told.facts["case"], told.facts["other_name"]) == ("both", "cashews")


def test_two_remedies_are_compared_honestly(ear: Ear) -> None:
    said = ("does pickle juice help", "does mustard help", "which one of those is better")
    told = ear.after(*said).told
    assert told is not None
    assert told.facts["case"] == "compared"


@pytest.mark.parametrize(
    ("food", "said", "case", "serving"),
    [
        ("cashews", "what's that in grams", "found", "28 grams"),
        ("spinach", "and by the cup", "found", "half a cup"),
        ("spinach", "how many tablespoons is that", "measured", "half a cup"),
    ],
)
def test_a_food_in_another_measure(ear: Ear, food: str, said: str, case: str, serving: str) -> None:
    told = ear.after(f"how much magnesium is in {food}", said).told
    assert told is not None
    assert (told.facts["case"], told.facts["serving"]) == (case, serving)
