"""The Python that Lambda runs: found where one *runs*, for a version manager's shim may not."""

import os
import platform
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from deploy.errors import DeployError

RUNTIME = (3, 13)  # template.yaml: Runtime
_MACHINES = {"x86_64": "manylinux2014_x86_64", "aarch64": "manylinux2014_aarch64"}
LAMBDA = "manylinux2014_aarch64"  # template.yaml: Architectures


@dataclass(frozen=True)
class Target:
    """What an artefact is for: pip's name of the platform, and the Python's version."""

    platform: str
    version: tuple[int, int] = RUNTIME


def this_machine(version: tuple[int, int] = RUNTIME) -> Target:
    """The target that runs here. Raises DeployError where Lambda's Linux has no like of it."""
    if platform.system() != "Linux" or platform.machine() not in _MACHINES:
        raise DeployError(f"{platform.system()} {platform.machine()}: the artefact runs on Linux")
    return Target(_MACHINES[platform.machine()], version)


def runtime_python(environment: Mapping[str, str]) -> Path | None:
    """A Python of Lambda's version: PYTHON313, or python3.13 on PATH; None where there is none.

    Raises DeployError when PYTHON313 names something that is not one.
    """
    if named := environment.get("PYTHON313"):
        if version_of(Path(named)) != RUNTIME:
            raise DeployError(f"PYTHON313={named} is no Python 3.13 that runs")
        return Path(named)
    found = shutil.which("python3.13", path=environment.get("PATH", os.defpath))
    return Path(found) if found and version_of(Path(found)) == RUNTIME else None


def version_of(python: Path) -> tuple[int, int] | None:
    """The version by asking it; None when it does not run."""
    ask = "import sys; print(*sys.version_info[:2])"
    try:
        run = subprocess.run(  # noqa: S603  # a Python that the operator or PATH names
            [python, "-I", "-c", ask], capture_output=True, text=True, check=True, timeout=20
        )
        major, minor = run.stdout.split()
        return int(major), int(minor)
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
