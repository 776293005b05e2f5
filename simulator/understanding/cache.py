"""Keeps an index on disk, so that the next start need not build it.

JSON, since a foreign file can then do no harm: what does not fit is ignored and written anew.
"""

import hashlib
import json
import os
import tempfile
from contextlib import suppress
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from simulator.understanding.index import Index
from simulator.understanding.samples import Sample


@cache
def engine() -> str:
    """The engine's own version: a digest of its files, so that any change makes caches stale."""
    digest = hashlib.sha256()
    for package in ("nlu", "simulator.understanding"):
        for file in sorted(files(package).iterdir(), key=lambda file: file.name):
            if file.name.endswith((".py", ".txt")):
                digest.update(file.read_bytes())
    return digest.hexdigest()


def load(folder: Path, model: str) -> Index | None:
    """The index of the model with this digest, or None when there is none that fits."""
    try:
        data = json.loads(_file(folder, model).read_text(encoding="utf-8"))
        if data["engine"] == engine() and data["model"] == model:
            return _read(data["index"])
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        pass
    return None


def save(folder: Path, model: str, index: Index) -> None:
    """Writes the index at once or not at all; a folder that can't be written is no error."""
    data = {"engine": engine(), "model": model, "index": _written(index)}
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder, suffix=".part")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(json.dumps(data, separators=(",", ":")))
            Path(name).replace(_file(folder, model))
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def _file(folder: Path, model: str) -> Path:
    return folder / f"understanding-{model[:16]}.json"


def _written(index: Index) -> dict[str, Any]:
    data = index._asdict()
    data["rows"] = [[*row.keys(), *row.values()] for row in index.rows]
    return data


def _read(data: dict[str, Any]) -> Index:
    samples = [Sample(intent, text, tuple(parts)) for intent, text, parts in data["samples"]]
    rows = [_row(row) for row in data["rows"]]
    index = Index(**{**data, "samples": samples, "rows": rows})
    if not len(rows) == len(index.classes) == len(index.origins):
        raise ValueError("rows and classes out of step")
    return index


def _row(flat: list[Any]) -> dict[int, float]:
    half = len(flat) // 2
    return dict(zip(flat[:half], flat[half:], strict=True))
