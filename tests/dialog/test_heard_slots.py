"""Slots of a sentence, as the rooms read them."""

import pytest

from tests.dialog.ear import Ear, heard, ids


@pytest.mark.parametrize(
    ("said", "person"),
    [
        ("what about my mother", "mother"),
        ("my granddad gets them too", "grandfather"),
        ("my wife is sixty two", "wife"),
    ],
)
def test_a_person_is_named_by_id(ear: Ear, said: str, person: str) -> None:
    assert ids(ear.slots(said), "person") == [person]


@pytest.mark.parametrize(
    ("said", "slot", "age"),
    [
        ("i'm fifty five", "own_age", "55"),
        ("i am eighty one", "own_age", "81"),
        ("he's eighty", "age", "80"),
        ("aged seventy", "age", "70"),
        ("my wife is sixty two", "age", "62"),
        ("a sixty five year old woman", "age", "65"),
    ],
)
def test_an_age_is_ones_own_or_anothers(ear: Ear, said: str, slot: str, age: str) -> None:
    slots = ear.slots(said)
    assert heard(slots, slot) == [age]
    assert not slots.keys() & ({"age", "own_age"} - {slot})


@pytest.mark.parametrize(
    "said",
    [
        "what can i do on a five hour flight",
        "i'm twenty minutes into a cramp",
        "i slept five hours",
    ],
)
def test_a_number_of_something_else_is_no_age(ear: Ear, said: str) -> None:
    assert not ear.slots(said).keys() & {"age", "own_age"}


@pytest.mark.parametrize(
    ("said", "amount"),
    [("is three hundred milligrams too much", "300"), ("i take 250 mg", "250")],
)
def test_an_amount_is_no_time(ear: Ear, said: str, amount: str) -> None:
    slots = ear.slots(said)
    assert heard(slots, "amount") == [amount]
    assert "time" not in slots


@pytest.mark.parametrize(
    ("said", "since"),
    [
        ("it started three days ago", "P3D"),
        ("for two weeks now", "P2W"),
        ("about a month ago", "P1M"),
        ("for an hour", "PT1H"),
        ("remind me in twenty minutes", "PT20M"),
    ],
)
def test_how_long_is_a_duration_and_no_time(ear: Ear, said: str, since: str) -> None:
    slots = ear.slots(said)
    assert heard(slots, "since") == [since]
    assert "time" not in slots


@pytest.mark.parametrize(
    ("said", "time"),
    [
        ("remind me at half past nine in the evening", "21:30"),
        ("ten thirty", "10:30"),
        ("seven", "07:00"),
        ("at seven", "07:00"),
        ("make it eleven", "11:00"),
        ("weekdays at nine", "09:00"),
        ("move it to quarter to eight", "07:45"),
    ],
)
def test_a_clock_time_alone_or_behind_its_lead(ear: Ear, said: str, time: str) -> None:
    assert heard(ear.slots(said), "time") == [time]


@pytest.mark.parametrize("said", ["i have two cramps a week", "my number is up", "i ate six dates"])
def test_another_number_is_no_time(ear: Ear, said: str) -> None:
    assert "time" not in ear.slots(said)


@pytest.mark.parametrize(
    ("said", "days"),
    [("every evening at eight", "daily"), ("weekdays at nine", "weekdays")],
)
def test_days_of_a_repeat(ear: Ear, said: str, days: str) -> None:
    assert ids(ear.slots(said), "days") == [days]


def test_a_finding_says_whether_it_is_there(ear: Ear) -> None:
    slots = ear.slots("my calf is swollen but i have no fever")
    assert ids(slots, "finding") == ["yes.swollen-leg", "no.fever"]


@pytest.mark.parametrize("said", ["i had chest pain years ago", "does magnesium cause chest pain"])
def test_what_is_past_or_asked_about_is_no_finding(ear: Ear, said: str) -> None:
    assert "finding" not in ear.slots(said)


def test_a_subject_keeps_all_its_readings_the_likeliest_first(ear: Ear) -> None:
    assert ids(ear.slots("bananas"), "subject") == [
        "answer.bananas",
        "food.banana",
        "remedy.bananas",
    ]


def test_two_subjects_stand_apart(ear: Ear) -> None:
    subjects = ear.slots("almonds and spinach")["subject"]
    assert [one.ids for one in subjects] == [("food.almonds",), ("food.spinach",)]


def test_an_answer_is_a_subject_and_not_a_reply(ear: Ear) -> None:
    assert ids(ear.slots("restless legs"), "answer") == []


@pytest.mark.parametrize(
    ("said", "amounts"),
    [
        ("one pill has a hundred and the other four hundred of magnesium", ["500", "100", "400"]),
        ("is two hundred or four hundred milligrams too much", ["200", "400"]),
        ("is three hundred milligrams too much", ["300"]),
    ],
)
def test_amounts_that_are_taken_together_are_summed(
    ear: Ear, said: str, amounts: list[str]
) -> None:
    assert heard(ear.slots(said), "amount") == amounts
