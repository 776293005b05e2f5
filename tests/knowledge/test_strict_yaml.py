"""The strict reader: every scalar is text, and a fault names file and line."""

from pathlib import Path

import pytest
from msgspec import Struct

from skill.errors import ContentError
from skill.knowledge.strict_yaml import read


class Thing(Struct, forbid_unknown_fields=True):
    """A shape to read."""

    name: str
    count: int = 0
    parts: list[str] = []


def _write(folder: Path, text: str) -> Path:
    path = folder / "thing.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("said", ["yes", "no", "21:30", "1e3", "null", "0777", "2026-11-25"])
def test_a_scalar_stays_the_text_that_it_is(tmp_path: Path, said: str) -> None:
    """Plain YAML would make True, 1290, 1000.0, None, 511 or a date of these."""
    assert read(_write(tmp_path, f"name: {said}\n"), Thing).name == said


def test_types_come_from_the_model(tmp_path: Path) -> None:
    """A number is a number only where the model wants one."""
    assert read(_write(tmp_path, "name: '12'\ncount: 12\n"), Thing) == Thing("12", 12)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("name: a\ncount: 1\nname: b\n", 3, "repeats the key 'name'"),
        ("name: a\ncoutn: 1\n", 2, "unknown field `coutn`"),
        ("name: a\ncount: many\n", 2, "Expected `int`"),
        ("count: 1\n", 1, "missing required field `name`"),
        ("name: a\nparts:\n  - x\n  - [y]\n", 4, "Expected `str`"),
        ("name: [a\n", 2, "is not YAML"),
        ("", 1, "is empty"),
    ],
)
def test_a_fault_names_file_line_and_what(tmp_path: Path, text: str, line: int, says: str) -> None:
    """So that a writer finds it without asking."""
    path = _write(tmp_path, text)
    with pytest.raises(ContentError) as caught:
        read(path, Thing)
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert says in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """The operator sees which."""
    with pytest.raises(ContentError, match=r"nothing\.yaml:1: cannot be read"):
        read(tmp_path / "nothing.yaml", Thing)
