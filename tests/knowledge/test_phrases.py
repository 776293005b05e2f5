"""Findings in words that no list has as a whole."""

import pytest

from skill.knowledge.models import Telling
from skill.knowledge.phrases import Phrases


def _told(said: list[str], denied: list[str]) -> Telling:
    return Telling(said=said, denied=denied)


PHRASES = Phrases(
    {
        "warm": _told(["warm", "really warm"], ["not warm"]),
        "puffy": _told(["puffy"], ["no puffiness"]),
        "joint": _told(["warm knee"], []),
    }
)


@pytest.mark.parametrize(
    ("heard", "read"),
    [
        ("really warm and a bit puffy", [("warm", True), ("puffy", True)]),
        ("Warm Knee", [("joint", True)]),
        ("not warm but puffy", [("warm", False), ("puffy", True)]),
        ("warmer and puffyish", []),
        ("", []),
    ],
)
def test_the_longest_phrases_are_read_left_to_right(
    heard: str, read: list[tuple[str, bool]]
) -> None:
    """Whole words only; a denial is no report."""
    assert list(PHRASES.scan(heard)) == read
