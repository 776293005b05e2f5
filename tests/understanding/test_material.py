"""What the reader is made of: both files are strict, and what they refer to is there."""

import re
import shutil
from pathlib import Path

import pytest

from skill.dialog.subject_events import CONTROLS
from skill.errors import ContentError
from skill.knowledge.content import Content
from skill.knowledge.strict_yaml import read
from skill.settings import Settings
from skill.understanding.material import Material
from skill.understanding.read_material import Types, read_material, read_types

_KIND = re.compile(r"\{(\w+)\}")
# What stands in a command for a number or a time: no list can hold these.
_COUNTED = {"age", "own_age", "amount", "since", "time"}


@pytest.fixture(scope="module")
def material(settings: Settings, content: Content) -> Material:
    return read_material(settings.interaction_model, content)


@pytest.fixture(scope="module")
def types(settings: Settings, content: Content) -> Types:
    return read_types(settings.interaction_model, content)


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    """A copy of the files that a test may break."""
    (tmp_path / "en").mkdir()
    for name in ("lists.yaml", "commands.yaml", "names.yaml"):
        shutil.copy(settings.interaction_model / "en" / name, tmp_path / "en" / name)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "added", "message"),
    [
        ("commands.yaml", "whistle: {loud: [one]}\n", "Expected `array`"),
        ("commands.yaml", "whistle: once\n", "Expected `array`"),
        ("commands.yaml", "whistle: [{a: b}]\n", "Expected `str`"),
        ("commands.yaml", "help: [whistle]\n", "repeats the key"),
        ("commands.yaml", "whistle: [one\n", "YAML"),
        ("names.yaml", "whistle: [one]\n", "Expected `object`"),
        ("lists.yaml", "whistle: [one]\n", "Expected `object`"),
        ("lists.yaml", "whistle: {loud: one}\n", "Expected `array`"),
        ("lists.yaml", "whistle: {loud: [one], loud: [two]}\n", "repeats the key"),
    ],
)
def test_a_fault_names_file_and_line(
    folder: Path, content: Content, name: str, added: str, message: str
) -> None:
    path = folder / "en" / name
    before = path.read_text(encoding="utf-8")
    path.write_text(before + added, encoding="utf-8")
    with pytest.raises(ContentError, match=rf"{re.escape(name)}:\d+") as refused:
        read_material(folder, content)
    assert message in str(refused.value)
    assert refused.value.line > before.count("\n")


@pytest.mark.parametrize("name", ["commands.yaml", "lists.yaml", "names.yaml"])
def test_a_file_that_is_missing_or_empty_is_named(
    folder: Path, content: Content, name: str
) -> None:
    (folder / "en" / name).write_text("", encoding="utf-8")
    with pytest.raises(ContentError, match=re.escape(name)):
        read_material(folder, content)
    (folder / "en" / name).unlink()
    with pytest.raises(ContentError, match=re.escape(name)):
        read_material(folder, content)


@pytest.mark.parametrize("added", ["remedy: {whistle: [one]}", "whistle: {soap: [one]}"])
def test_a_name_of_no_row_is_refused(folder: Path, content: Content, added: str) -> None:
    (folder / "en" / "names.yaml").write_text(added, encoding="utf-8")
    with pytest.raises(ContentError, match="whistle"):
        read_types(folder, content)


def test_a_name_stands_for_one_row_of_its_kind(settings: Settings, types: Types) -> None:
    for kind, rows in read(settings.interaction_model / "en" / "names.yaml", Types).items():
        for row, names in rows.items():
            for other, called in types[kind].items():
                assert other == row or not {*names} & {*called}, (kind, row, other)


@pytest.mark.parametrize(
    ("listed", "plain", "kind"),
    [("the pill", "pill", "medicine"), ("the run", "run", "condition")],
)
def test_a_name_with_the_counts_with_its_the(
    material: Material, listed: str, plain: str, kind: str
) -> None:
    """My pills are no contraceptive, and a run is no diarrhoea."""
    assert kind in material.keys[listed]
    assert kind not in material.keys.get(plain, {})


def test_kinds_in_commands_are_kinds_of_things(settings: Settings, types: Types) -> None:
    """A command with a {kind} that no list has could never be heard."""
    path = settings.interaction_model / "en" / "commands.yaml"
    commands = read(path, dict[str, list[str]])
    used = {kind for lines in commands.values() for line in lines for kind in _KIND.findall(line)}
    assert used - _COUNTED <= {*types, "subject"}


def test_every_command_does_something(settings: Settings) -> None:
    commands = read(settings.interaction_model / "en" / "commands.yaml", dict[str, list[str]])
    assert set(commands) <= set(CONTROLS)
    assert all(commands.values())


def test_what_a_known_sentence_is_about_exists(material: Material, content: Content) -> None:
    for line, subject in material.known.items():
        kind, _, name = subject.partition(":")
        assert name in CONTROLS if kind == "controls" else subject in content.answers, line


def test_every_thing_has_a_name(types: Types) -> None:
    assert [kind for kind, things in types.items() if not things] == []
    assert [
        (kind, one)
        for kind, things in types.items()
        for one, names in things.items()
        if not all(name.strip() for name in names)
    ] == []


def test_a_phrase_has_one_place(settings: Settings, content: Content) -> None:
    """What steers the skill asks for no answer as well."""
    commands = read(settings.interaction_model / "en" / "commands.yaml", dict[str, list[str]])
    steers = [line for lines in commands.values() for line in lines]
    asks = {line for lines in content.asked.values() for line in lines}
    assert len(steers) == len(set(steers))
    assert not asks & set(steers)
