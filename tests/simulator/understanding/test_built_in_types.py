"""Amazon's types by name: which reader answers for which."""

from datetime import date

import pytest

from nlu.words import tokenise
from simulator.understanding.built_in_types import (
    DATE,
    DAY_OF_WEEK,
    DURATION,
    NUMBER,
    TIME,
    parse,
)

TUESDAY = date(2026, 3, 3)


@pytest.mark.parametrize(
    ("kind", "said", "value"),
    [
        (DURATION, "half an hour", "PT30M"),
        (TIME, "half past nine", "09:30"),
        (DATE, "tomorrow", "2026-03-04"),
        (DAY_OF_WEEK, "fridays", "friday"),
        (NUMBER, "a hundred and fifty", "150"),
        ("AMAZON.FOUR_DIGIT_NUMBER", "twenty twenty", "2020"),
        (NUMBER, "bananas", None),
        (TIME, "one two minutes past a good long while before nine", None),
        ("AMAZON.US_CITY", "boston", None),
    ],
)
def test_a_type_reads_its_own_words(kind: str, said: str, value: str | None) -> None:
    """As Alexa sends it; None for other words, too many of them, and types without a grammar."""
    assert parse(kind, tokenise(said), TUESDAY) == value
