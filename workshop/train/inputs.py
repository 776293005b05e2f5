"""How far the ear is behind the lines that it grows from; needs no library of the training."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from nlu.linear import read_header
from workshop.train.lines import ROOT, inputs

EAR = ROOT / "interaction_model/en/en.ear"
MOST_BEHIND = 200  # lines; above, `make check` is red


def digests() -> dict[str, list[Any]]:
    """Each file that is trained on: its digest and its lines."""
    return {
        str(path.relative_to(ROOT)): [
            hashlib.sha256(path.read_bytes()).hexdigest()[:16],
            path.read_bytes().count(b"\n"),
        ]
        for path in inputs()
    }


def behind(ear: Path = EAR) -> dict[str, int]:
    """The files that changed since the ear was made; lines more or fewer in each, at least 1."""
    then, now = read_header(ear.read_bytes())["inputs"], digests()
    changed = {name for name in then.keys() | now.keys() if then.get(name) != now.get(name)}
    nothing = ["", 0]
    return {
        name: max(1, abs(then.get(name, nothing)[1] - now.get(name, nothing)[1]))
        for name in sorted(changed)
    }
