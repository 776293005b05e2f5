"""Loads what the reader knows: words of things, cues of grammar, rules of findings. Checked.

Phrases of every file share one space of names, so that a rule may use a thing and a thing a cue.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from skill.errors import ContentError
from skill.knowledge import strict_yaml
from skill.knowledge.table_files import table_files

from .lexicon import FindingEntry, FindingRule, Lexicon
from .phrases import Phrase, parse, unknown, ways
from .read_levels import read_levels

_GRAMMAR = ("cues", "figures", "negatives")
_REACH = 6  # tokens that may lie between what a rule wants
_REACHES = {"far": 60, "near": 2}
_TABLES = ("medicines", "conditions", "foods", "remedies", "people")


class NamedRow(msgspec.Struct, frozen=True):
    """Of a row of content/tables/ what the reader needs: its id and what it is called."""

    id: str
    called: list[str] = []


def load(model: Path, content: Path) -> Lexicon:
    """Read `interaction_model/en`, and names and levels in `content`. Raises ContentError."""
    phrases: list[Phrase] = []
    for path in [*(model / "grammar" / f"{name}.yaml" for name in _GRAMMAR), *_things(model)]:
        phrases += _entries(path, strict_yaml.read(path, dict[str, list[str]]))
    findings, where = _findings(model)
    for name, entry in findings.items():
        phrases += _entries(where[name], dict(_spoken(name, entry)))
    listed = [phrase.name for phrase in phrases]
    rows = list(_rows(content))
    _refuse_unknown(model, phrases)
    rules = _rules(where, findings, frozenset(listed))
    things = frozenset({phrase.name for phrase in rows} | _named(model))
    return Lexicon(
        [*phrases, *rows],
        rules,
        findings,
        things,
        background=_names(model, "background"),
        levels=read_levels(content),
        parts=_names(model, "body"),
    )


def _names(model: Path, file: str) -> frozenset[str]:
    path = model / "lexicon" / f"{file}.yaml"
    return frozenset(strict_yaml.read(path, dict[str, list[str]]))


def _findings(model: Path) -> tuple[dict[str, FindingEntry], dict[str, Path]]:
    """Every finding, and the file that it stands in."""
    findings: dict[str, FindingEntry] = {}
    where: dict[str, Path] = {}
    for path in sorted((model / "lexicon" / "findings").glob("*.yaml")):
        for name, entry in strict_yaml.read(path, dict[str, FindingEntry]).items():
            if name in findings:
                message = f"{name} stands in {where[name].name}"
                raise ContentError(path, _line(path, f"{name}:"), message)
            findings[name], where[name] = entry, path
    return findings, where


def _things(model: Path) -> list[Path]:
    return sorted((model / "lexicon").glob("*.yaml"))


def _named(model: Path) -> set[str]:
    return {
        name for path in _things(model) for name in strict_yaml.read(path, dict[str, list[str]])
    }


def _entries(path: Path, entries: Mapping[str, list[str]]) -> Iterator[Phrase]:
    for name, written in entries.items():
        for way in written:
            try:
                yield from (parse(name, plain) for plain in ways(way))
            except ValueError as fault:
                raise ContentError(path, _line(path, way), f"{name}: {fault}") from fault


def _spoken(name: str, entry: FindingEntry) -> Iterator[tuple[str, list[str]]]:
    yield name, entry.say
    yield f"{name}?", entry.maybe
    yield f"{name}!", entry.opposite
    yield f"{name}~", entry.bare


def _rules(
    where: Mapping[str, Path], findings: Mapping[str, FindingEntry], names: frozenset[str]
) -> dict[str, tuple[FindingRule, ...]]:
    """The rules by the entry that each begins with."""
    by_first: dict[str, list[FindingRule]] = {}
    for finding, entry in findings.items():
        path = where[finding]
        for sure, lines in ((True, entry.when), (False, entry.ask)):
            for line in lines:
                rule = _rule(finding, line, sure=sure)
                if not rule.needs:
                    raise ContentError(path, _line(path, finding), f"{finding}: an empty rule")
                for name in {*rule.needs, *rule.absent, *entry.unless} - names:
                    message = f"{finding}: no entry {name!r}; add it to lexicon/ or mend the name"
                    raise ContentError(path, _line(path, line), message)
                by_first.setdefault(rule.needs[0], []).append(rule)
    return {name: tuple(rules) for name, rules in by_first.items()}


def _rule(finding: str, line: str, *, sure: bool) -> FindingRule:
    first, *rest = line.split()
    reach = _REACHES.get(first)
    words = rest if reach else [first, *rest]
    absent = tuple(word[1:] for word in words if word.startswith("!"))
    needs = tuple(word for word in words if word != "+" and not word.startswith("!"))
    return FindingRule(finding, sure, needs, absent, reach or _REACH)


def _rows(content: Path) -> Iterator[Phrase]:
    for table in _TABLES:
        for path in table_files(content / "tables", table):
            for row in strict_yaml.read(path, list[NamedRow]):
                yield from _entries(path, {f"{table}:{row.id}": row.called})
                if table == "medicines":  # any medicine is one of the tablets that rules speak of
                    yield from _entries(path, {"tablets": row.called})


def _refuse_unknown(model: Path, phrases: list[Phrase]) -> None:
    for name in sorted(unknown(phrases)):
        path = next(p for p in sorted(model.rglob("*.yaml")) if f"<{name}>" in p.read_text("utf-8"))
        line = _line(path, f"<{name}>")
        raise ContentError(path, line, f"no entry <{name}>; add it to lexicon/ or mend the name")


def _line(path: Path, text: str) -> int:
    """The first line of the file that holds the text; 1 if none does."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((at for at, line in enumerate(lines, 1) if text in line), 1)
