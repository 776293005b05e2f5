"""Damaged copies of lines."""

from __future__ import annotations

import pytest

from workshop.train.damage import CONFUSED, JOINING, SMALL, damaged

LINES = [
    "why do my calves cramp at night when i lie still",
    "i had a cramp and now my leg is swollen",
    "how much magnesium should i take in a day",
    "can i stop my statin because of the cramps",
]


@pytest.mark.parametrize("line", LINES)
def test_a_line_is_damaged_once_and_always_alike(line: str) -> None:
    rough = damaged(line)
    assert rough is not None
    assert rough != line
    assert rough == damaged(line)
    assert rough.split()[1:-1]


def test_a_short_line_is_left_alone() -> None:
    assert damaged("leg cramps why") is None
    assert damaged("") is None


def test_what_is_lost_is_small_joining_confused_or_at_an_end() -> None:
    for line in LINES:
        whole, rough = line.split(), (damaged(line) or "").split()
        lost = [word for word in whole if word not in rough]
        ends = {*whole[:2], *whole[-2:]}
        assert all(word in SMALL | JOINING | CONFUSED.keys() | ends for word in lost)
