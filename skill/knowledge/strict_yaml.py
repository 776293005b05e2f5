"""YAML without surprises: every scalar is text, a repeated key is an error, faults name a line.

Plain YAML reads `yes:` as True and `21:30` as 1290, and lets a repeated key win silently.
Types come from the models instead.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from skill.errors import ContentError

T = TypeVar("T")
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # the C reader is ten times faster
_QUOTED = re.compile(r"['`]([^'`]+)['`]$")
_GOT = re.compile(r"got `(\w+)`")
_KINDS = {"object": yaml.MappingNode, "array": yaml.SequenceNode, "str": yaml.ScalarNode}
_STEP = re.compile(r"\.([\w-]+)|\[(\d+|\.\.\.)\]")


def read(path: Path, shape: type[T]) -> T:
    """Read one YAML file as `shape` (a msgspec type, or list/dict of them).

    Raises ContentError naming file and line: unreadable, not YAML, a repeated key, an unknown or
    missing field, a value of the wrong type.
    """
    try:
        node = _compose(path, path.read_text(encoding="utf-8"))
        if node is None:
            raise ContentError(path, 1, "is empty")
        return _convert(path, node, shape)
    except (OSError, UnicodeDecodeError) as fault:
        raise ContentError(path, 1, f"cannot be read: {fault}") from fault
    except RecursionError as fault:  # or an anchor that holds itself
        raise ContentError(path, 1, "nests too deep") from fault


def _compose(path: Path, text: str) -> yaml.Node | None:
    try:
        node: yaml.Node | None = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as fault:
        line = fault.problem_mark.line + 1 if fault.problem_mark else 1
        raise ContentError(path, line, f"is not YAML: {fault.problem}") from fault
    except yaml.reader.ReaderError as fault:
        line = text.count("\n", 0, fault.position) + 1
        raise ContentError(path, line, f"is not YAML: {fault.reason}") from fault
    return node


def _convert(path: Path, node: yaml.Node, shape: type[T]) -> T:
    data = _plain(path, node)
    try:
        return msgspec.convert(data, shape, strict=False)
    except msgspec.ValidationError as fault:
        message, _, where = str(fault).partition(" - at `")
        raise ContentError(path, _line(node, where.rstrip("`"), message), message) from fault


def _plain(path: Path, node: yaml.Node) -> Any:
    """The node as dict, list and str."""
    if isinstance(node, yaml.MappingNode):
        mapping: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise ContentError(path, key.start_mark.line + 1, "a key must be text")
            if key.value in mapping:
                raise ContentError(path, key.start_mark.line + 1, f"repeats the key {key.value!r}")
            mapping[key.value] = _plain(path, value)
        return mapping
    if isinstance(node, yaml.SequenceNode):
        return [_plain(path, item) for item in node.value]
    return node.value


def _line(node: yaml.Node, where: str, message: str) -> int:
    """The line of a msgspec path such as `$.cases[...].say`, as near as path and message tell.

    The path names no keys of a mapping; but a message that ends in a quoted word is about that one,
    and one that got a list where text belongs is about the first list.
    """
    steps = _STEP.findall(where)
    odd = _odd([node], steps, message)
    for name, index in steps:
        below = _child(node, name, index)
        if below is None:
            break
        node = below
    quoted = None if "missing" in message else _QUOTED.search(message)
    wrong = next((one for one in _scalars(node) if quoted and one.value == quoted[1]), odd)
    return int((wrong or node).start_mark.line) + 1


def _odd(nodes: list[yaml.Node], steps: list[tuple[str, str]], message: str) -> yaml.Node | None:
    """Of all nodes that the path may mean, the first one of the kind that the message got."""
    for name, index in steps:
        nodes = [below for node in nodes for below in _below(node, name, index)]
    got = _GOT.search(message)
    kind = _KINDS.get(got[1]) if got else None
    return next((node for node in nodes if kind and isinstance(node, kind)), None)


def _below(node: yaml.Node, name: str, index: str) -> list[yaml.Node]:
    if index == "..." and isinstance(node, yaml.MappingNode):
        return [value for _, value in node.value]
    child = _child(node, name, index)
    return [] if child is None else [child]


def _scalars(node: yaml.Node) -> Iterator[yaml.Node]:
    """Every key and value below a node, in order."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key
            yield from _scalars(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _scalars(item)
    else:
        yield node


def _child(node: yaml.Node, name: str, index: str) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == name), None)
    if isinstance(node, yaml.SequenceNode) and index.isdigit():
        return node.value[int(index)]  # type: ignore[no-any-return]  # PyYAML's stubs leave it open
    return None
