"""A "no" that answers, and what is told behind it."""

import pytest

from skill.understanding.read import Reader
from skill.understanding.rules import RuleReader


@pytest.mark.parametrize(
    ("said", "finding", "how"),
    [
        ("no i have no trouble breathing", "short-of-breath", "denied"),
        ("no i've no chest pain", "chest-pain", "denied"),
        ("no no no chest pain", "chest-pain", "denied"),
        ("no no my calf is swollen", "swollen-leg", "stated"),
        ("no my calf is swollen", "swollen-leg", "stated"),
        ("not my calf that is swollen", "swollen-leg", "denied"),
    ],
)
def test_a_no_that_answers_denies_nothing_behind_it(
    reader: RuleReader, said: str, finding: str, how: str
) -> None:
    found = {told.id: told.how for told in reader.read(said).findings}
    assert found[finding] == how


def test_a_hot_calf_is_no_fever(reader: RuleReader) -> None:
    """Hot and swollen is a clot's sign; with a fever it would be an infection's."""
    told = [one.id for one in reader.read("my calf is hot and swollen").told("stated")]
    assert sorted(told) == ["hot-leg", "swollen-leg"]
    assert [one.id for one in reader.read("my toddler is really hot").findings] == ["fever"]


@pytest.mark.parametrize(
    ("said", "reply"),
    [
        ("i have", "yes"),
        ("i am", "yes"),
        ("it is a bit", "yes"),
        ("it is swollen", None),
        ("i have a funny feeling", None),
        ("i am seventy nine", None),
        ("i have no idea", "unsure"),
        ("i couldn't tell you", "unsure"),
        ("i'm really not sure about that", "unsure"),
        ("not that i've noticed", "unsure"),
    ],
)
def test_i_have_is_a_yes_where_nothing_follows(
    whole_reader: Reader, said: str, reply: str | None
) -> None:
    assert whole_reader.read(said).reply == reply
