"""When in the day, in the forms that Alexa sends."""

import pytest

from nlu.times import to_time
from nlu.words import tokenise


@pytest.mark.parametrize(
    ("said", "clock"),
    [
        ("half past nine", "09:30"),
        ("half ten", "10:30"),
        ("ten every evening", None),
        ("ten thirty", "10:30"),
        ("nine pm", "21:00"),
        ("nine thirty in the evening", "21:30"),
        ("9:30 p.m.", "21:30"),
        ("21:30", "21:30"),
        ("quarter to ten", "09:45"),
        ("quarter to one", "12:45"),
        ("ten to nine in the evening", "20:50"),
        ("five past eight", "08:05"),
        ("nine oh five pm", "21:05"),
        ("seven o'clock", "07:00"),
        ("at nine", "09:00"),
        ("two at night", "02:00"),
        ("twelve am", "00:00"),
        ("noon", "12:00"),
        ("midnight", "00:00"),
        ("in the evening", "EV"),
        ("this morning", "MO"),
        ("tonight", "NI"),
        ("nine bananas", None),
        ("seventy", None),
    ],
)
def test_time(said: str, clock: str | None) -> None:
    """HH:MM, or the part of the day."""
    assert to_time(tokenise(said)) == clock
