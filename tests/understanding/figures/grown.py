"""A sample of the lines that the ear grows from, labelled as docs/understanding/labels.md wants.

Their labels are older and coarser. A line is left out where they do not say what labels.md asks
for: commands without a subject, cramps that are told without one.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from skill.knowledge.strict_yaml import read
from tests.understanding.readings.lines import Line
from tests.understanding.readings.sameness import ROWS, SUBJECTS

GROW = Path(__file__).parents[3] / "interaction_model/en/grow"
_LEVELS = {"today": "urgent", "ask": "urgent"}
_GRAVE = ("emergency", "emergency_department", "urgent")
_OPENNESS = {"open": "open", "passive": "veiled", "veiled": "veiled"}
# A bare report of danger stands among these questions, with a label that does not say so.
_ALARMING = ("danger-signs", "blood-clot", "too-much-magnesium")
_SILENT = ("is-it-sign", "statement")
_NOBODY: Mapping[str, None] = {"both": None, "client": None, "stranger": None}


class _Labels(Struct, frozen=True):
    kinds: dict[str, str]
    findings: dict[str, str]


class _Map(Struct, frozen=True):
    subjects: dict[str, str]
    forms: dict[str, str]


def sample(path: Path, most: int) -> list[Line]:
    """At most so many lines of a file, those whose words hash lowest: more lines move few."""
    said = {row["text"]: row for row in map(json.loads, path.read_text("utf-8").splitlines())}
    chosen = sorted(said, key=lambda text: sha256(text.encode()).digest())
    lines = (_line(said[text]) for text in chosen)
    return list(islice((line for line in lines if line), most))


def rows() -> Iterator[tuple[dict[str, Any], str | None]]:
    """Every line of every hand, and its subject where it is a question's."""
    for path in sorted([*GROW.glob("asked-*.jsonl"), *GROW.glob("told-*.jsonl")]):
        for row in map(json.loads, path.read_text("utf-8").splitlines()):
            subject = row.get("subject")
            yield row, subject and _map(SUBJECTS).subjects.get(subject, subject)


def _line(row: Mapping[str, Any]) -> Line | None:
    """One line, or None where its labels do not say enough."""
    if "who" in row and "things" in row:  # already as labels.md says
        return msgspec.convert(row, Line)
    labels = _asked(row) if "form" in row else _told(row)
    if labels is None:
        return None
    return msgspec.convert({**_empty(row), **labels}, Line)


def _empty(row: Mapping[str, Any]) -> dict[str, Any]:
    person = row.get("person", {})
    numbers = [one for one in row.get("numbers", ()) if one["kind"] != "age"]
    relation, level = person.get("relation"), row.get("level", "none")
    return {
        "text": row["text"],
        "asked": row.get("asked"),
        "subject": None,
        "form": None,
        "who": _NOBODY.get(relation, relation),
        "age": person.get("age"),
        "numbers": numbers,
        "things": [],
        "findings": list(_findings(row)),
        "level": _LEVELS.get(level, level),
        "tier": None,
        "openness": None,
    }


def _asked(row: Mapping[str, Any]) -> dict[str, Any] | None:
    known = _map(SUBJECTS)
    subject = known.subjects.get(row["subject"], row["subject"])
    form = known.forms.get(row["form"], row["form"])
    if subject in _ALARMING or (form in _SILENT and subject.partition(":")[0] not in ROWS):
        return None
    outside = subject.partition(":")[0]
    kind = outside if outside in ("near", "far") else "question"
    return {"kind": "command" if form == "command" else kind, "subject": subject, "form": form}


def _told(row: Mapping[str, Any]) -> dict[str, Any] | None:
    kind, level = row["kind"], _LEVELS.get(row["level"], row["level"])
    if kind == "report" and level in _GRAVE and not row.get("asked"):
        kind = "danger-body"
    if kind.startswith("danger"):
        openness = row.get("openness", "")
        veiled = _OPENNESS.get(openness) == "veiled"
        back = {"asked_back": True} if row["level"] == "ask" or veiled else {}
        tier = kind.partition("-")[2]
        return {"kind": kind, "tier": tier, "openness": _OPENNESS.get(openness), **back}
    reply = _labels().kinds.get(kind)
    if row.get("asked") and reply:
        return {"kind": "reply", "reply": reply}
    return {"kind": kind} if kind in ("denial", "harmless-lookalike") else None


def _findings(row: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    known = _labels().findings
    for told in row.get("findings", ()):
        name = told["id"].replace(" ", "-")
        yield {"id": known.get(name, name), "polarity": told["polarity"]}


@cache
def _labels() -> _Labels:
    return read(Path(__file__).with_name("grown_labels.yaml"), _Labels)


@cache
def _map(path: Path) -> _Map:
    return read(path, _Map)
