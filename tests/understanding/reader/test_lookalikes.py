"""A part of the body in the name of something else, or said to act oddly, is no sign."""

import pytest

from skill.understanding.rules import RuleReader

HARMLESS = [
    "the chest clinic put me on a beta limit",
    "my heart nurse has me on a limit of two pints",
    "the eye doctor went double on my bill and it's gone",
    "we've a chest freezer under pressure of space",
    "my knee's been behaving strangely",
    "both legs keep acting weird",
    "i'll keep a close eye on it",
]


@pytest.mark.parametrize("said", HARMLESS)
def test_no_alarm_is_heard_in_it(reader: RuleReader, said: str) -> None:
    reading = reader.read(said)
    raised = [one for one in reading.told("stated") + reading.told("suspected") if one.level]
    assert raised == []


DANGERS = [
    ("the heart doctor's away and my heart is pounding", "racing-heart"),
    ("my chest is tight after the chest clinic", "chest-pain"),
    ("grandad is behaving strangely tonight", "confused"),
    ("i'm seeing double since my eye test", "sight-going"),
    ("i cannot catch my breath", "short-of-breath"),
    ("i took twenty of his heart tablets", "overdose"),
]


@pytest.mark.parametrize(("said", "finding"), DANGERS)
def test_what_is_told_beside_it_is_there(reader: RuleReader, said: str, finding: str) -> None:
    assert reader.read(said).states(finding)
