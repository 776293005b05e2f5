"""A disk that is really full: a small file system that is gone with its process."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]


def _alone(folder: Path, command: str) -> list[str]:
    mounted = f"mount -t tmpfs -o size=256k tmpfs {folder} && {command}"
    return ["unshare", "--map-root-user", "--mount", "sh", "-c", mounted]


def _possible(folder: Path) -> bool:
    if shutil.which("unshare") is None:
        return False
    return subprocess.run(_alone(folder, "true"), capture_output=True, check=False).returncode == 0  # noqa: S603  # our own


def test_a_full_disk_refuses_at_once_and_keeps_what_was_there(tmp_path: Path) -> None:
    """What was written is read; when there is room again, so is what comes then."""
    if not _possible(tmp_path):
        pytest.skip("this machine lets nobody mount a small disk")
    command = f"exec {sys.executable} -m tests.stores.on_full_disk {tmp_path}"
    said = subprocess.run(  # noqa: S603  # our own
        _alone(tmp_path, command), cwd=_ROOT, capture_output=True, text=True, check=True
    )
    found = json.loads(said.stdout)
    assert found.pop("slowest") < 1
    assert found == {"x": True, "y0": False, "y5": False, "after": True}
