"""The figures of docs/understanding/training.md, and calibration.json: some eight minutes."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any

import numpy as np

from workshop.train import calibrate
from workshop.train.fit import DANGERS, Corpus
from workshop.train.held_out import Held, leave_hands_out, leave_pages_out
from workshop.train.lines import OURS, Line, kind_of, labels, read

FLOORS = (0.3, 0.5, 0.7, 0.9)
SHARES = (0.25, 0.5, 1.0)
CURVE_HANDS = ("asked-1", "asked-3")
OUTSIDE = ("far", "near")


def show() -> None:
    """Print every table as Markdown."""
    corpus = Corpus(read())
    _say(f"{len(corpus.lines)} lines, {len(corpus.vocabulary.features)} features\n")
    subject = leave_hands_out(corpus, "subject")
    _table("Subjects, a hand left out", _subjects(corpus, subject))
    form = leave_hands_out(corpus, "form")
    _table("Forms and kinds, a hand left out", _by_hand(corpus, "form", form))
    pages = {name: leave_pages_out(corpus, name) for name in DANGERS}
    reply = leave_hands_out(corpus, "reply")
    _table("Replies, a hand left out", _by_hand(corpus, "reply", reply))
    found = calibrate.write(corpus, {"subject": subject, "form": form, "reply": reply}, pages)
    _table("Second judge and calibration", _calibration(corpus, subject, found["temperatures"]))
    for name, held in pages.items():
        _table(f"{name}, a page left out", _detector(corpus, name, held))
        _table(f"{name}, a hand left out", _detector(corpus, name, leave_hands_out(corpus, name)))
    _table("Learning curve", _curve(corpus))


def right(said: str, wanted: str) -> bool:
    """Whether a subject is right: the same, or of one set in subjects.yaml."""
    if said == wanted:
        return True
    return any({said, wanted} <= set(map(kind_of, each)) for each in labels()["same"])


def outside(subject: str | None) -> bool:
    """Whether a subject is none of ours."""
    return (subject or "").startswith(OUTSIDE)


def _subjects(corpus: Corpus, held: Held) -> Iterable[tuple[Any, ...]]:
    yield "hand", "lines", "right", "rough", "of two", "refused", "far refused", "near as near"
    hands = corpus.hands[held.rows]
    for hand in [*sorted(set(hands)), "all"]:
        chosen = np.ones(len(hands), bool) if hand == "all" else hands == hand
        yield hand, *_one_hand([corpus.lines[at] for at in held.rows[chosen]], held, chosen)


def _one_hand(lines: list[Line], held: Held, chosen: Any) -> tuple[Any, ...]:
    order = np.argsort(-held.scores[chosen], axis=1)[:, :2]
    rough = held.rough[chosen].argmax(axis=1)
    rows = [
        (line.subject or "", held.classes[a], held.classes[b], held.classes[c])
        for line, (a, b), c in zip(lines, order, rough, strict=True)
    ]
    ours = [row for row in rows if not outside(row[0])]
    return (
        len(ours),
        _share(right(first, wanted) for wanted, first, _, _ in ours),
        _share(right(damaged, wanted) for wanted, _, _, damaged in ours),
        _share(right(first, wanted) or right(two, wanted) for wanted, first, two, _ in ours),
        _share(outside(first) for _, first, _, _ in ours),
        _share(outside(first) for wanted, first, _, _ in rows if wanted == "far"),
        _share(first.startswith("near") for wanted, first, _, _ in rows if wanted[:4] == "near"),
    )


def _by_hand(corpus: Corpus, name: str, held: Held) -> Iterable[tuple[Any, ...]]:
    yield "hand", "lines", "right", "rough"
    hands, wanted = corpus.hands[held.rows], corpus.labels(name)[held.rows]
    names = np.array(held.classes)
    whole, rough = (names[each.argmax(axis=1)] == wanted for each in (held.scores, held.rough))
    for hand in sorted(set(hands)):
        chosen = hands == hand
        yield hand, int(chosen.sum()), _share(whole[chosen]), _share(rough[chosen])
    yield "all", len(hands), _share(whole), _share(rough)


def _calibration(corpus: Corpus, held: Held, heat: dict[str, float]) -> Iterable[tuple[Any, ...]]:
    yield "what", "share"
    wanted = [str(each) for each in corpus.labels("subject")[held.rows]]
    best = [held.classes[at] for at in held.scores.argmax(axis=1)]
    good = np.array([right(a, b) for a, b in zip(best, wanted, strict=True)])
    agreed = np.array(calibrate.agreement(held))
    second = np.array([right(a or "", b) for a, b in zip(held.second, wanted, strict=True)])
    yield "judges agree", _share(agreed)
    yield "right where they agree", _share(good[agreed])
    yield "the first right where they differ", _share(good[~agreed])
    yield "the second right where they differ", _share(second[~agreed])
    sure = _confidence(held.scores, heat["subject"])
    yield "calibration error", f"{_expected_error(sure, good):.3f}"
    for floor in FLOORS:
        for name, chosen in (("all", sure >= floor), ("agreed", (sure >= floor) & agreed)):
            yield f"at or above {floor}, {name}", f"{_share(chosen)}, wrong {_share(~good[chosen])}"


def _confidence(scores: Any, heat: float) -> Any:
    powers = np.exp(heat * (scores - scores.max(axis=1, keepdims=True)))
    return 1 / powers.sum(axis=1)


def _expected_error(sure: Any, good: Any) -> float:
    bins = np.minimum((sure * 10).astype(int), 9)
    parts = [(bins == each) for each in range(10) if (bins == each).any()]
    return float(sum(abs(sure[part].mean() - good[part].mean()) * part.mean() for part in parts))


def _detector(corpus: Corpus, name: str, held: Held) -> Iterable[tuple[Any, ...]]:
    yield "harmless suspected", "caught", "dangers", "harmless"
    true = corpus.labels(name)[held.rows].astype(bool)
    scores = held.scores[:, 0]
    for share in (0.003, 0.01, 0.02, 0.05):
        bar = calibrate.threshold(scores[~true], share)
        yield f"{share:.1%}", _share(scores[true] > bar), int(true.sum()), int((~true).sum())


def _curve(corpus: Corpus) -> Iterable[tuple[Any, ...]]:
    yield "share of lines by hand", *CURVE_HANDS
    places = np.random.default_rng(0).random(len(corpus.lines))
    hands = corpus.hands
    for share in SHARES:
        keep = (hands == OURS) | (places < share)
        held = leave_hands_out(corpus, "subject", keep, CURVE_HANDS)
        table = {row[0]: row for row in _subjects(corpus, held)}
        yield f"{share:.0%}", *(table[hand][2] for hand in CURVE_HANDS)


def _share(values: Iterable[Any]) -> str:
    counted = [bool(each) for each in values]
    return f"{sum(counted) / len(counted):.1%}" if counted else ""


def _table(title: str, rows: Iterable[tuple[Any, ...]]) -> None:
    head, *rest = rows
    _say(f"### {title}\n")
    for row in [head, ["---"] * len(head), *rest]:
        _say(f"| {' | '.join(map(str, row))} |")
    _say("")


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
