"""All of the project that plays and sentences could touch, area by area."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from workshop.simulator_plugin.plain_yaml import read_plain

# Folders of responses/en that hold no acts.
_NO_ACTS = frozenset({"pages", "screens"})
_DECISIONS = ("yes", "no", "unsure")


def things(root: Path) -> Mapping[str, frozenset[str]]:
    """Every thing by name. Raises SimulatorError for a YAML file that cannot be read."""
    return {
        "answers": frozenset(path.stem for path in (root / "content" / "answers").glob("*.yaml")),
        "triage rows": frozenset(_rows(root / "content" / "triage")),
        "steps": frozenset(_steps(root / "content" / "routine")),
        "acts": frozenset(_acts(root / "responses" / "en")),
    }


def row(question: str, decision: str) -> str:
    """How a row of triage is named: what was answered to which question."""
    return f"{question}: {decision}"


def outcome(name: str) -> str:
    """How an outcome of triage is named."""
    return f"outcome {name}"


def _rows(folder: Path) -> Iterator[str]:
    for fields in _files(folder):
        if isinstance(fields, dict):
            for question in fields.get("questions", ()):
                yield from (row(question["id"], decision) for decision in _DECISIONS)
            yield from map(outcome, fields.get("outcomes", ()))


def _steps(folder: Path) -> Iterator[str]:
    for fields in _files(folder):
        steps = fields.get("steps", ()) if isinstance(fields, dict) else fields
        yield from (step["id"] for step in steps)


def _acts(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*/*.j2")):
        if path.parent.name not in _NO_ACTS:
            yield f"{path.parent.name}.{path.stem}"


def _files(folder: Path) -> Iterator[Any]:
    return map(read_plain, sorted(folder.glob("*.yaml")))
