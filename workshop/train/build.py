"""Everything that `make train` does: fit, add what calibration says, write."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from workshop.train import ear_file, judge
from workshop.train.calibrate import CALIBRATION
from workshop.train.fit import DANGERS, Corpus, fit
from workshop.train.inputs import EAR
from workshop.train.lines import read


def train() -> Path:
    """Write en.ear."""
    EAR.write_bytes(made())
    return EAR


def made() -> bytes:
    """An ear from the lines; about a minute on one processor."""
    corpus = Corpus(read())
    everything = np.ones(len(corpus.lines), bool)
    models = {name: fit(corpus, name, everything) for name in ("subject", "form", *DANGERS)}
    _, counts = judge.count(corpus, everything)
    facts = json.loads(CALIBRATION.read_text())
    return ear_file.write(corpus, models, counts, facts)
