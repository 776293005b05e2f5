"""What was swallowed: a count is a count of tablets, and whose it was is told by its owner."""

import pytest

from skill.understanding.rules import RuleReader

TOO_MUCH = [
    ("i've had twenty two of the white pills", "overdose"),
    ("nana took fourteen of those", "overdose"),
    ("she swallowed ten little blue tablets", "overdose"),
    ("i lost count of the ibuprofen", "overdose"),
    ("dad's emptied the ibuprofen bottle", "overdose"),
    ("i took my brother's tablet", "swallowed-well"),
    ("i took my statin twice today", "swallowed-well"),
    ("grandpa took an extra potassium", "swallowed-well"),
    ("my niece has eaten one of my statins", "swallowed-child"),
    ("i took nine of my quinine", "quinine-overdose"),
]


@pytest.mark.parametrize(("said", "finding"), TOO_MUCH)
def test_too_much_is_stated(reader: RuleReader, said: str, finding: str) -> None:
    assert finding in [told.id for told in reader.read(said).told("stated")]


USUAL = [
    "ten years after the statin my legs cramp",
    "i take twelve tablets in the morning",
    "she's on fourteen different pills",
    "i took my two tablets",
    "they gave dad a statin in hospital",
    "my sister had cramps and hers was magnesium",
    "i've had the baby and my legs ache is it the iron",
    "is that doubling up",
    "ate too many nuts",
    "can i keep taking magnesium",
    "is it down to magnesium",
    "my hiv tablets and a cramp",
    "magnesium makes me windy",
    "do i need extra magnesium",
    "my toddler chews his ball",
]


@pytest.mark.parametrize("said", USUAL)
def test_what_is_usual_is_nothing(reader: RuleReader, said: str) -> None:
    read = [one for one in reader.read(said).findings if one.tier == "swallowed" and one.level]
    assert not [one for one in read if one.how in ("stated", "suspected")]
