"""What the reader is made of: the words of things, and the sentences that are known word for word.

Read from YAML by read_material.py; a prebuilt file holds the same (prebuilt.py).
"""

from collections.abc import Iterable

from msgspec import Struct

from skill.knowledge.replies import Replies

Keys = dict[str, dict[str, tuple[tuple[str, str], ...]]]
"""Words as the catalogue looks them up → kind → (id, name) of every thing that they name."""


class Material(Struct, frozen=True):
    """The words of things, and the sentences that are known.

    `known`: a sentence, its things as {kind} → what it is about, an answer's id or `controls:` and
    a command. `replies`: what people say to any question.
    """

    keys: Keys
    known: dict[str, str]
    replies: Replies


def key_of(tokens: Iterable[str]) -> str:
    """What a sentence is looked up by."""
    return " ".join(tokens)
