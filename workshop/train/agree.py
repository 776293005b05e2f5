"""Whether an ear made anew gives the answers of the committed one: floats differ by machine."""

from __future__ import annotations

from skill.understanding.candidates import Ear
from workshop.train.build import made
from workshop.train.inputs import EAR
from workshop.train.lines import OURS, read

LEAST = 0.995


def share() -> float:
    """The share of lines by hand whose subject and form both ears name alike."""
    committed, anew = Ear.load(EAR.read_bytes()), Ear.load(made())
    texts = [line.text for line in read() if line.hand != OURS]
    alike = sum(_best(committed, text) == _best(anew, text) for text in texts)
    return alike / len(texts)


def _best(ear: Ear, text: str) -> tuple[str, ...]:
    judged = ear.judge(text)
    return tuple(name for shares in (judged.subjects, judged.form) for name, _ in shares[:1])
