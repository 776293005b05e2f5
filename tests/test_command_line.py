"""The commands of `python -m skill` and `python -m workshop`."""

import html
import subprocess
import sys
from pathlib import Path

import pytest

from skill.knowledge.content import Content
from skill.knowledge.localise import PLACEHOLDER

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
    assert (found.returncode, " answers, 0 faults" in found.stdout) == (0, True)


def test_the_models_are_fresh() -> None:
    assert _run("workshop", "model", "--check").returncode == 0


def test_the_booklet_holds_everything_that_can_be_said(content: Content) -> None:
    """Every answer with its cases and sources, the tables, the leg check; all of it unsigned."""
    booklet = html.unescape(_run("workshop", "review").stdout)
    assert "units, 0 of them signed" in booklet
    for name in content.answers:
        assert f'id="answer-{name}"' in booklet
    for urgent in content.urgency.rows.values():
        assert PLACEHOLDER.split(urgent.yourself)[0] in booklet
    for question in content.triage.questions:
        assert PLACEHOLDER.split(question.reword)[0].split(" | ")[0] in booklet


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
