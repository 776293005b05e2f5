"""The commands of `python -m skill` and `python -m workshop`."""

import subprocess
import sys
from pathlib import Path

import pytest

from skill.knowledge.content import Content

_ROOT = Path(__file__).parent.parent


def _run(package: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-m", package, *arguments],
        cwd=_ROOT,
        env={"PATH": "/usr/bin:/bin", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_check_says_how_many_answers_hold_together() -> None:
    found = _run("workshop", "check")
    assert (found.returncode, "85 answers, 0 faults" in found.stdout) == (0, True)


def test_the_models_are_fresh() -> None:
    assert _run("workshop", "model", "--check").returncode == 0


def test_the_booklet_holds_everything_that_can_be_said(content: Content) -> None:
    """Every answer with its cases and sources, the tables, the leg check; all of it unsigned."""
    booklet = _run("workshop", "review").stdout
    assert "85 answers, 0 signed" in booklet
    assert booklet.count("Review: **unsigned**") == len(content.answers)
    for name, answer in content.answers.items():
        assert f"({name})" in booklet
        assert all(f"### case {case}" in booklet for case in answer.cases)
    for row in content.tables["remedies"].values():
        for text in row.answers.get("home-remedy", {}).values():
            assert text in booklet
    for urgent in content.urgency.rows.values():
        assert urgent.yourself in booklet
    for question in content.triage.questions:
        assert question.reword in booklet


@pytest.mark.parametrize(
    ("arguments", "environment", "says"),
    [
        (["skill", "serve"], {}, "CRAMP_COACH_APPLICATION_ID"),
        (["skill", "serve", "--workers", "0"], {"CRAMP_COACH_APPLICATION_ID": "x"}, "workers"),
        (["workshop", "check"], {"CRAMP_COACH_BNID": "x"}, "unknown setting CRAMP_COACH_BNID"),
        (
            ["skill", "serve", "--bind", "0.0.0.0:1"],
            {"CRAMP_COACH_SIMULATOR_CHAIN": "x", "CRAMP_COACH_APPLICATION_ID": "x"},
            "this machine alone",
        ),
        (["skill", "fly"], {}, "invalid choice"),
    ],
)
def test_wrong_use_is_explained(
    arguments: list[str], environment: dict[str, str], says: str
) -> None:
    """On standard error, with exit code 2 and no traceback."""
    found = _run(*arguments, **environment)
    assert found.returncode == 2
    assert says in found.stderr
    assert "Traceback" not in found.stderr
