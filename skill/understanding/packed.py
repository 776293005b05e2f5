"""A table in a prebuilt file whose entries stay packed until they are asked for.

A sentence meets a few of some thousand entries: unpacking all of them was half of a first turn.
"""

from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

from msgspec import msgpack

T = TypeVar("T")


class Packed(Mapping[str, T], Generic[T]):
    """Each entry is unpacked as `kind` when it is first asked for, and kept then."""

    def __init__(self, packed: Mapping[str, bytes], kind: type[T]) -> None:
        self._packed = packed
        self._decoder = msgpack.Decoder(kind)
        self._found: dict[str, T] = {}

    def __getitem__(self, key: str) -> T:
        if key not in self._found:
            self._found[key] = self._decoder.decode(self._packed[key])
        return self._found[key]

    def __contains__(self, key: object) -> bool:
        return key in self._packed

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


def pack(table: Mapping[str, object]) -> dict[str, bytes]:
    """Each entry as the bytes that a Packed unpacks."""
    return {key: msgpack.encode(entry) for key, entry in table.items()}
