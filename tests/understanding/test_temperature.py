"""A temperature that was measured decides whether "fever" and "thermometer" tell of one."""

import pytest

from skill.understanding.read import Reader


@pytest.mark.parametrize(
    ("said", "how"),
    [
        ("i took the thermometer to him thirty six eight", "denied"),
        ("his temperature is thirty nine two", "stated"),
        ("a temperature of ninety eight point six", "denied"),
        ("she has a fever", "stated"),
        ("fever i don't have", "denied"),
    ],
)
def test_the_thermometer_decides(whole_reader: Reader, said: str, how: str) -> None:
    assert {one.how for one in whole_reader.read(said).findings if one.id == "fever"} == {how}
