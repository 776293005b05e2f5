"""The benchmarks run: short rounds, in which every answer is right; no time is asserted."""

import subprocess
import sys

import pytest

_SHORT = {
    "turn": ("--rounds", "1", "--seconds", "1", "--only", "leg check"),
    "stages": ("--times", "1"),
    "reading": ("--sentences", "20", "--rounds", "1"),
    "flood": ("--seconds", "2", "--connections", "200", "--p95", "8", "--cpu", "50"),
    "stored": ("--sqlite", "2000", "--dynamo", "2000"),
}


@pytest.mark.parametrize("name", _SHORT)
def test_a_short_round_prints_its_tables(name: str) -> None:
    """And every request of a load is answered: its last column counts what was not HTTP 200."""
    command = [sys.executable, "-m", f"benchmarks.{name}", *_SHORT[name]]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)  # noqa: S603  # our own
    assert done.returncode == 0, done.stderr[-2000:]
    rows = [line for line in done.stdout.splitlines() if line.startswith("|")]
    assert len(rows) > 2
    assert all(row.endswith("| 0 |") for row in rows if "leg check" in row), rows
