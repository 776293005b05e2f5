"""docs/understanding/figures.json: what was measured, one figure a line, so that a diff tells."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[3]
FIGURES = ROOT / "docs/understanding/figures.json"
CROSSED = ROOT / "docs/understanding/crossed.json"


def read_record(path: Path) -> dict[str, Any]:
    """What is committed; empty where nothing is."""
    if not path.exists():
        return {}
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def write_record(path: Path, record: Mapping[str, Any]) -> None:
    """Write it so that a figure stands on one line."""
    path.write_text("\n".join(_lines(record, "")) + "\n", encoding="utf-8")


def _lines(value: Mapping[str, Any], indent: str) -> list[str]:
    """An object whose members hold objects is spread over lines; the innermost is one line."""
    lines = ["{"]
    last = len(value) - 1
    for at, (name, each) in enumerate(value.items()):
        spread = isinstance(each, dict) and any(isinstance(one, dict) for one in each.values())
        body = _lines(each, f"{indent} ") if spread else [json.dumps(each)]
        body[0] = f"{indent} {json.dumps(name)}: {body[0]}"
        body[-1] += "," if at < last else ""
        lines += body
    return [*lines, f"{indent}}}"]
