"""Reads plays: conversation files in YAML. Every scalar is text; faults name file and line.

    name: A cramp at night
    locale: en-US          # the default
    device: speaker        # or show
    at: 2026-11-25T03:00:00Z
    talk:
      - you: "[open]"
        says: [basics.welcome]
        asks: basics.what_next
      - you: is it dangerous
        intent: IsItDangerousIntent
        says:
          - answers.told: {answer: is-it-dangerous}
        asks: null
        ends: true
        contains: see a doctor
        lacks: [magnesium, quinine]

A file holds one play or a list of them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import yaml

from simulator.device import KINDS, Kind
from simulator.errors import SimulatorError
from simulator.expectations import (
    ActPattern,
    Asks,
    Contains,
    Ends,
    Expectation,
    IntentIs,
    Lacks,
    Says,
)
from simulator.strict_yaml import Node, YamlFile

_PLAY_KEYS = ("name", "locale", "device", "at", "talk")
_LINE_KEYS = ("you", "intent", "says", "asks", "ends", "contains", "lacks")
_LOCALE = re.compile(r"[a-z]{2}-[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says, and what must come of it. `line`: where it stands in the file."""

    you: str
    line: int
    expects: tuple[Expectation, ...]


@dataclass(frozen=True, slots=True)
class Play:
    """A conversation. `at`: the simulated time of day, or None for now."""

    name: str
    file: Path
    talk: tuple[Said, ...]
    locale: str = "en-US"
    device: Kind = "speaker"
    at: datetime | None = None


def find_plays(paths: Sequence[Path]) -> list[Play]:
    """All plays of these files, and of the *.yaml files in these folders and below.

    Raises SimulatorError for a path that is not there, a folder without plays, or a faulty file.
    """
    return [play for path in paths for file in _files(path) for play in read_plays(file)]


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    files = sorted(each for each in path.rglob("*") if each.suffix in {".yaml", ".yml"})
    if not files:
        raise SimulatorError(f"{path}: no plays (*.yaml) in this folder")
    return files


def read_plays(path: Path) -> list[Play]:
    """The plays of one file. Raises SimulatorError with file and line."""
    file = YamlFile(path)
    root = file.root()
    plays = file.some_items(root) if isinstance(root, yaml.SequenceNode) else [root]
    return [_play(file, node) for node in plays]


def _play(file: YamlFile, node: Node) -> Play:
    fields = file.fields(node, known=_PLAY_KEYS, required=("name", "talk"))
    talk = file.some_items(fields["talk"])
    return Play(
        name=file.text(fields["name"]),
        file=file.path,
        talk=tuple(_said(file, each) for each in talk),
        locale=_locale(file, fields["locale"]) if "locale" in fields else "en-US",
        device=_device(file, fields["device"]) if "device" in fields else "speaker",
        at=_time(file, fields["at"]) if "at" in fields else None,
    )


def _locale(file: YamlFile, node: Node) -> str:
    text = file.text(node)
    if not _LOCALE.fullmatch(text):
        raise file.fault(node, f"{text!r} is no locale: say it like en-GB")
    return text


def _device(file: YamlFile, node: Node) -> Kind:
    text = file.text(node)
    if text not in KINDS:
        raise file.fault(node, f"device {text!r} is unknown: {' or '.join(KINDS)}")
    return text


def _time(file: YamlFile, node: Node) -> datetime:
    text = file.text(node)
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise file.fault(node, f"{text!r} is no time: say it like 2026-11-25T03:00:00Z") from None


def _said(file: YamlFile, node: Node) -> Said:
    fields = file.fields(node, known=_LINE_KEYS, required=("you",))
    return Said(
        you=file.text(fields["you"]),
        line=file.line(node),
        expects=tuple(_expectations(file, fields)),
    )


def _expectations(file: YamlFile, fields: Mapping[str, Node]) -> Iterator[Expectation]:
    """In the order in which they are best reported."""
    if "intent" in fields:
        yield IntentIs(file.text(fields["intent"]))
    if "says" in fields:
        yield Says(tuple(_act(file, each) for each in file.items(fields["says"])))
    if "asks" in fields:
        node = fields["asks"]
        yield Asks(None if file.is_null(node) else _act(file, node))
    if "ends" in fields:
        yield Ends(file.boolean(fields["ends"]))
    if "contains" in fields:
        yield Contains(tuple(file.texts(fields["contains"])))
    if "lacks" in fields:
        yield Lacks(tuple(file.texts(fields["lacks"])))


def _act(file: YamlFile, node: Node) -> ActPattern:
    """`act.name`, or `act.name: {fact: value, …}`."""
    if isinstance(node, yaml.ScalarNode):
        return ActPattern(file.text(node), {})
    entries = list(file.fields(node).items())
    if len(entries) != 1:
        raise file.fault(node, "an act is written as its name, or as one {name: {fact: value}}")
    name, facts = entries[0]
    wanted = {
        key: file.texts(value) if isinstance(value, yaml.SequenceNode) else file.text(value)
        for key, value in file.fields(facts).items()
    }
    return ActPattern(name, wanted)
