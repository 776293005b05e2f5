"""From fitted models to the bytes of en.ear: strongest weights, one byte each."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from typing import Any

import numpy as np

from nlu.linear import pack
from workshop.train.fit import SETTINGS, Corpus, Model
from workshop.train.inputs import digests

# How many weights a feature keeps of each model; into how many steps the strongest weight of a
# class is divided; how weak a weight may be, in steps. Coarse steps pack small.
KEPT = {"subject": 40, "form": 8, "reply": 3, "body": 1, "mind": 1, "swallowed": 1}
STEPS = {"subject": 42, "form": 42, "reply": 42, "body": 127, "mind": 127, "swallowed": 127}
WEAKEST = {"subject": 4, "form": 4, "reply": 4, "body": 2, "mind": 2, "swallowed": 2}
# A feature whose strongest weight is a smaller share of its class's strongest is left out: a third
# of them, which make the file big and slow to load and change few answers.
SPEAKS = {
    **dict.fromkeys(("subject", "form"), 0.22),
    **dict.fromkeys(("reply", "body", "mind", "swallowed"), 0.2),
}


def write(
    corpus: Corpus, models: Mapping[str, Model], judge: Any, facts: Mapping[str, Any]
) -> bytes:
    """The ear file. `facts` goes into the header: temperatures, thresholds, slopes."""
    names = [f"{name}/{each}" for name, model in models.items() for each in model.classes]
    chosen: list[dict[int, int]] = [{} for _ in corpus.vocabulary.features]
    scales: list[float] = []
    speaks = np.zeros(len(chosen), bool)
    for name, model in models.items():
        scale = np.abs(model.weights).max(axis=1) / STEPS[name]
        steps = np.rint(model.weights / scale[:, None]).astype(int)
        speaks |= np.abs(steps).max(axis=0) >= SPEAKS[name] * STEPS[name]
        steps[np.abs(steps) < WEAKEST[name]] = 0
        _keep(chosen, steps, len(scales), KEPT[name])
        scales += [float(f"{each:.6g}") for each in scale]
    chosen = [row if loud else {} for row, loud in zip(chosen, speaks, strict=True)]
    biases = [float(f"{bias:.6g}") for model in models.values() for bias in model.biases]
    sizes = {"kept": KEPT, "steps": STEPS, "weakest": WEAKEST, "speaks": SPEAKS}
    settings = {**SETTINGS, **sizes}
    header = {"names": names, "scales": scales, "biases": biases, "settings": settings}
    return _packed(corpus, chosen, judge, {**header, **facts, "inputs": digests()})


def _keep(chosen: list[dict[int, int]], steps: Any, first: int, most: int) -> None:
    most = min(most, len(steps))
    strongest = np.argpartition(-np.abs(steps), most - 1, axis=0)[:most]
    for row in range(steps.shape[1]):
        for column in strongest[:, row]:
            weight = int(steps[column, row])
            if weight:
                chosen[row][first + int(column)] = weight


def _packed(
    corpus: Corpus, chosen: list[dict[int, int]], judge: Any, header: dict[str, Any]
) -> bytes:
    """Only the features that say something are written."""
    starts, columns, counts, totals, size = judge
    features, rarity = [], array("B")
    weights = (array("I", [0]), array("B"), array("b"))
    counted = (array("I", [0]), array("B"), array("B"))
    for row, feature in enumerate(corpus.vocabulary.features):
        first, last = starts[row], starts[row + 1]
        if not chosen[row]:
            continue
        features.append(feature)
        rarity.append(corpus.vocabulary.rarity[row])
        for column, weight in sorted(chosen[row].items()):
            weights[1].append(column)
            weights[2].append(weight)
        weights[0].append(len(weights[1]))
        counted[1].extend(columns[first:last])
        counted[2].extend(counts[first:last])
        counted[0].append(len(counted[1]))
    arrays = {"rarity": rarity}
    arrays.update(zip(("starts", "columns", "weights"), weights, strict=True))
    arrays.update(zip(("count_starts", "count_columns", "count_values"), counted, strict=True))
    return pack({**header, "totals": totals, "counted": size}, features, arrays)
