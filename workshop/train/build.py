"""Everything that `make train` does: fit, calibrate on hands held out, write."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from workshop.train import ear_file, judge
from workshop.train.fit import DANGERS, MOST_SUSPECTED, Corpus, fit, probability, temperature
from workshop.train.held_out import Held, leave_hands_out, leave_pages_out
from workshop.train.lines import ROOT, read

EAR = ROOT / "interaction_model/en/en.ear"


def train() -> Path:
    """Make en.ear from the lines; some three minutes on one processor."""
    corpus = Corpus(read())
    everything = np.ones(len(corpus.lines), bool)
    models = {name: fit(corpus, name, everything) for name in ("subject", "form", *DANGERS)}
    facts = {"temperatures": temperatures(corpus), "detectors": detectors(corpus)}
    _, counts = judge.count(corpus, everything)
    EAR.write_bytes(ear_file.write(corpus, models, counts, facts))
    return EAR


def temperatures(corpus: Corpus) -> dict[str, float]:
    """One for forms, two for subjects: where the second judge agrees, and where it doesn't."""
    subject, form = (leave_hands_out(corpus, name) for name in ("subject", "form"))
    agrees = np.array(agreement(subject))
    return {
        "agreed": temperature(subject.scores[agrees], right_columns(corpus, "subject", subject, agrees)),
        "doubted": temperature(
            subject.scores[~agrees], right_columns(corpus, "subject", subject, ~agrees)
        ),
        "form": temperature(
            form.scores, right_columns(corpus, "form", form, np.ones(len(form.rows), bool))
        ),
    }


def agreement(held: Held) -> list[bool]:
    """Whether both judges name the same class, line by line."""
    best = held.scores.argmax(axis=1)
    return [held.classes[at] == other for at, other in zip(best, held.second, strict=True)]


def right_columns(corpus: Corpus, name: str, held: Held, chosen: Any) -> Sequence[int | None]:
    """The column of the right class of each chosen line."""
    labels = corpus.labels(name)[held.rows[chosen]]
    return [held.classes.index(str(label)) for label in labels]


def detectors(corpus: Corpus) -> dict[str, dict[str, float]]:
    """Per danger: slope and offset of its probability, and the threshold of suspicion."""
    found = {}
    for name in DANGERS:
        held = leave_pages_out(corpus, name)
        true = corpus.labels(name)[held.rows].astype(bool)
        scores = held.scores[:, 0]
        slope, offset = probability(scores, true)
        harmless = np.sort(scores[~true])
        bar = float(harmless[int(len(harmless) * (1 - MOST_SUSPECTED))])
        share = 1 / (1 + np.exp(-(slope * bar + offset)))
        found[name] = {"slope": slope, "offset": offset, "threshold": round(float(share), 4)}
    return found


