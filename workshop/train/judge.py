"""The second judge's counts: how often each word and pair stands in the lines of a subject."""

from __future__ import annotations

from array import array
from collections import Counter
from typing import Any

import numpy as np

from nlu.bayes import MOST
from workshop.train.fit import BY_HAND, Corpus
from workshop.train.lines import OURS


def count(corpus: Corpus, chosen: Any) -> tuple[list[str], tuple[Any, ...]]:
    """The subjects, and what nlu.bayes.Bayes is made of: starts, columns, counts, totals, size."""
    mask = chosen & corpus.taught("subject")
    classes = sorted({str(each) for each in corpus.labels("subject")[mask]})
    column = {each: at for at, each in enumerate(classes)}
    counted: list[Counter[int]] = [Counter() for _ in corpus.vocabulary.features]
    is_word = [not feature.startswith("#") for feature in corpus.vocabulary.features]
    for at in np.where(mask)[0]:
        weight = 1 if corpus.hands[at] == OURS else int(BY_HAND)
        subject = column[corpus.lines[at].subject or ""]
        for row in corpus.whole[at].indices:
            if is_word[row]:
                counted[row][subject] += weight
    return classes, _packed(counted, len(classes))


def _packed(counted: list[Counter[int]], classes: int) -> tuple[Any, ...]:
    starts, columns, counts = array("I", [0]), array("B"), array("B")
    totals = [0] * classes
    for row in counted:
        for subject, times in sorted(row.items()):
            columns.append(subject)
            counts.append(min(MOST, times))
            totals[subject] += min(MOST, times)
        starts.append(len(columns))
    size = sum(map(bool, counted))
    return starts, columns, counts, totals, size
