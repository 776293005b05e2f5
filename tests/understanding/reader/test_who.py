"""Whom a sentence is about, and what words around a person or an age do not name."""

from collections.abc import Callable

import pytest

from skill.understanding.read import Reader
from skill.understanding.reading import Reading

Read = Callable[[str], Reading]


@pytest.fixture(scope="module")
def read(whole_reader: Reader) -> Read:
    """The whole reader's."""
    return whole_reader.read


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("my calf's killing me", None),
        ("my wife's foot goes into spasm", "wife"),
        ("amma is getting cramps daily", "mother"),
        ("can i give my lad anything for it", "son"),
        ("the missus cramps every night", "wife"),
        ("what should i do for my neighbour's calf", "neighbour"),
        ("my six year old is crying with her shin", "child"),
        ("do women get them more", "anyone"),
        ("how much does a man need", "anyone"),
        ("my sister says her leg is numb", "sister"),
        ("my sister says bananas help is that right", None),
        ("my nan gave me a magnet for it", None),
        ("i took my husband's tablets", None),
        ("i cramp since the baby came", None),
        ("my dad had them like my uncle", "father"),
    ],
)
def test_the_person_with_the_finding_or_the_question(
    read: Read, said: str, who: str | None
) -> None:
    """Who only says, gives or is likened is nobody of whom is spoken."""
    assert read(said).who == who


def test_the_old_of_an_age_makes_no_old_man(read: Read) -> None:
    named = {one.id for one in read("a thirty year old man with cramps").mentions}
    assert "person.older-man" not in named
    assert "person.man" in named


@pytest.mark.parametrize("said", ["can you tell me why", "are you sure", "you said bananas"])
def test_the_word_you_asks_nothing_about_the_skill(read: Read, said: str) -> None:
    assert "answer.about-skill" not in {one.id for one in read(said).mentions}


@pytest.mark.parametrize("said", ["nah mate", "no bro only calf is paining", "mate my calf hurts"])
def test_who_is_called_is_not_spoken_of(read: Read, said: str) -> None:
    assert read(said).who is None


def test_a_mate_or_bro_of_somebody_is_a_person(read: Read) -> None:
    assert read("my mate has cramp").who == "friend"
    assert read("our bro keeps cramping").who == "brother"


@pytest.mark.parametrize("said", ["no sugar", "no thanks honey", "my sugars were good"])
def test_sugar_that_is_no_food_is_no_remedy(read: Read, said: str) -> None:
    assert "remedy.honey" not in {one.id for one in read(said).mentions}


def test_honey_that_is_eaten_is_one(read: Read) -> None:
    assert "remedy.honey" in {one.id for one in read("does honey help").mentions}
