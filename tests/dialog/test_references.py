"""What is meant by what was said before: things, people, facts told late, and corrections."""

import pytest

from skill.dialog import events as happened
from tests.dialog.ear import Ear

HOW_MUCH = "how much magnesium do i need each day"


@pytest.mark.parametrize(
    ("said", "age", "sex"),
    [
        ("i'm a woman and i'm seventy two", 72, "female"),
        ("okay fine sixty eight and male", 68, "male"),
        ("no seventy three not seventeen", 73, None),
    ],
)
def test_a_fact_told_late_answers_anew_what_was_told(
    ear: Ear, said: str, age: int, sex: str | None
) -> None:
    state = ear.after(HOW_MUCH, said)
    assert state.told is not None
    assert state.told.facts["answer"] == "how-much-magnesium"
    assert (state.about.age, state.about.sex) == (age, sex)


def test_a_sex_told_late_forgets_no_age(ear: Ear) -> None:
    about = ear.after(HOW_MUCH, "i'm seventy two", "oh i'm a woman").about
    assert (about.age, about.sex) == (72, "female")


def test_each_person_is_as_they_were(ear: Ear) -> None:
    """Me among them, whatever was told of mother in between."""
    said = (HOW_MUCH, "i'm a man and i'm forty four", "and my mother she's eighty one")
    assert ear.after(*said).about.kin == "mother"
    about = ear.after(*said, "and for me").about
    assert (about.kin, about.age, about.sex) == (None, 44, "male")
    again = ear.after(*said, "and for me", "and my mother").about
    assert (again.kin, again.age) == ("mother", 81)


@pytest.mark.parametrize(
    ("said", "medicine"),
    [
        ("should i stop it then", "amlodipine"),
        ("is it safe with magnesium", "amlodipine"),
        ("should i stop the first one", "atorvastatin"),
    ],
)
def test_a_medicine_is_the_last_one_or_the_one_counted_out(
    ear: Ear, said: str, medicine: str
) -> None:
    before = ("can atorvastatin cause cramps", "can amlodipine cause cramps")
    rows = {
        name: next(iter(ear.after(f"can {name} cause cramps").things.values()))
        for name in ("atorvastatin", "amlodipine")
    }
    (event,) = ear.meant(*before, said)
    assert isinstance(event, happened.Asked)
    word = event.word("medicine")
    assert word is not None
    assert word.id == rows[medicine]


@pytest.mark.parametrize(
    "said", ["are the both of them safe", "what about both of them", "which of the two is better"]
)
def test_of_two_of_different_kinds_the_last_is_meant(ear: Ear, said: str) -> None:
    """An answer and a row can't be asked about at once."""
    before = ("does magnesium help", "how much magnesium is in almonds")
    state = ear.after(*before, said)
    assert state.told is not None
    assert state.told.facts["answer"] == "magnesium-in-food"


def test_what_leans_on_nothing_is_not_guessed(ear: Ear) -> None:
    assert not isinstance(ear.meant("should i stop it then")[0], happened.AskedMore)


@pytest.mark.parametrize(
    "said", ["no sorry i meant the tablets not the food", "yes and which foods have the most"]
)
def test_more_beside_a_word_to_an_offer_is_heard(ear: Ear, said: str) -> None:
    assert ear.after("are bananas good for cramps", said).last is not None
    assert not any(
        isinstance(one, happened.SaidNo | happened.Acknowledged)
        for one in ear.meant("are bananas good for cramps", said)
    )


def test_a_wish_not_to_wake_is_no_sleep(ear: Ear) -> None:
    (event,) = ear.meant("some nights i'd rather just not wake up at all")
    assert isinstance(event, happened.SaidSelfHarm)
    asked = ear.after("some nights i'd rather just not wake up at all").asked
    assert asked is not None
    assert asked.act.startswith("mind.")
