"""The walk through the documents: what they tell people to run exists."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from skill.settings import read_settings

_ROOT = Path(__file__).parent.parent.parent
_DEPLOYING = (_ROOT / "docs" / "deploying.md").read_text(encoding="utf-8")
_OPERATING = (_ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
_BOTH = _DEPLOYING + _OPERATING


def test_every_target_of_make_exists() -> None:
    """Copied from the documents, it works."""
    makefile = (_ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-zA-Z0-9-]+):", makefile, re.MULTILINE))
    named = set(re.findall(r"^ +make ([a-z-]+)|`make ([a-z-]+)", _BOTH, re.MULTILINE))
    assert {one or other for one, other in named} <= targets


def test_every_setting_named_is_one() -> None:
    """An unknown one would stop the start."""
    for name in set(re.findall(r"CRAMP_COACH_[A-Z_]+", _BOTH)):
        read_settings({name: "x"})


def test_every_file_named_is_there() -> None:
    """Links, and files that are copied."""
    links = [(_ROOT / "docs" / link) for link in re.findall(r"\]\(([^)#:]+)", _BOTH)]
    copied = [_ROOT / name for name in re.findall(r"(deploy/[\w.-]+\.\w+)", _BOTH)]
    assert links
    assert copied
    assert [path for path in links + copied if not path.exists()] == []


def test_every_alarm_has_its_chapter() -> None:
    """The alarms' descriptions lead to headings that exist."""
    template = (_ROOT / "template.yaml").read_text(encoding="utf-8")
    headings = {text.lower() for text in re.findall(r"^### (\w+)$", _OPERATING, re.MULTILINE)}
    assert set(re.findall(r"docs/operating\.md#(\w+)", template)) == headings


def test_every_parameter_of_the_template_is_explained() -> None:
    """In the table of step 3a, and no other."""
    template = (_ROOT / "template.yaml").read_text(encoding="utf-8")
    block = template.split("Parameters:")[1].split("Conditions:")[0]
    parameters = set(re.findall(r"^  (\w+):$", block, re.MULTILINE))
    table = _DEPLOYING.split("| parameter | what to say |")[1].split("\n\n")[0]
    rows = re.findall(r"^\| ([\w, ]+) \|", table, re.MULTILINE)
    assert {name for row in rows for name in row.split(", ")} == parameters


@pytest.mark.parametrize("command", ["workshop stored", "deploy package", "deploy certify"])
def test_commands_explain_themselves(command: str) -> None:
    """--help works for each."""
    done = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-m", *command.split(), "--help"],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "usage:" in done.stdout
