"""Which forms of a question an answer has words of its own for, beside how often they are asked.

Asked: lines of the grow set by subject and form (docs/understanding/labels.md), so a share of what
people were read to ask, no log. A form without words falls back to the plain ones.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml
from msgspec import Struct

from nlu.forms import QUESTION_FORMS
from skill.dialog.rows import ROWS
from skill.knowledge.check import words_of
from skill.knowledge.content import Content

_LABELS = Path("docs/understanding/subjects.yaml")
_GROW = "grow/asked-*.jsonl"


class Covered(Struct, frozen=True):
    """One answer: how often it is asked in each form, and in which it has words of its own."""

    answer: str
    asked: Mapping[str, int]
    own: frozenset[str]

    @property
    def answered(self) -> int:
        """How many of the lines get words of their own."""
        return sum(count for form, count in self.asked.items() if form in self.own)


def coverage(content: Content, model: Path, forms: Mapping[str, str]) -> list[Covered]:
    """Every answer, the most asked first. `model` is interaction_model/en; `forms` folds labels."""
    asked = _asked(model, forms)
    found = [
        Covered(name, asked.get(name, Counter()), frozenset(_own(content, name)))
        for name in content.answers
    ]
    return sorted(found, key=lambda one: -sum(one.asked.values()))


def folded() -> dict[str, str]:
    """How finer forms of labels fold into ours (docs/understanding/subjects.yaml)."""
    labels = yaml.safe_load(_LABELS.read_text(encoding="utf-8"))
    return dict(labels["forms"])


def _own(content: Content, name: str) -> Iterator[str]:
    for _, words in words_of(content.answers[name]):
        yield from words.by_form
    for rows in content.tables.values():
        for row in rows.values():
            yield from (form for form in row.answers.get(name, {}) if form in QUESTION_FORMS)


def _asked(model: Path, forms: Mapping[str, str]) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = {}
    for path in sorted(model.glob(_GROW)):
        for line in path.read_text(encoding="utf-8").splitlines():
            one = json.loads(line)
            form = forms.get(one.get("form"), one.get("form"))
            if form in QUESTION_FORMS and one.get("subject"):
                counts.setdefault(_answer(one["subject"], form), Counter())[form] += 1
    return counts


def _answer(subject: str, form: str) -> str:
    kind, _, row = subject.partition(":")
    if not row or kind not in ROWS:
        return subject
    _, answer, others = ROWS[kind]
    return others.get(form, answer)


def table(found: list[Covered]) -> Iterator[str]:
    """Lines of text: ● own words, · falls back, with how often it is asked."""
    yield f"{'':28}" + "".join(f"{form[:9]:>10}" for form in QUESTION_FORMS)
    for one in found:
        cells = (_cell(one.asked.get(form, 0), own=form in one.own) for form in QUESTION_FORMS)
        yield f"{one.answer[:27]:28}" + "".join(f"{cell:>10}" for cell in cells)
    asked = sum(sum(one.asked.values()) for one in found)
    own = sum(one.answered for one in found)
    share = f"{own / max(1, asked):.0%}"
    yield f"{own} of {asked} questions ({share}) are asked in a form with words of its own"


def _cell(count: int, *, own: bool) -> str:
    mark = "●" if own else "·" if count else ""
    return f"{mark}{count or ''}"
