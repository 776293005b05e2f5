"""Loads what the reader knows: words of things, cues of grammar, rules of findings. Checked.

Phrases of every file share one space of names, so that a rule may use a thing and a thing a cue.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from skill.errors import ContentError
from skill.knowledge import strict_yaml

from .lexicon import FindingEntry, FindingRule, Lexicon
from .phrases import Phrase, parse, unknown, ways

_GRAMMAR = ("cues", "replies")
_TABLES = ("medicines", "conditions", "foods", "remedies", "people")


class NamedRow(msgspec.Struct, frozen=True):
    """Of a row of content/tables/ what the reader needs: its id and what it is called."""

    id: str
    called: list[str] = []


def load(model: Path, content: Path) -> Lexicon:
    """Read `interaction_model/en` and the names in `content/tables`. Raises ContentError."""
    phrases: list[Phrase] = []
    for path in [*(model / "grammar" / f"{name}.yaml" for name in _GRAMMAR), *_things(model)]:
        phrases += _entries(path, strict_yaml.read(path, dict[str, list[str]]))
    path = model / "lexicon" / "findings.yaml"
    findings = strict_yaml.read(path, dict[str, FindingEntry])
    for name, entry in findings.items():
        phrases += _entries(path, dict(_spoken(name, entry)))
    listed = [phrase.name for phrase in phrases]
    rows = list(_rows(content))
    _refuse_unknown(path, phrases)
    rules = _rules(path, findings, frozenset(listed))
    things = frozenset({phrase.name for phrase in rows} | _named(model))
    background = frozenset(
        strict_yaml.read(model / "lexicon" / "background.yaml", dict[str, list[str]])
    )
    return Lexicon([*phrases, *rows], rules, findings, things, background)


def _things(model: Path) -> list[Path]:
    return [path for path in sorted((model / "lexicon").glob("*.yaml")) if path.stem != "findings"]


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


def _rules(
    path: Path, findings: Mapping[str, FindingEntry], names: frozenset[str]
) -> dict[str, tuple[FindingRule, ...]]:
    """The rules by the entry that each begins with."""
    by_first: dict[str, list[FindingRule]] = {}
    for finding, entry in findings.items():
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
    far, words = line.startswith("far "), line.removeprefix("far ").split()
    absent = tuple(word[1:] for word in words if word.startswith("!"))
    needs = tuple(word for word in words if word != "+" and not word.startswith("!"))
    return FindingRule(finding, sure, needs, absent, 60 if far else 6)


def _rows(content: Path) -> Iterator[Phrase]:
    for table in _TABLES:
        path = content / "tables" / f"{table}.yaml"
        for row in strict_yaml.read(path, list[NamedRow]):
            yield from _entries(path, {f"{table}:{row.id}": row.called})
            if table == "medicines":  # any medicine is one of the tablets that rules speak of
                yield from _entries(path, {"tablets": row.called})


def _refuse_unknown(path: Path, phrases: list[Phrase]) -> None:
    for name in sorted(unknown(phrases)):
        line = _line(path, f"<{name}>")
        raise ContentError(path, line, f"no entry <{name}>; add it to lexicon/ or mend the name")


def _line(path: Path, text: str) -> int:
    """The first line of the file that holds the text; 1 if none does."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((at for at, line in enumerate(lines, 1) if text in line), 1)
