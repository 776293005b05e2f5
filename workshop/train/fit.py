"""Fitting: one matrix of lines, four kinds of models, and what the ear file keeps of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from workshop.train.damage import damaged
from workshop.train.lines import OURS, Line
from workshop.train.matrix import Vocabulary

# How hard a model is held to its lines; how much more a line by a hand weighs than one of our own
# phrasings, which are many and alike.
HELD = 0.5
BY_HAND = 3.0
TOLERANCE = 1e-2
DANGERS = ("body", "mind", "swallowed")
# The share of harmless lines that may be suspected, per detector.
MOST_SUSPECTED = 0.01
SETTINGS = {"held": HELD, "by_hand": BY_HAND, "tolerance": TOLERANCE, "suspected": MOST_SUSPECTED}


@dataclass(frozen=True)
class Model:
    """Weights by class and feature, and biases. A detector has one class."""

    classes: list[str]
    weights: Any
    biases: Any

    def scores(self, matrix: csr_matrix) -> Any:
        """Scores by line and class."""
        return matrix @ self.weights.T + self.biases


class Corpus:
    """Lines with their features, whole and damaged."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = list(lines)
        said = [(line.text, line.asked) for line in self.lines]
        self.vocabulary = Vocabulary(said)
        self.whole = self.vocabulary.matrix(said)
        self.rough = self.vocabulary.matrix(
            [(damaged(text) or text, asked) for text, asked in said]
        )
        self.hands = np.array([line.hand for line in self.lines])

    def labels(self, name: str) -> Any:
        """What each line teaches of "subject", "form", "body" …; None: nothing."""
        return np.array([getattr(line, name) for line in self.lines], dtype=object)

    def taught(self, name: str) -> Any:
        """Which lines teach it."""
        return np.array([getattr(line, name) is not None for line in self.lines])


def fit(corpus: Corpus, name: str, chosen: Any) -> Model:
    """A model of `name` from the lines of the mask `chosen`; those by hand damaged too."""
    mask = chosen & corpus.taught(name)
    if name == "form":
        mask &= corpus.hands != OURS  # our own phrasings have no form, reports would drown the rest
    by_hand = mask & (corpus.hands != OURS)
    matrix = vstack([corpus.whole[mask], corpus.rough[by_hand]]).tocsr()
    labels = corpus.labels(name)
    answers = np.concatenate([labels[mask], labels[by_hand]])
    weights = np.where(corpus.hands[mask] == OURS, 1.0, BY_HAND)
    weights = np.concatenate([weights, np.full(by_hand.sum(), BY_HAND)])
    svm = LinearSVC(C=HELD, tol=TOLERANCE, random_state=0)
    answers = answers.astype(bool if name in DANGERS else str)
    svm.fit(matrix, answers, sample_weight=weights)
    classes = [name] if name in DANGERS else [str(each) for each in svm.classes_]
    return Model(classes, svm.coef_, svm.intercept_)


def temperature(scores: Any, right: Sequence[int]) -> float:
    """The temperature at which held-out shares are as often right as they say."""
    columns = np.array(right)
    tried = np.geomspace(0.5, 20, 60)
    return round(float(min(tried, key=lambda each: _loss(scores, columns, each))), 3)


def _loss(scores: Any, columns: Any, heat: float) -> float:
    powers = heat * (scores - scores.max(axis=1, keepdims=True))
    shares = powers - np.log(np.exp(powers).sum(axis=1, keepdims=True))
    return float(-shares[np.arange(len(columns)), columns].mean())


def probability(scores: Any, true: Any) -> tuple[float, float]:
    """Slope and offset that turn a detector's held-out scores into probabilities (Platt)."""
    fitted = LogisticRegression(C=1e6).fit(scores.reshape(-1, 1), true)
    return round(float(fitted.coef_[0, 0]), 4), round(float(fitted.intercept_[0]), 4)
