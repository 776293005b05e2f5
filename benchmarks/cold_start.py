"""A cold start of the artefact beside the SDK's hello world: `make bench-cold`.

Both are built by the same steps: the packages of deploy/requirements-lambda.lock, the code,
bytecode. Each start is a process of its own that sees its artefact and the standard library alone;
starts alternate, so that a busy machine slows all. The interpreter's own start is not counted.

Ours is measured without a store, as the hello world has none, and with DynamoDB, for which a
server on loopback stands whose table is empty (benchmarks/empty_dynamodb.py): a first visit. The
first turn is a launch, which needs no reader, or a question by words, which does.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from statistics import median

from benchmarks.cold_artefacts import Built, build_all
from benchmarks.empty_dynamodb import empty_dynamodb
from benchmarks.envelopes import environment
from deploy.artefact import ROOT
from deploy.python import runtime_python

_SCRIPT = ROOT / "benchmarks" / "one_start.py"
_FINE = 10  # milliseconds below which a decimal tells something
_COLUMNS = ("import", "first", "import + first", "cpu", "second")


def start(built: Built, python: Path) -> dict[str, float]:
    """One start (see one_start.py), in milliseconds."""
    command: list[str | Path] = [
        python,
        "-I",
        "-S",
        _SCRIPT,
        built.folder,
        built.module,
        built.event,
    ]
    done = subprocess.run(
        command,
        env={**environment(), **built.variables},
        stdout=subprocess.PIPE,  # a fault's traceback goes to the terminal
        text=True,
        check=True,
        timeout=60,
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found | {"import + first": found["import"] + found["first"]}


def table(starts: Mapping[str, list[dict[str, float]]]) -> list[str]:
    """Minimum / median of each column in milliseconds, and the ratios to the first row."""
    lines = [f"| | {' | '.join(_COLUMNS)} | ratio | of cpu |", "|---" * (len(_COLUMNS) + 3) + "|"]
    base = next(iter(starts.values()))
    for name, found in starts.items():
        cells = [_cell([one[column] for one in found]) for column in _COLUMNS]
        ratios = [_least(found, key) / _least(base, key) for key in ("import + first", "cpu")]
        lines.append(f"| {name} | {' | '.join(cells)} | {ratios[0]:.2f} | {ratios[1]:.2f} |")
    return lines


def _least(found: list[dict[str, float]], column: str) -> float:
    return min(one[column] for one in found)


def _cell(values: list[float]) -> str:
    return " / ".join(
        f"{one:.0f}" if one >= _FINE else f"{one:.1f}" for one in (min(values), median(values))
    )


def main() -> None:
    """Build all, start them in turn, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--starts", type=int, default=15, help="of each (default: 15)")
    options = parser.parse_args()
    found = runtime_python(os.environ)
    python = found or Path(sys.executable)
    if found is None:
        sys.stderr.write(f"no Python 3.13 runs here: measured with {sys.version.split()[0]}\n")
    with tempfile.TemporaryDirectory() as folder, empty_dynamodb() as address:
        rows = build_all(Path(folder), python, address)
        starts: dict[str, list[dict[str, float]]] = {name: [] for name in rows}
        for _ in range(options.starts):
            for name, built in rows.items():
                starts[name].append(start(built, python))
    print(f"minimum / median of {options.starts} starts, ms; ratios of the minima")
    print("\n".join(table(starts)))


if __name__ == "__main__":
    main()
