"""Reads plays: conversation files in YAML. Every scalar is text; faults name file and line.

    name: A cramp at night
    locale: en-US          # the default
    device: speaker        # or show
    zone: Europe/London    # the device's; by default the usual one of the locale
    at: 2026-03-28T21:00   # by default now; local, unless it names a zone or ends in Z
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

A file holds one play or a list of them. Instead of `you` a line may hold a `step`, as one would
write it in brackets, or the `consent` that Alexa is given when she asks for a permission:

      - you: remind me every night at half past nine
      - consent: accepted
        reminders: [daily 21:30 Europe/London]
      - step: wait 1d
        rings: ["21:30 do your bedtime stretches"]
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import yaml

from simulator.device.description import KINDS, Kind
from simulator.errors import SimulatorError, StepError
from simulator.plays.expectations import (
    ActPattern,
    Asks,
    Contains,
    Ends,
    Expectation,
    IntentIs,
    Lacks,
    Reminders,
    Rings,
    Says,
)
from simulator.plays.steps import read_step
from simulator.plays.strict_yaml import Node, YamlFile

PLAY_KEYS = ("name", "locale", "device", "zone", "at", "talk")
SAID_KEYS = ("you", "step", "consent")
EXPECTATION_KEYS = (
    "intent",
    "says",
    "asks",
    "ends",
    "contains",
    "lacks",
    "reminders",
    "rings",
)
_LOCALE = re.compile(r"[a-z]{2}-[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class Said:
    """A line or a step in brackets, and what must come of it. `line`: where it stands."""

    you: str
    line: int
    expects: tuple[Expectation, ...]


@dataclass(frozen=True, slots=True)
class Play:
    """A conversation. `at`: the simulated time, or None for now; `zone`: the device's, if named."""

    name: str
    file: Path
    talk: tuple[Said, ...]
    locale: str = "en-US"
    device: Kind = "speaker"
    at: datetime | None = None
    zone: str | None = None


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
    fields = file.fields(node, known=PLAY_KEYS, required=("name", "talk"))
    talk = file.some_items(fields["talk"])
    return Play(
        name=file.text(fields["name"]),
        file=file.path,
        talk=tuple(_said(file, each) for each in talk),
        locale=_locale(file, fields["locale"]) if "locale" in fields else "en-US",
        device=_device(file, fields["device"]) if "device" in fields else "speaker",
        at=_time(file, fields["at"]) if "at" in fields else None,
        zone=_zone(file, fields["zone"]) if "zone" in fields else None,
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


def _zone(file: YamlFile, node: Node) -> str:
    text = file.text(node)
    try:
        return ZoneInfo(text).key
    except (OSError, ValueError, LookupError):
        raise file.fault(node, f"{text!r} is no time zone: say it like Europe/London") from None


def _line(file: YamlFile, node: Node, fields: Mapping[str, Node]) -> str:
    """What is said, or a step as it stands in brackets."""
    given = [key for key in SAID_KEYS if key in fields]
    if len(given) != 1:
        raise file.fault(node, f"exactly one of the keys {', '.join(SAID_KEYS)} is needed here")
    (key,) = given
    text = file.text(fields[key])
    line = {"you": text, "step": f"[{text}]", "consent": f"[consent {text}]"}[key]
    try:
        read_step(line)
    except StepError as fault:
        raise file.fault(fields[key], str(fault)) from None
    return line


def _said(file: YamlFile, node: Node) -> Said:
    fields = file.fields(node, known=(*SAID_KEYS, *EXPECTATION_KEYS))
    return Said(
        you=_line(file, node, fields),
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
    if "reminders" in fields:
        yield Reminders(tuple(map(file.text, file.items(fields["reminders"]))))
    if "rings" in fields:
        yield Rings(tuple(map(file.text, file.items(fields["rings"]))))


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
