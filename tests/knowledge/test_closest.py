"""Slips of the recogniser are matched closely; other words are not."""

import pytest

from skill.knowledge.closest import closest
from skill.knowledge.content import Content


@pytest.mark.parametrize(
    ("heard", "food"),
    [
        ("pumkin seeds", "pumpkin-seeds"),
        ("handful of cashews", "cashews"),
        ("some raw almonds", "almonds"),
        ("Spinnach", "spinach"),
        ("dragon fruit", None),
        ("tea", None),
        ("", None),
    ],
)
def test_a_food_is_matched_closely(heard: str, food: str | None, content: Content) -> None:
    assert closest(heard, {one.id: one.called for one in content.foods.values()}) == food


@pytest.mark.parametrize(
    ("heard", "medicine"),
    [("atorvastatine", "statins"), ("paracetemol", "plain-painkillers"), ("blue pills", None)],
)
def test_a_medicine_is_matched_closely(heard: str, medicine: str | None, content: Content) -> None:
    rows = content.tables["medicines"]
    assert closest(heard, {row.id: row.called for row in rows.values()}) == medicine
