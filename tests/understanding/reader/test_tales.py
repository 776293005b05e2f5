"""A tale, long ago, a word taken back: nobody is in danger; what is told beside it still counts."""

import pytest

from skill.understanding.rules import RuleReader

TALES = [
    "the villain in the opera stabs herself",
    "in my soap the vicar took an overdose and ended his life",
    "i'm reading a thriller and the widow wants to die",
    "the queen in the ballet kills herself",
    "we watched a western and the sheriff had chest pain",
    "the girl in the portrait has fainted",
    "my great uncle drowned himself in the blitz",
    "in my army days i wanted to die",
    "our greyhound collapsed after the walk",
    "the old tractor wheezes and won't move",
    "the last time he was sick he stopped breathing",
]


@pytest.mark.parametrize("said", TALES)
def test_a_tale_and_what_is_long_over_raise_nothing(reader: RuleReader, said: str) -> None:
    reading = reader.read(said)
    raised = [one.id for one in reading.told("stated") + reading.told("suspected") if one.level]
    assert not raised


BESIDE = [
    ("i was watching a western and my chest went tight", "chest-pain"),
    ("my dad saw a play and he has chest pain now", "chest-pain"),
    ("my chest hurts watching that film", "chest-pain"),
    ("her leg is swollen since the plane", "swollen-leg"),
    ("last winter i lost my wife and i want to die", "self-harm-thoughts"),
    ("i want to kill myself like the girl in the film", "self-harm-thoughts"),
]


@pytest.mark.parametrize(("said", "finding"), BESIDE)
def test_what_is_told_beside_a_tale_is_there(reader: RuleReader, said: str, finding: str) -> None:
    assert finding in [told.id for told in reader.read(said).told("stated")]


def test_a_word_that_is_taken_back_was_not_meant(reader: RuleReader) -> None:
    assert not reader.read("chest pain no i said pest pain").told("stated")
    assert reader.read("i took the lot and i meant it").told("stated")


def test_a_new_negative_after_and_is_its_own(reader: RuleReader) -> None:
    told = {one.id: one.how for one in reader.read("no fever and not breathing").findings}
    assert (told["fever"], told["breathing-badly"]) == ("denied", "stated")


OBJECTS = [
    "is there any use in buying that cushion",
    "she sits on the edge of the sofa to stretch",
    "can i write a note to the chemist",
    "bye alexa",
    "i can't go on with these lentils",
    "would it harm the baby",
    "where is the line with tablets",
    "i don't want to wake the children",
    "i'll do it tomorrow",
    "i hope it stops soon",
    "how do i stop it for good",
    "she ran five kms",
    "say goodbye to cramps",
    "my legs go in my sleep",
    "i'd rather not be on statins",
    "take me home",
    "the train takes me to the clinic",
    "he says it's easier if i point my toes",
    "keep a diary when i stretch",
    "i feel like death this morning",
    "what kills a cramp",
]


@pytest.mark.parametrize("said", OBJECTS)
def test_an_end_that_has_an_object_is_none_of_the_mind(reader: RuleReader, said: str) -> None:
    assert not [one for one in reader.read(said).findings if one.tier == "mind"]
