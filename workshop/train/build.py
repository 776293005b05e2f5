"""Everything that `make train` does: fit, add what calibration says, write."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from workshop.train import ear_file, judge
from workshop.train.calibrate import CALIBRATION
from workshop.train.fit import DANGERS, Corpus, fit
from workshop.train.inputs import EAR
from workshop.train.lines import OURS, Line, read


def train() -> Path:
    """Write en.ear."""
    EAR.write_bytes(made())
    return EAR


def made(lines: Sequence[Line] | None = None) -> bytes:
    """An ear from these lines, by default from all; about a minute on one processor."""
    corpus = Corpus(read() if lines is None else lines)
    everything = np.ones(len(corpus.lines), bool)
    models = {
        name: fit(corpus, name, everything) for name in ("subject", "form", "reply", *DANGERS)
    }
    _, counts = judge.count(corpus, everything)
    facts = json.loads(CALIBRATION.read_text())
    return ear_file.write(corpus, models, counts, facts)


def leave_hands_out(folder: Path) -> Iterator[Path]:
    """For each hand an ear that has learnt neither its lines nor a line of the same words."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = read()
    for hand in sorted({line.hand for line in lines} - {OURS}):
        known = {line.text for line in lines if line.hand == hand}
        written = folder / f"{hand}.ear"
        written.write_bytes(made([line for line in lines if line.text not in known]))
        yield written
