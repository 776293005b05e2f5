"""The lint of what grates finds what the ear doesn't take, and lets go what is well."""

import pytest

from workshop.lint.aloud import grates


@pytest.mark.parametrize(
    "said",
    [
        "Take 300 mg at night.",
        "Some pills, e.g. statins, can do it.",
        "Fruit & nuts have some.",
        "Two/three of them will do.",
        "About 30% of people.",
        "Wait 5-10 minutes.",
        "Ask about your eGFR or CKD.",
        "Call 911 now.",
        "Call NHS 111 today.",
        "It helps. It soothes. It warms.",
    ],
)
def test_it_finds(said: str) -> None:
    assert len([*grates(said)]) == 1


@pytest.mark.parametrize(
    "said",
    [
        "Take 300 milligrams at night.",
        'Call <say-as interpret-as="digits">911</say-as> now.',
        "Ask the NHS, or your GP.",
        "Wait 5 to 10 minutes. It helps. Warmth does, too.",
        "Call a doctor for one. Call a nurse for two. Call us for three.",
        "No safe ride? Ask a neighbour.",
        'Hold it. <break time="500ms"/> Let go.',
    ],
)
def test_it_lets_go(said: str) -> None:
    assert [*grates(said, "Want to hear more?")] == []


def test_two_questions_in_one_breath_grate() -> None:
    assert [*grates("Is it the calf?", "Want to hear more?")] == ["asks twice in one breath"]
    assert [*grates("Is it the calf?")] == []
