"""What stays of an answer in short: what it says first, and every warning."""

import pytest

from skill.in_short import in_short


@pytest.mark.parametrize(
    ("words", "short"),
    [
        (
            "Most adults need 300. Greens give most of it. It isn't a dose for pills.",
            "Most adults need 300. It isn't a dose for pills.",
        ),
        ("Maybe. One study found a link. Drink less.", "Maybe. One study found a link."),
        ("Stretch the calf first. Ask a nurse about the rest.",) * 2,
    ],
)
def test_the_first_thing_and_the_warnings_stay(words: str, short: str) -> None:
    assert in_short(words) == short
