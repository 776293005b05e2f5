"""template.yaml as plain data: intrinsic functions become one-entry mappings."""

from pathlib import Path
from typing import Any

import yaml

PATH = Path(__file__).resolve().parent.parent.parent / "template.yaml"


class _Loader(yaml.SafeLoader):
    """Knows CloudFormation's short forms."""


def _intrinsic(loader: _Loader, suffix: str, node: yaml.Node) -> dict[str, Any]:
    if isinstance(node, yaml.ScalarNode):
        return {suffix: loader.construct_scalar(node)}
    if isinstance(node, yaml.SequenceNode):
        return {suffix: loader.construct_sequence(node, deep=True)}
    if isinstance(node, yaml.MappingNode):
        return {suffix: loader.construct_mapping(node, deep=True)}
    raise TypeError(node)


_Loader.add_multi_constructor("!", _intrinsic)


def read_template() -> dict[str, Any]:
    """The whole template."""
    template: dict[str, Any] = yaml.load(PATH.read_text(encoding="utf-8"), _Loader)  # noqa: S506  # a SafeLoader
    return template
