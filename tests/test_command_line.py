"""What `python -m skill` and `python -m workshop` say to wrong use.

Their right use is `make check` (check, model) and tests/workshop/test_booklet.py (review).
"""

import subprocess
import sys
from pathlib import Path

import pytest

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
