"""An answer to the safety check clears it where it says so, and nothing in it is left unknown."""

import pytest

from skill.dialog.all_clear import knows_all, says_clear


@pytest.mark.parametrize(
    "text",
    [
        "no lumps and no redness",  # the signs are denied
        "neither ankle is puffy",
        "they feel the same as ever",  # as they always are
        "my nurse is happy with it",  # whoever may say so has said so
        "the surgeon discharged me so carry on",
        "i had my hip replaced 20 years ago and i am fine",  # long past, and well since
    ],
)
def test_it_is_clear(text: str) -> None:
    assert says_clear(text)
    assert knows_all(text)


@pytest.mark.parametrize(
    "text",
    [
        "no but my ankle is puffy",
        "i had my hip replaced 20 years ago",  # and nothing of how it is
        "all fine except my knee",
        "my nurse says to wait",
        "i am not cleared",
        "not feeling too good",
        "my legs feel zingy",  # a word of no class
        "i am fine and 20 weeks pregnant",  # that is told to the routine, which is gentle then
    ],
)
def test_it_is_not_clear(text: str) -> None:
    assert not says_clear(text)
