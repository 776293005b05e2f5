"""How long: as ISO 8601, in the forms that Alexa sends."""

import pytest

from nlu.durations import to_duration
from nlu.words import tokenise


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        ("five minutes", "PT5M"),
        ("half an hour", "PT30M"),
        ("an hour and a half", "PT1H30M"),
        ("one and a half hours", "PT1H30M"),
        ("1.5 hours", "PT1H30M"),
        ("a quarter of an hour", "PT15M"),
        ("three quarters of an hour", "PT45M"),
        ("two hours and thirty minutes", "PT2H30M"),
        ("ninety seconds", "PT90S"),
        ("two weeks", "P2W"),
        ("a fortnight", "P2W"),
        ("three nights", "P3D"),
        ("a couple of days", "P2D"),
        ("the last few months", "P3M"),
        ("a year and a half", "P1Y6M"),
        ("minutes", None),
        ("the second", None),
        ("five", None),
        ("five minutes ago", None),
    ],
)
def test_duration(said: str, iso: str | None) -> None:
    """ISO 8601, as in the slot type reference."""
    assert to_duration(tokenise(said)) == iso
