"""All of the project that plays and sentences could touch, area by area."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from nlu.linear import read_header
from simulator.wire.reply import Act
from skill.dialog.reply_rules import REPLIES
from skill.knowledge.table_files import table_files
from workshop.simulator_plugin.plain_yaml import read_plain
from workshop.simulator_plugin.sources import TABLED

# Folders of responses/en that hold no acts.
_NO_ACTS = frozenset({"pages", "screens"})
_DECISIONS = ("yes", "no", "unsure")


def things(root: Path) -> Mapping[str, frozenset[str]]:
    """Every thing by name. Raises SimulatorError for a YAML file that cannot be read."""
    return {
        "answers": frozenset(path.stem for path in (root / "content" / "answers").glob("*.yaml")),
        "triage rows": frozenset(_rows(root / "content" / "triage")),
        "steps": frozenset(_steps(root / "content" / "routine")),
        "acts": frozenset(_acts(root / "responses" / "en")),
        "questions": frozenset(_questions(root / "content" / "triage")),
        **_read(root / "interaction_model" / "en", root / "content" / "tables"),
    }


def row(question: str, decision: str) -> str:
    """How a row of triage is named: what was answered to which question."""
    return f"{question}: {decision}"


def outcome(name: str) -> str:
    """How an outcome of triage is named."""
    return f"outcome {name}"


def question(act: Act) -> str:
    """How a question is named: its act, and which of triage's it is."""
    return " ".join([act.act, *filter(None, [str(act.facts.get("question") or "")])])


def _read(model: Path, tables: Path) -> Mapping[str, frozenset[str]]:
    """What the reader can name: things, signs, and the ear's subjects and forms."""
    ear, signs = model / "en.ear", (model / "lexicon" / "findings").glob("*.yaml")
    known = read_header(ear.read_bytes())["names"] if ear.is_file() else ()
    commands = read_plain(model / "commands.yaml") if ear.is_file() else ()
    return {
        "mentions": frozenset(_mentions(model / "lists.yaml", tables)),
        "findings": frozenset(name for path in signs for name in read_plain(path)),
        "subjects": frozenset(_after(known, "subject/")) | {f"controls:{one}" for one in commands},
        "forms": frozenset(_after(known, "form/")),
    }


def _after(names: Iterable[str], start: str) -> Iterator[str]:
    yield from (name.removeprefix(start) for name in names if name.startswith(start))


def _mentions(lists: Path, tables: Path) -> Iterator[str]:
    for kind, table in TABLED.items():
        for path in filter(Path.is_file, table_files(tables, table)):
            yield from (f"{kind}.{one['id']}" for one in read_plain(path))
    for kind, things_of in (read_plain(lists) if lists.is_file() else {}).items():
        yield from (f"{kind}.{name}" for name in things_of)


def _questions(folder: Path) -> Iterator[str]:
    yield from {act for act, _ in REPLIES}
    for fields in _files(folder):
        yield from (f"triage.question {one}" for one in _ids(fields, "questions"))


def _rows(folder: Path) -> Iterator[str]:
    for fields in _files(folder):
        for question in _ids(fields, "questions"):
            yield from (row(question, decision) for decision in _DECISIONS)
        if isinstance(fields, dict):
            yield from map(outcome, fields.get("outcomes", ()))


def _steps(folder: Path) -> Iterator[str]:
    for fields in _files(folder):
        yield from _ids(fields, "steps")


def _acts(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*/*.j2")):
        if path.parent.name not in _NO_ACTS:
            yield f"{path.parent.name}.{path.stem}"


def _ids(fields: Any, key: str) -> Iterator[str]:
    """Of the entries under a key, by id or in a list; or of the list that a whole file is."""
    entries = fields.get(key) if isinstance(fields, dict) else fields
    if isinstance(entries, dict):
        yield from entries
    elif isinstance(entries, list):
        yield from (entry["id"] for entry in entries if "id" in entry)


def _files(folder: Path) -> Iterator[Any]:
    return map(read_plain, sorted(folder.glob("*.yaml")))
