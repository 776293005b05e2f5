"""The knowledge as one JSON file, made where YAML can be read and loaded where it can't.

Reading content/ takes some 80 ms and PyYAML; this file takes 4 ms. Whoever makes one checks the
content first, so that whoever loads it needn't.
"""

from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec.structs import replace

from skill.errors import OperatorError
from skill.knowledge.content import Content

_REMEDY = "make it anew with: python -m skill prebuild FILE"


def dump_knowledge(languages: Mapping[str, Content]) -> bytes:
    """Language → content for turns, as JSON; the same content gives the same bytes."""
    spoken = {language: for_turns(content) for language, content in languages.items()}
    return msgspec.json.encode(spoken, order="deterministic")


def for_turns(content: Content) -> Content:
    """The content without what the reader and the ear alone are made of: half of it all."""
    told = {name: replace(one, reports=[]) for name, one in content.told.items()}
    return replace(content, asked={}, told=told)


def compiled_templates(knowledge: Path) -> Path:
    """The folder of compiled templates that belongs to such a file."""
    return knowledge.with_name(f"{knowledge.stem}-templates")


def read_knowledge(path: Path) -> dict[str, Content]:
    """Language → content. Raises OperatorError for a file that is missing or of another shape."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, Content])
    except (OSError, msgspec.DecodeError) as fault:
        raise OperatorError(f"{path} holds no knowledge: {fault}; {_REMEDY}") from fault
