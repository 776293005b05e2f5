"""The lines that the ear grows from, each with what it teaches.

Lines by hand and page (interaction_model/en/grow), phrasings of answers and findings (asked, told),
and commands. Labels follow docs/understanding/labels.md; subjects.yaml maps the labels of the lines
to its ids. A medicine, illness, remedy or food is learnt as its kind alone
("med"): which row it is, the lexicon knows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

import yaml

from nlu.expand import expand
from skill.knowledge.table_files import table_files
from workshop.train.replies import meant, topic

ROOT = Path(__file__).resolve().parents[2]
GROW = ROOT / "interaction_model/en/grow"
ASKED = ROOT / "interaction_model/en/asked"
TOLD = ROOT / "interaction_model/en/told"
RULES = ROOT / "interaction_model/en/grammar/rules.yaml"
URGENCY = ROOT / "content/urgency.yaml"
COMMANDS = ROOT / "interaction_model/en/commands.yaml"
FAR = GROW / "far.txt"
LABELS = ROOT / "docs/understanding/subjects.yaml"
TABLES = ROOT / "content/tables"

OURS = "project"  # the hand of what stands in content/ and the interaction model
ROWS = ("med", "cond", "remedy", "food")
URGENT = ("emergency", "emergency_department")
# A page with more lines than this is no one person's: each line counts as a page of its own.
MOST_OF_A_PAGE = 50

# Subjects whose lines may tell a danger: they teach nothing of it.
ALARMING = ("danger-signs", "blood-clot", "too-much-magnesium")
# Words that a finding's phrase needs: fewer ("it's cold") say too little to suspect anything by.
SAYS_ENOUGH = 3

# What a command teaches: a control of the page of labels. Those that are said in a word or two, and
# those that stand for whole sentences of another kind, teach nothing: they are known word for word.
CONTROLS = {
    "more": "more",
    "why": "why",
    "sources": "sources",
    "meaning": "meaning",
    "okay": "okay",
    "thanks": "thanks",
    "forget-me": "forget-me",
    "check-start": "check-start",
    "routine-start": "routine-start",
    "routine-shorter": "routine-start",
    "routine-seated": "routine-start",
    "routine-left": "routine-start",
    "routine-how-long": "routine-start",
    "routine-skip": "routine-skip",
    "routine-pause": "routine-pause",
    "routine-resume": "routine-resume",
    "reminders-set": "reminders-set",
    "reminders-move": "reminders-move",
    "reminders-which": "reminders-which",
    "reminders-cancel": "reminders-cancel",
}
# Which rows a look-up of today is about, where its phrasing has the slot.
_LOOKED_UP = {
    "medicine-causes": ("medicine", "med"),
    "magnesium-with-medicines": ("medicine", "med"),
    "condition-causes": ("condition", "cond"),
    "home-remedy": ("remedy", "remedy"),
    "magnesium-in-food": ("food", "food"),
}


@dataclass(frozen=True)
class Line:
    """One sentence. None: it teaches nothing of that kind."""

    text: str
    hand: str  # who wrote it: the file's name
    page: str  # what it re-tells; lines of one page are never on both sides of a test
    subject: str | None = None
    form: str | None = None
    body: bool | None = None
    mind: bool | None = None
    swallowed: bool | None = None
    reply: str | None = None
    asked: str | None = None  # what the reply answers: a question of the leg check, or an act


def read() -> list[Line]:
    """All lines, in a fixed order; a text that one hand has twice counts once."""
    lines = [*_asked(), *_told(), *_replies(), *_phrasings(), *_reports(), *_commands(), *_far()]
    return list(
        {
            (line.text, line.hand, line.subject, line.form, line.asked): line for line in lines
        }.values()
    )


@cache
def labels() -> Any:
    """subjects.yaml: `subjects`, `forms` and `same`."""
    return yaml.safe_load(LABELS.read_text())


def kind_of(subject: str) -> str:
    """A subject as the model learns it: a row as its kind."""
    kind = subject.partition(":")[0]
    return kind if kind in ROWS else subject


def _harmless(*of: str) -> dict[str, Any]:
    """That a line tells none of these dangers; of all three where none is named."""
    return dict.fromkeys(of or ("body", "mind", "swallowed"), False)


def _file(path: Path) -> Iterator[tuple[dict[str, Any], str]]:
    rows = [json.loads(line) for line in path.read_text().splitlines()]
    pages = [row["modelled_on"] for row in rows]
    for number, (row, page) in enumerate(zip(rows, pages, strict=True)):
        own = page in ("own", "guidance") or pages.count(page) > MOST_OF_A_PAGE
        yield row, f"{path.stem}:{number}" if own else page


def _asked() -> Iterator[Line]:
    known = labels()
    for path in sorted(GROW.glob("asked-*.jsonl")):
        for row, page in _file(path):
            subject = kind_of(known["subjects"].get(row["subject"], row["subject"]))
            form = known["forms"][row["form"]]
            # A bare alarming report stands among these: such a line says nothing about danger.
            silent = form in ("is-it-sign", "statement") or subject in ALARMING
            harmless = _harmless("mind") if silent else _harmless()
            yield Line(row["text"], path.stem, page, subject, form, **harmless)


_TOLD_FORMS = {
    "report": "report",
    "denial": "denial",
    "unsure": "reply",
    "reply": "reply",
    "reply-value": "reply",
    "reply-yes": "reply",
    "reply-no": "reply",
    "correction": "reply",
    "command": "command",
    "social": "manners",
    "repair": "manners",
}


def _told() -> Iterator[Line]:
    for path in sorted(GROW.glob("told-*.jsonl")):
        for row, page in _file(path):
            kind, level = row["kind"], row["level"]
            danger = {name: kind == f"danger-{name}" for name in ("body", "mind", "swallowed")}
            taught: dict[str, Any] = dict(danger)
            if not any(danger.values()) and level != "none":
                # Told in reply or in a report: urgent ones teach, the rest is a matter of degree.
                urgent = level in URGENT and kind == "report"
                taught = {"body": True if urgent else None, "mind": None, "swallowed": None}
            elif danger["mind"] or danger["swallowed"]:
                taught["body"] = None
            form = "report" if any(danger.values()) else _TOLD_FORMS.get(kind)
            yield Line(row["text"], path.stem, page, None, form, **taught)
            if row.get("asked") and (reply := meant(row)):
                asked = topic(row["asked"], labels()["asked"])
                yield Line(row["text"], path.stem, page, reply=reply, asked=asked)


def _replies() -> Iterator[Line]:
    """Lines that teach how people answer alone: whether what was asked is there."""
    for path in sorted(GROW.glob("replies-*.jsonl")):
        for number, line in enumerate(path.read_text().splitlines()):
            row = json.loads(line)
            page, asked = f"{path.stem}:{number}", topic(row["asked"], labels()["asked"])
            yield Line(row["text"], path.stem, page, reply=row["reply"], asked=asked)


@cache
def _rules() -> Any:
    return yaml.safe_load(RULES.read_text())


def _sentences(templates: list[str]) -> list[str]:
    return [said for template in templates for said in expand(template, _rules())]


def _phrasings() -> Iterator[Line]:
    for path in sorted(ASKED.glob("*.yaml")):
        for text in _sentences(yaml.safe_load(path.read_text())):
            slot, row = _LOOKED_UP.get(path.stem, ("", ""))
            subject = row if slot and f"{{{slot}}}" in text else path.stem
            harmless = _harmless("mind") if subject in ALARMING else _harmless()
            for filled in fill(text):
                yield Line(filled, OURS, text, subject, None, **harmless)


def _reports() -> Iterator[Line]:
    levels = yaml.safe_load(URGENCY.read_text())["rows"]
    for path in sorted(TOLD.glob("*.yaml")):
        urgent = levels.get(path.stem, {}).get("level") in URGENT
        told = yaml.safe_load(path.read_text())
        for text in _sentences(told.get("reports", [])):
            for filled in fill(text):
                yield Line(filled, OURS, text, form="report", body=urgent or None)
        for text in _sentences(told.get("said", [])):
            says_enough = len(text.split()) >= SAYS_ENOUGH
            yield Line(text, OURS, path.stem, body=(urgent and says_enough) or None)
        for text in _sentences(told.get("denied", [])):
            yield Line(text, OURS, path.stem, None, "denial", **_harmless())


def _commands() -> Iterator[Line]:
    commands = yaml.safe_load(COMMANDS.read_text())
    for name, control in CONTROLS.items():
        for text in commands[name]:
            for filled in fill(text):
                page, subject = f"{name} {text}", f"controls:{control}"
                yield Line(filled, OURS, page, subject, "command", **_harmless("body"))
    for name, danger in (("self-harm", "mind"), ("emergency", "body")):
        for text in commands[name]:
            if "{finding}" not in text:
                told: dict[str, Any] = {danger: True}
                yield Line(fill(text)[0], OURS, f"{name} {text}", None, None, **told)


def _far() -> Iterator[Line]:
    far = json.loads((GROW / "far-or-near.json").read_text())
    for text in FAR.read_text().splitlines():
        if text.strip() and "{" not in text:
            # A line on the border of near and far has null there: it teaches danger alone.
            subject = far.get(text, "far")
            yield Line(text, OURS, text, subject, None, **_harmless())


_SLOT = re.compile(r"\{(\w+)\}")
_PLAIN = {
    "person": ["mother", "husband", "daughter"],
    "age": ["sixty", "seventy two", "forty"],
    "own_age": ["sixty", "seventy two", "forty"],
    "amount": ["three hundred", "two fifty", "four hundred"],
    "part": ["calf", "foot", "thigh"],
    "stage": ["pregnant", "breastfeeding"],
    "time": ["nine", "half past ten", "ten p m"],
    "side": ["left", "right"],
    "since": ["two days", "a week"],
    "finding": ["swollen", "cramping"],
    "length": ["two minute", "five minute"],
    "position": ["seated", "standing"],
    "days": ["every day", "on weekdays"],
    "answer": ["yes", "no"],
    "subject": ["magnesium", "stretching"],
}
_TABLED = {
    "condition": "conditions",
    "medicine": "medicines",
    "food": "foods",
    "remedy": "remedies",
    "form": "forms",
    "tried": "tried",
}
FILLINGS = 2  # of each phrasing with a slot


@cache
def _values(slot: str) -> list[str]:
    if slot in _PLAIN:
        return _PLAIN[slot]
    texts = [path.read_text("utf-8") for path in table_files(TABLES, _TABLED[slot])]
    return [row["called"][0] for text in texts for row in yaml.safe_load(text)]


def fill(text: str) -> list[str]:
    """A phrasing with its slots filled from the tables, FILLINGS times, always alike."""
    if "{" not in text:
        return [text]
    seed = sum(map(ord, text))
    filled = []
    for turn in range(FILLINGS):
        step = seed + 37 * turn
        filled.append(_SLOT.sub(partial(_value, step), text))
    return list(dict.fromkeys(filled))


def _value(step: int, slot: re.Match[str]) -> str:
    values = _values(slot[1])
    return values[step % len(values)]


def inputs() -> list[Path]:
    """Every file that a line or its label comes from."""
    hands = ("asked-*.jsonl", "told-*.jsonl", "replies-*.jsonl", "*.json")
    grown = [path for hand in hands for path in GROW.glob(hand)]
    phrasings = [*ASKED.glob("*.yaml"), *TOLD.glob("*.yaml")]
    return sorted([URGENCY, COMMANDS, LABELS, FAR, RULES, *grown, *phrasings])
