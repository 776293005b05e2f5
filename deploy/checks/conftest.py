"""The artefact that `make deploy-check` has built, and a process that calls it as Lambda would."""

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from deploy.artefact import KNOWLEDGE, ROOT
from deploy.checks.dynamodb import Table, dynamodb
from deploy.checks.template import read_template
from deploy.python import runtime_python
from simulator.wire.skill_process import SkillProcess

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
def table(template: Mapping[str, Any]) -> Iterator[Table]:
    """DynamoDB as a server on loopback, with the very table of template.yaml."""
    with dynamodb(template["Resources"]["PreferencesTable"]["Properties"]) as table:
        yield table


@pytest.fixture(scope="session")
def start(  # pytest gives them by name
    artefact_here: Path,
    python: Path,
    table: Table,
    template: Mapping[str, Any],
    tmp_path_factory: pytest.TempPathFactory,
) -> Start:
    """Start the artefact in a fresh process: no site-packages, no path of the project."""

    def run(application: str = APPLICATION, **more: str) -> SkillProcess:
        log = tmp_path_factory.mktemp("lambda") / "log"
        command = [str(python), "-I", "-S", str(SHIM), str(artefact_here)]
        given = _variables(artefact_here, application, table)
        assert given.keys() == template_variables(template)
        around = {"PATH": os.defpath, "AWS_LAMBDA_FUNCTION_NAME": "check", **table.access}
        return SkillProcess(given | around | more, log, command)

    return run


def template_variables(template: Mapping[str, Any]) -> set[str]:
    """The environment that template.yaml gives to the function, by name."""
    environment = template["Resources"]["SkillFunction"]["Properties"]["Environment"]
    return set(environment["Variables"])


def _variables(artefact: Path, application: str, table: Table) -> dict[str, str]:
    """The variables of template.yaml, with values for here."""
    return {
        "CRAMP_COACH_APPLICATION_ID": application,
        "CRAMP_COACH_KNOWLEDGE": str(artefact / KNOWLEDGE),
        "CRAMP_COACH_STORE": f"dynamodb:{table.name}",
        "CRAMP_COACH_PEPPER": "0123456789abcdef" * 2,
        "CRAMP_COACH_INFORMATION_ONLY": "no",
        "CRAMP_COACH_AUDIO": str(artefact / "audio"),
        "CRAMP_COACH_PUBLIC_URL": "https://check.lambda-url.eu-west-1.on.aws/",
    }


@pytest.fixture(scope="session")
def running(start: Start) -> Iterator[SkillProcess]:
    """One process for all event files."""
    with start() as process:
        process.wait_until_up()
        yield process
