"""The artefact that `make deploy-check` has built, and a process that calls it as Lambda would."""

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from deploy.artefact import KNOWLEDGE, ROOT
from deploy.checks.template import read_template
from deploy.python import runtime_python
from simulator.skill_process import SkillProcess

APPLICATION = "amzn1.ask.skill.01234567-89ab-cdef-0123-456789abcdef"
SHIM = ROOT / "deploy" / "shim.py"
Start = Callable[..., AbstractContextManager[SkillProcess]]


@pytest.fixture(scope="session")
def template() -> Mapping[str, Any]:
    """template.yaml."""
    return read_template()


@pytest.fixture(scope="session")
def artefact() -> Path:
    """What is uploaded."""
    return _built("artefact")


@pytest.fixture(scope="session")
def artefact_here() -> Path:
    """The same for this machine's processor."""
    return _built("artefact-here")


def _built(name: str) -> Path:
    folder = ROOT / "build" / name
    assert folder.is_dir(), f"{folder} is missing; run: make deploy-check"
    return folder


@pytest.fixture(scope="session")
def python() -> Path:
    """What runs the artefact: Lambda's Python where there is one, else our own, and we say so."""
    found = runtime_python(os.environ)
    if found is None:
        sys.stderr.write(f"no Python 3.13 runs here: the artefact is tried with {sys.version}\n")
    return found or Path(sys.executable)


@pytest.fixture(scope="session")
def start(artefact_here: Path, python: Path, tmp_path_factory: pytest.TempPathFactory) -> Start:
    """Start the artefact in a fresh process: no site-packages, no path of the project."""

    def run(application: str = APPLICATION, **more: str) -> SkillProcess:
        log = tmp_path_factory.mktemp("lambda") / "log"
        command = [str(python), "-I", "-S", str(SHIM), str(artefact_here)]
        return SkillProcess(lambda_environment(artefact_here, application) | more, log, command)

    return run


def lambda_environment(artefact: Path, application: str) -> dict[str, str]:
    """The variables of template.yaml, and those of Lambda itself that we read."""
    return {
        "PATH": os.defpath,
        "AWS_LAMBDA_FUNCTION_NAME": "cramp-coach-check",
        "CRAMP_COACH_APPLICATION_ID": application,
        "CRAMP_COACH_KNOWLEDGE": str(artefact / KNOWLEDGE),
    }


@pytest.fixture(scope="session")
def running(start: Start) -> Iterator[SkillProcess]:
    """One process for all event files."""
    with start() as process:
        process.wait_until_up()
        yield process
