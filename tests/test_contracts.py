"""The arrows hold, and each contract is broken once on purpose to see it caught."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).parent.parent
_LINTER = Path(sys.executable).parent / "lint-imports"


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603  # our own linter on our own copy
        [_LINTER, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the code, to break."""
    for name in ("nlu", "skill", "simulator", "workshop", "deploy"):
        shutil.copytree(_ROOT / name, tmp_path / name)
    shutil.copy(_ROOT / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("skill/dialog/basics.py", "import skill.speech", "The staircase"),
        ("skill/alexa/respond.py", "import skill.adapters.certificates", "The staircase"),
        ("skill/dialog/danger.py", "import time", "The dialog and the models are pure"),
        ("skill/knowledge/models.py", "import yaml", "The dialog and the models are pure"),
        ("skill/alexa/heard.py", "import flask", "Only the web door knows Flask"),
        (
            "skill/alexa/heard.py",
            "import skill.settings",
            "Only the doors and the assembly",
        ),
        ("skill/dialog/person.py", "import skill.dialog.answers", "Inside the dialog"),
        ("simulator/__init__.py", "import skill.speech", "The simulator speaks HTTP"),
        ("simulator/page/parts.py", "import workshop", "The simulator speaks HTTP"),
        ("simulator/device/echo.py", "import simulator.plays.scene", "The simulator's rooms"),
        ("simulator/wire/reply.py", "import simulator.services", "The simulator's rooms"),
        ("skill/lambda_door.py", "import flask", "The Lambda door lives without"),
        ("skill/speech.py", "import deploy", "The skill knows nothing of how it is deployed"),
        ("skill/speech.py", "import workshop", "The skill knows nothing of how it is deployed"),
        ("nlu/words.py", "import skill.errors", "What hears in general knows nobody"),
        ("nlu/words.py", "import simulator.device.clock", "What hears in general knows nobody"),
        ("nlu/dates.py", "import yaml", "What hears in general is pure"),
        ("nlu/dates.py", "import random", "What hears in general is pure"),
        ("nlu/numbers.py", "import nlu.words", "Inside nlu"),
        ("workshop/graph.py", "import deploy", "Deploying leans on the workshop"),
        ("workshop/graph.py", "import workshop.booklet", "Inside the workshop"),
    ],
)
def test_a_wrong_import_is_caught(house: Path, file: str, line: str, contract: str) -> None:
    """The linter exits with an error and names the contract."""
    path = house / file
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")

    result = _lint(house)

    assert result.returncode == 1, result.stdout
    assert any(contract in text and "BROKEN" in text for text in result.stdout.splitlines())


@pytest.mark.parametrize(
    ("file", "contract"),
    [
        ("skill/newcomer.py", "The staircase"),
        ("skill/dialog/newcomer.py", "Inside the dialog"),
        ("workshop/newcomer.py", "Inside the workshop"),
        ("simulator/newcomer.py", "The simulator's rooms"),
    ],
)
def test_a_new_module_must_take_a_place_on_the_stairs(
    house: Path, file: str, contract: str
) -> None:
    """The contracts are exhaustive: what stands nowhere is named."""
    (house / file).write_text('"""New."""\n', encoding="utf-8")

    result = _lint(house)

    assert result.returncode == 1, result.stdout
    assert "newcomer" in result.stdout
    assert contract in result.stdout


def test_a_class_name_stands_once() -> None:
    """One name, one meaning: no two classes of the skill share theirs."""
    named: dict[str, list[str]] = {}
    for path in sorted((_ROOT / "skill").rglob("*.py")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if found := re.match(r"class (\w+)", line):
                named.setdefault(found[1], []).append(str(path.relative_to(_ROOT)))
    assert {name: files for name, files in named.items() if len(files) > 1} == {}


@pytest.mark.parametrize("file", sorted((_ROOT / "nlu").glob("*.py")), ids=lambda file: file.name)
def test_what_hears_in_general_needs_the_standard_library_alone(file: Path) -> None:
    """So that nothing has to be installed for it, here or in Lambda."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    names = [each.module or "" for each in ast.walk(tree) if isinstance(each, ast.ImportFrom)]
    names += [
        name.name for each in ast.walk(tree) if isinstance(each, ast.Import) for name in each.names
    ]
    assert {name.partition(".")[0] for name in names} <= {"nlu", *sys.stdlib_module_names}
