"""All that plays and sentences could touch, area by area, read from the project's files."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal, get_args

import yaml

from simulator.plays.strict_yaml import Node, YamlFile
from simulator.understanding import InteractionModel

Area = Literal["intents", "samples", "slot values", "answers", "triage rows", "steps", "acts"]
AREAS: tuple[Area, ...] = get_args(Area)
Things = Mapping[Area, frozenset[str]]

# Folders of responses/<language> that hold no acts.
_NO_ACTS = frozenset({"pages", "screens"})
_DECISIONS = ("yes", "no", "unsure")


def things(model: InteractionModel, root: Path) -> Things:
    """Every thing by name. Raises SimulatorError for a YAML file that cannot be read."""
    return {
        "intents": frozenset(model.intents),
        "samples": frozenset(_samples(model)),
        "slot values": frozenset(_values(model)),
        "answers": frozenset(path.stem for path in (root / "content" / "answers").glob("*.yaml")),
        "triage rows": frozenset(_rows(root / "content" / "triage")),
        "steps": frozenset(_steps(root / "content" / "routine")),
        "acts": frozenset(_acts(root / "responses" / "en")),
    }


def sample(intent: str, text: str) -> str:
    """How a sample is named."""
    return f"{intent}: {text}"


def value(kind: str, identifier: str) -> str:
    """How a value of a slot type is named."""
    return f"{kind}: {identifier}"


def row(question: str, decision: str) -> str:
    """How a row of the leg check is named: what was answered to which question."""
    return f"{question}: {decision}"


def outcome(name: str) -> str:
    """How an outcome of the leg check is named."""
    return f"outcome {name}"


def _samples(model: InteractionModel) -> Iterator[str]:
    for name, intent in model.intents.items():
        yield from (sample(name, text) for text in intent.samples)


def _values(model: InteractionModel) -> Iterator[str]:
    for kind, values in model.types.items():
        yield from (value(kind, each.id or each.name) for each in values)


def _rows(folder: Path) -> Iterator[str]:
    for file in _files(folder):
        fields = file.fields(file.root())
        for node in _list(fields.get("questions")):
            question = _id(file, node)
            yield from (row(question, decision) for decision in _DECISIONS)
        outcomes = fields.get("outcomes")
        if isinstance(outcomes, yaml.MappingNode):
            yield from map(outcome, file.fields(outcomes))


def _steps(folder: Path) -> Iterator[str]:
    for file in _files(folder):
        root = file.root()
        steps = root if isinstance(root, yaml.SequenceNode) else file.fields(root).get("steps")
        yield from (_id(file, node) for node in _list(steps))


def _acts(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*/*.j2")):
        if path.parent.name not in _NO_ACTS:
            yield f"{path.parent.name}.{path.stem}"


def _files(folder: Path) -> Iterator[YamlFile]:
    return map(YamlFile, sorted(folder.glob("*.yaml")))


def _list(node: Node | None) -> list[Node]:
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def _id(file: YamlFile, node: Node) -> str:
    return file.text(file.fields(node, required=("id",))["id"])
