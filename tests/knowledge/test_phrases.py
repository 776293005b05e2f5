"""Findings in words that no list has as a whole."""

import pytest

from skill.knowledge.models import Finding
from skill.knowledge.phrases import Phrases


def _finding(said: list[str], denied: list[str]) -> Finding:
    return Finding(what="", said=said, denied=denied, sources=[], basis=[])


PHRASES = Phrases(
    {
        "warm": _finding(["warm", "really warm"], ["not warm"]),
        "puffy": _finding(["puffy"], ["no puffiness"]),
        "joint": _finding(["warm knee"], []),
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
