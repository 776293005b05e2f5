"""What the reader is made of: the words of things, and the sentences that are known word for word.

Read from YAML by read_material.py; a prebuilt file holds the same (prebuilt.py).
"""

from collections.abc import Iterable, Sequence
from functools import cached_property

from msgspec import Struct

from skill.knowledge.replies import Replies
from skill.understanding.packed import Packed

Keys = dict[str, dict[str, tuple[tuple[str, str], ...]]]
"""Words as the catalogue looks them up → kind → (id, name) of every thing that they name."""


class Material(Struct, frozen=True, dict=True):
    """The words of things, and the sentences that are known.

    `known`: a sentence, its things as {kind} → what it is about, an answer's id or `controls:` and
    a command. `replies`: what people say to any question. `packed`: in a prebuilt file, the
    known sentences by their first word.
    """

    keys: Keys
    known: dict[str, str]
    replies: Replies
    packed: dict[str, bytes] = {}

    @cached_property
    def _packed(self) -> Packed[dict[str, str]]:
        return Packed(self.packed, dict[str, str])

    def about(self, tokens: Sequence[str]) -> str | None:
        """What a sentence that is known word for word is about."""
        known = self._packed.get(tokens[0], {}) if self.packed and tokens else self.known
        return known.get(key_of(tokens))


def key_of(tokens: Iterable[str]) -> str:
    """What a sentence is looked up by."""
    return " ".join(tokens)
