"""The knowledge as one JSON file, made where YAML can be read and loaded where it can't.

Reading content/ takes some 80 ms and PyYAML; this file takes 4 ms. Whoever makes one checks the
content first, so that whoever loads it needn't.
"""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from skill.errors import OperatorError
from skill.knowledge.content import Content

_REMEDY = "make it anew with: python -m skill prebuild FILE"


def dump_knowledge(languages: Mapping[str, Content]) -> bytes:
    """Language → content, as JSON; the same content gives the same bytes."""
    return msgspec.json.encode(languages, order="deterministic")


def read_knowledge(path: Path) -> dict[str, Content]:
    """Language → content. Raises OperatorError for a file that is missing or of another shape."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, Content])
    except (OSError, msgspec.DecodeError) as fault:
        raise OperatorError(f"{path} holds no knowledge: {fault}; {_REMEDY}") from fault
