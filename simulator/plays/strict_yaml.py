"""YAML without surprises: every scalar is text, no key is unknown or repeated, faults name a line.

Plain YAML reads `yes` as True and `21:30` as 1290, and lets a repeated key win silently.
"""

from collections.abc import Collection
from pathlib import Path

import yaml

from simulator.errors import SimulatorError

Node = yaml.Node
_BOOLEANS = {"true": True, "false": False}


class YamlFile:
    """One file; every method that takes a node raises SimulatorError when it is of another kind."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def root(self) -> Node:
        """The whole document. Raises SimulatorError when it is unreadable, no YAML, or empty."""
        try:
            node = yaml.compose(self.path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        except (OSError, UnicodeDecodeError) as fault:
            raise SimulatorError(f"{self.path}: cannot be read: {fault}") from fault
        except yaml.MarkedYAMLError as fault:
            line = fault.problem_mark.line + 1 if fault.problem_mark else 1
            raise SimulatorError(f"{self.path}:{line}: is no YAML: {fault.problem}") from fault
        except yaml.YAMLError as fault:
            raise SimulatorError(f"{self.path}: is no YAML: {fault}") from fault
        except RecursionError as fault:
            raise SimulatorError(f"{self.path}: nests too deep") from fault
        if node is None:
            raise SimulatorError(f"{self.path}: is empty")
        return node

    def line(self, node: Node) -> int:
        """Where a node begins, counted from one."""
        return int(node.start_mark.line) + 1

    def fault(self, node: Node, message: str) -> SimulatorError:
        """The error that a node is."""
        return SimulatorError(f"{self.path}:{self.line(node)}: {message}")

    def fields(
        self, node: Node, known: Collection[str] = (), required: Collection[str] = ()
    ) -> dict[str, Node]:
        """A mapping by key. `known`: the only keys allowed, if any are named."""
        if not isinstance(node, yaml.MappingNode):
            raise self.fault(node, f"expected keys with values, found {_kind(node)}")
        fields: dict[str, Node] = {}
        for key, value in node.value:
            name = self.text(key)
            if name in fields:
                raise self.fault(key, f"the key {name!r} stands here twice")
            if known and name not in known:
                raise self.fault(key, f"unknown key {name!r}; known: {', '.join(known)}")
            fields[name] = value
        for name in required:
            if name not in fields:
                raise self.fault(node, f"the key {name!r} is missing")
        return fields

    def items(self, node: Node) -> list[Node]:
        """The items of a list."""
        if not isinstance(node, yaml.SequenceNode):
            raise self.fault(node, f"expected a list, found {_kind(node)}")
        return list(node.value)

    def some_items(self, node: Node) -> list[Node]:
        """The items of a list that is not empty."""
        items = self.items(node)
        if not items:
            raise self.fault(node, "this list is empty")
        return items

    def text(self, node: Node) -> str:
        """A text that is not empty."""
        if not isinstance(node, yaml.ScalarNode):
            raise self.fault(node, f"expected a text, found {_kind(node)}")
        if not node.value.strip():
            raise self.fault(node, "expected a text, found nothing")
        return str(node.value)

    def texts(self, node: Node) -> list[str]:
        """One text, or a list of them."""
        if isinstance(node, yaml.SequenceNode):
            return [self.text(item) for item in self.some_items(node)]
        return [self.text(node)]

    def boolean(self, node: Node) -> bool:
        """True or false, in these words."""
        text = self.text(node)
        if text not in _BOOLEANS:
            raise self.fault(node, f"expected true or false, found {text!r}")
        return _BOOLEANS[text]

    def is_null(self, node: Node) -> bool:
        """Whether a node is null: written out, or left empty; not in quotes."""
        return isinstance(node, yaml.ScalarNode) and not node.style and node.value in {"null", ""}


def _kind(node: Node) -> str:
    if isinstance(node, yaml.ScalarNode):
        return repr(node.value)
    return "a list" if isinstance(node, yaml.SequenceNode) else "keys with values"
