"""What stands around a request."""

import pytest

from nlu.politeness import bare, core


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("can you tell me why my legs cramp please", "why my legs cramp"),
        ("alexa okay so what is a cramp thanks", "what is a cramp"),
        ("why do my legs cramp", "why do my legs cramp"),
        ("please", "please"),
    ],
)
def test_the_core_of_a_request(said: str, left: str) -> None:
    """Heads and tails go; something always stays."""
    words = said.split()
    assert " ".join(words[slice(*core(words))]) == left


def test_the_least_stripped_comes_first() -> None:
    spans = bare(["please", "tell", "me", "again"])
    assert spans[0] == (1, 4)
    assert all(start < end for start, end in spans)
