"""How far a denial, a past or a thing reaches: each sentence is ours, of no labelled set."""

import pytest

from skill.understanding.rules import RuleReader

HOW = [
    ("redness no warmth no swelling yes my calf", "swollen-leg", "stated"),  # answered one by one
    ("no pain at all my calf is swollen", "swollen-leg", "stated"),
    ("my hand won't open and my mouth is drooping", "stroke-signs", "stated"),
    ("i can't reach the door without gasping for air", "short-of-breath", "stated"),
    ("i can't i can't breathe", "short-of-breath", "stated"),  # a stammer is no second denial
    ("it's not my toe that hurts my calf is swollen", "swollen-leg", "stated"),
    ("is my calf supposed to be this swollen", "swollen-leg", "stated"),
    ("a fall on monday and now i've chest pain", "chest-pain", "stated"),
    ("could a sauna make me faint", "fainted", "asked"),
    ("my pulse is all over the shop", "racing-heart", "stated"),  # no shop's pulse
]


@pytest.mark.parametrize(("said", "finding", "how"), HOW)
def test_a_scope_ends_where_something_else_is_told(
    reader: RuleReader, said: str, finding: str, how: str
) -> None:
    assert {one.id: one.how for one in reader.read(said).findings}.get(finding) == how


def test_words_that_only_look_alike_are_two(reader: RuleReader) -> None:
    for said in ("sorry about my leg", "a wee look at my leg"):
        assert not [one for one in reader.read(said).told("stated") if one.level], said


PLAIN = [
    ("my calf cramps every night", {"plain-cramp", "frequent-cramps"}),
    ("i take a statin and a water tablet", {"takes-statin", "water-tablets"}),
    ("my shin seized up after netball", {"plain-cramp", "set-off-exercise"}),
]


@pytest.mark.parametrize(("said", "findings"), PLAIN)
def test_what_is_no_danger_is_told_too(reader: RuleReader, said: str, findings: set[str]) -> None:
    told = {one.id for one in reader.read(said).told("stated") if one.plain}
    assert findings <= told


def test_what_is_denied_of_it_is_denied(reader: RuleReader) -> None:
    found = {one.id: one.how for one in reader.read("i'm not on a statin").findings}
    assert found["takes-statin"] == "denied"
