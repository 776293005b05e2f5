"""A cold start of the artefact beside the SDK's hello world: `make bench-cold`.

Both are built by the same steps: the packages of deploy/requirements-lambda.lock, the code,
bytecode. Each start is a process of its own that sees its artefact and the standard library alone;
starts alternate, so that a busy machine slows both. The interpreter's own start is not counted.
Nothing is stored in either: what boto3 costs comes on top in both.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.envelopes import environment
from deploy import artefact
from deploy.artefact import KNOWLEDGE, ROOT
from deploy.python import runtime_python, this_machine, version_of

_EVENT = ROOT / "tests" / "envelopes" / "launch.json"
_SCRIPT = ROOT / "benchmarks" / "one_start.py"
_PARTS = ("__init__.py", "hello_lambda.py", "hello.j2")
_COLUMNS = ("import", "first", "import + first", "cpu", "second")


@dataclass(frozen=True)
class Built:
    """An artefact, the module that holds its handler, and its variables."""

    folder: Path
    module: str
    variables: Mapping[str, str]


def build_both(folder: Path, python: Path) -> dict[str, Built]:
    """Ours and the hello world, compiled by `python`. Raises DeployError."""
    target = this_machine(version_of(python) or sys.version_info[:2])
    ours, hello = folder / "ours", folder / "hello"
    artefact.build(ours, target, python)
    artefact.install(hello, target)
    (hello / "benchmarks").mkdir()
    for name in _PARTS:
        shutil.copy(ROOT / "benchmarks" / name, hello / "benchmarks")
    artefact.compile_all(hello, python)
    variables = {
        "CRAMP_COACH_APPLICATION_ID": json.loads(_EVENT.read_text())["session"]["application"][
            "applicationId"
        ],
        "CRAMP_COACH_KNOWLEDGE": str(ours / KNOWLEDGE),
        "CRAMP_COACH_AUDIO": str(ours / "audio"),
        "CRAMP_COACH_PUBLIC_URL": "https://skill.example.org/",
    }
    return {
        "SDK's hello world, one template": Built(hello, "benchmarks.hello_lambda", {}),
        "**ours**": Built(ours, "skill.lambda_function", variables),
    }


def start(built: Built, python: Path) -> dict[str, float]:
    """One start (see one_start.py), in milliseconds."""
    done = subprocess.run(
        [python, "-I", "-S", _SCRIPT, built.folder, built.module, _EVENT],
        env={**environment(), **built.variables},
        stdout=subprocess.PIPE,  # a fault's traceback goes to the terminal
        text=True,
        check=True,
        timeout=60,
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found | {"import + first": found["import"] + found["first"]}


def table(starts: Mapping[str, list[dict[str, float]]]) -> list[str]:
    """Minimum / median of each column in milliseconds, and the ratio to the first row."""
    lines = [f"| | {' | '.join(_COLUMNS)} | ratio |", "|---|" + "---|" * (len(_COLUMNS) + 1)]
    base = next(iter(starts.values()))
    for name, found in starts.items():
        cells = [_cell([one[column] for one in found]) for column in _COLUMNS]
        ratio = _least(found) / _least(base)
        lines.append(f"| {name} | {' | '.join(cells)} | {ratio:.2f} |")
    return lines


def _least(found: list[dict[str, float]]) -> float:
    return min(one["import + first"] for one in found)


def _cell(values: list[float]) -> str:
    return f"{min(values):.0f} / {median(values):.0f}"


def main() -> None:
    """Build both, start both in turn, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--starts", type=int, default=15, help="of each (default: 15)")
    options = parser.parse_args()
    found = runtime_python(os.environ)
    python = found or Path(sys.executable)
    if found is None:
        sys.stderr.write(f"no Python 3.13 runs here: measured with {sys.version.split()[0]}\n")
    with tempfile.TemporaryDirectory() as folder:
        both = build_both(Path(folder), python)
        starts: dict[str, list[dict[str, float]]] = {name: [] for name in both}
        for _ in range(options.starts):
            for name, built in both.items():
                starts[name].append(start(built, python))
    print(f"minimum / median of {options.starts} starts, ms; ratio of the minima, import + first")
    print("\n".join(table(starts)))


if __name__ == "__main__":
    main()
