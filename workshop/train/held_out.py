"""Scores of lines by models that never saw their hand: what calibration and figures rest on."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from nlu.bayes import Bayes
from workshop.train import judge
from workshop.train.fit import Corpus, fit
from workshop.train.lines import OURS


@dataclass(frozen=True)
class Held:
    """Held-out lines of one kind of label: which, the classes, scores, the second judge."""

    rows: Any
    classes: list[str]
    scores: Any
    rough: Any
    second: list[str | None]


def leave_hands_out(
    corpus: Corpus, name: str, keep: Any = None, only: Sequence[str] | None = None
) -> Held:
    """Each hand's lines scored by models of all the others (and of our own phrasings).

    A text of the hand that another has too is left out of the training as well. `keep` is a mask of
    lines that may be trained on; `only` names the hands to test, all of them where it is left out.
    """
    taught = corpus.taught(name)
    texts = np.array([line.text for line in corpus.lines], dtype=object)
    kept = np.ones(len(texts), bool) if keep is None else keep
    classes = sorted({str(label) for label in corpus.labels(name)[taught]})
    classes = [name] if name in ("body", "mind", "swallowed") else classes
    rows: list[Any] = []
    whole: list[Any] = []
    rough: list[Any] = []
    second: list[str | None] = []
    for hand in only or sorted(set(corpus.hands[taught]) - {OURS}):
        tested = taught & (corpus.hands == hand)
        seen = kept & (corpus.hands != hand) & ~np.isin(texts, list(set(texts[tested])))
        model = fit(corpus, name, seen)
        columns = [classes.index(each) for each in model.classes]
        for store, matrix in ((whole, corpus.whole), (rough, corpus.rough)):
            scores = np.full((tested.sum(), len(classes)), -9.0)
            scores[:, columns] = model.scores(matrix[tested])
            store.append(scores)
        rows.append(np.where(tested)[0])
        second += _second(corpus, name, seen, tested)
    return Held(np.concatenate(rows), classes, np.vstack(whole), np.vstack(rough), second)


def _second(corpus: Corpus, name: str, seen: Any, tested: Any) -> list[str | None]:
    if name != "subject":
        return [None] * int(tested.sum())
    classes, counted = judge.count(corpus, seen)
    bayes = Bayes(*counted)
    return [
        None if best is None else classes[best]
        for best in (bayes.best(row.indices) for row in corpus.whole[tested])
    ]


FOLDS = 5


def leave_pages_out(corpus: Corpus, name: str, folds: int = FOLDS) -> Held:
    """Each line by a hand scored by a model that saw no line of its page; all hands are known."""
    taught = corpus.taught(name)
    by_hand = taught & (corpus.hands != OURS)
    places = np.array([zlib.crc32(line.page.encode()) % folds for line in corpus.lines])
    rows: list[Any] = []
    whole: list[Any] = []
    rough: list[Any] = []
    for fold in range(folds):
        tested = by_hand & (places == fold)
        model = fit(corpus, name, places != fold)
        whole.append(model.scores(corpus.whole[tested]))
        rough.append(model.scores(corpus.rough[tested]))
        rows.append(np.where(tested)[0])
    count = sum(map(len, rows))
    return Held(
        np.concatenate(rows), model.classes, np.vstack(whole), np.vstack(rough), [None] * count
    )
