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
        for question in _ids(fields, "questions"):
            yield from (row(question, decision) for decision in _DECISIONS)
        if isinstance(fields, dict):
            yield from map(outcome, fields.get("outcomes", ()))


def _steps(folder: Path) -> Iterator[str]:
    for fields in _files(folder):
        yield from _ids(fields, "steps")


def _acts(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*/*.j2")):
        if path.parent.name not in _NO_ACTS:
            yield f"{path.parent.name}.{path.stem}"


def _ids(fields: Any, key: str) -> Iterator[str]:
    """Of the entries under a key, by id or in a list; or of the list that a whole file is."""
    entries = fields.get(key) if isinstance(fields, dict) else fields
    if isinstance(entries, dict):
        yield from entries
    elif isinstance(entries, list):
        yield from (entry["id"] for entry in entries if "id" in entry)


def _files(folder: Path) -> Iterator[Any]:
    return map(read_plain, sorted(folder.glob("*.yaml")))
