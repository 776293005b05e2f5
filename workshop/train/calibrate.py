"""Temperatures and thresholds from lines held out; they change slowly, so they are a file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from workshop.train.fit import MOST_SUSPECTED, Corpus, probability, temperature
from workshop.train.held_out import Held

CALIBRATION = Path(__file__).parent / "calibration.json"


def write(corpus: Corpus, hands: Mapping[str, Held], dangers: Mapping[str, Held]) -> dict[str, Any]:
    """What en.ear needs to turn scores into probabilities; written to calibration.json.

    Subjects, forms and replies (`hands`): hands held out, as strangers are. Dangers: pages held
    out, since each danger has one or two hands only.
    """
    found = {
        "temperatures": {name: _heat(corpus, name, held) for name, held in hands.items()},
        "detectors": {name: _detector(corpus, name, held) for name, held in dangers.items()},
    }
    found["outside"] = json.loads(CALIBRATION.read_text())["outside"]  # chosen, not fitted
    CALIBRATION.write_text(json.dumps(found, indent=1) + "\n")
    return found


def agreement(held: Held) -> list[bool]:
    """Whether both judges name the same class, line by line."""
    best = held.scores.argmax(axis=1)
    return [held.classes[at] == other for at, other in zip(best, held.second, strict=True)]


def threshold(scores: Any, share: float) -> float:
    """The score that no more than this share of harmless lines pass."""
    ordered = np.sort(scores)
    return float(ordered[min(len(ordered) - 1, int(len(ordered) * (1 - share)))])


def _heat(corpus: Corpus, name: str, held: Held) -> float:
    labels = corpus.labels(name)[held.rows]
    return temperature(held.scores, [held.classes.index(str(each)) for each in labels])


def _detector(corpus: Corpus, name: str, held: Held) -> dict[str, float]:
    true = corpus.labels(name)[held.rows].astype(bool)
    scores = held.scores[:, 0]
    slope, offset = probability(scores, true)
    bar = threshold(scores[~true], MOST_SUSPECTED)
    share = 1 / (1 + np.exp(-(slope * bar + offset)))
    return {"slope": slope, "offset": offset, "threshold": round(float(share), 4)}
