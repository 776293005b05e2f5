"""Where what was read stands in the project: the file and the line of a phrasing, of a thing."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from nlu.expand import TemplateError, expand
from simulator.plugin import Origin
from skill.knowledge.table_files import table_files
from workshop.simulator_plugin.plain_yaml import read_plain

_ENGLISH = Path("interaction_model", "en")
_SIGNS = _ENGLISH / "lexicon" / "findings"
_TABLES = Path("content", "tables")
_CONTROLS = "controls"
_NAME = re.compile(r"[\w-]+")
_SLOT = re.compile(r"\\\{\w+\\\}")
# The kinds of things that are rows of content/tables/, and the table of each.
TABLED = {
    "person": "people",
    "stage": "stages",
    "food": "foods",
    "medicine": "medicines",
    "condition": "conditions",
    "remedy": "remedies",
    "form": "forms",
    "tried": "tried",
}


def sources(reading: Mapping[str, Any], root: Path) -> Iterator[Origin]:
    """The phrasing that was known, or the file that lists such, then signs, then things."""
    if subject := reading.get("subject"):
        yield from _phrasing(str(subject), " ".join(reading.get("words", ())), root)
    for finding in reading.get("findings", ()):
        for path in sorted((root / _SIGNS).glob("*.yaml")):
            yield from _entry("sign", str(finding.get("id")), path.relative_to(root), root)
    for mention in reading.get("mentions", ()):
        kind, _, name = str(mention.get("id")).partition(".")
        for file in _lists(kind, root):
            yield from _entry("thing", name, file, root)


def _lists(kind: str, root: Path) -> list[Path]:
    """The files in which a thing of this kind may stand."""
    if table := TABLED.get(kind):
        return [one.relative_to(root) for one in table_files(root / _TABLES, table)]
    return [_ENGLISH / "lists.yaml"]


def home(subject: str) -> tuple[Path, str]:
    """The file that lists how a subject is asked for, and the key that the lines stand under."""
    kind, _, name = subject.partition(":")
    if kind == _CONTROLS:
        return _ENGLISH / "commands.yaml", name
    return _ENGLISH / "asked" / f"{kind}.yaml", ""


def _phrasing(subject: str, words: str, root: Path) -> Iterator[Origin]:
    file, key = home(subject)
    if not all(map(_NAME.fullmatch, subject.split(":"))) or not (root / file).is_file():
        return
    rules = read_plain(root / _ENGLISH / "grammar" / "rules.yaml") or {}
    yield Origin("phrasing", file.as_posix(), _line(root / file, key, words, rules))


def _line(path: Path, key: str, words: str, rules: Mapping[str, str]) -> int:
    """The line that says these words; else the one of the key; else the first."""
    under = 1
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        line = text.strip()
        if key and line.strip('":') == key:
            under = number
        if line.startswith("- ") and _says(line[2:].strip().strip("\"'"), words, rules):
            return number
    return under


def _says(template: str, words: str, rules: Mapping[str, str]) -> bool:
    try:
        said = expand(template, rules)
    except TemplateError:
        return False
    return any(re.fullmatch(_SLOT.sub(".+", re.escape(one)), words) for one in said)


def _entry(what: str, name: str, file: Path, root: Path) -> Iterator[Origin]:
    if not _NAME.fullmatch(name) or not (root / file).is_file():
        return
    entry = re.compile(rf'\s{{0,4}}(- )?(\{{?id: )?"?{re.escape(name)}"?:?(\s|,|$)')
    with (root / file).open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if entry.match(line):
                yield Origin(what, file.as_posix(), number)
                return
