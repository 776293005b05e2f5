"""Linear scores from a file of a few hundred kilobytes: no library, no numpy.

Several models share one list of features; a feature keeps only the few weights of each model that
matter, as one byte each. One walk over the features of a sentence scores every class of all models.

The file ("ear"): MAGIC, a checksum of all that follows, the length of a JSON header (4 bytes each,
little endian), the header, then the body, packed with zlib: the features, sorted and separated by
newlines, and the arrays that the header names. The header says version, models with their classes,
and digests of what it was made from.
"""

from __future__ import annotations

import json
import math
import zlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nlu.features import groups

MAGIC = b"CCEAR\n"
VERSION = 1
_START = len(MAGIC) + 4
_LITTLE = array("H", [1]).tobytes() == b"\x01\x00"  # whether this machine is little endian


class EarFileError(ValueError):
    """Bytes that are no ear file, or one of another version. Says what to do."""

    def __init__(self, why: str) -> None:
        super().__init__(f"ear file: {why}; make it anew with `make train`")


@dataclass(frozen=True)
class Linear:
    """All models of one file. `classes[i]` is the name of class i, "<model>/<class>"."""

    header: Mapping[str, Any]
    index: Mapping[str, int]  # feature → its row
    rarity: Sequence[int]  # per feature, in steps of 1/16: rare ones weigh more
    starts: Sequence[int]  # per feature, where its weights begin; one more at the end
    columns: Sequence[int]  # per weight, its class
    weights: Sequence[int]  # per weight, -127..127, in steps of the class's scale
    counts: tuple[Sequence[int], Sequence[int], Sequence[int]]  # the second judge: starts, …

    def rows(self, text: str, marks: Iterable[str] = ()) -> list[tuple[int, float]]:
        """The known features of a sentence with their values, each group of length one.

        What no list has counts in the length: a sentence of unknown words scores near nothing.
        """
        found: list[tuple[int, float]] = []
        for group in groups(text, marks):
            known = [row for row in map(self.index.get, group) if row is not None]
            square = sum(self.rarity[row] ** 2 for row in known) + 256 * (len(group) - len(known))
            length = math.sqrt(square) or 1.0
            found.extend((row, self.rarity[row] / length) for row in known)
        return found

    def scores(self, rows: Iterable[tuple[int, float]]) -> list[float]:
        """The score of every class of all models, in the order of the header."""
        sums = [0.0] * len(self.header["scales"])
        starts, columns, weights = self.starts, self.columns, self.weights
        for row, value in rows:
            first, last = starts[row], starts[row + 1]
            for column, weight in zip(columns[first:last], weights[first:last], strict=True):
                sums[column] += value * weight
        scales, biases = self.header["scales"], self.header["biases"]
        return [
            bias + scale * total for bias, scale, total in zip(biases, scales, sums, strict=True)
        ]


def softmax(scores: Sequence[float], temperature: float) -> list[float]:
    """Scores as shares of one; a higher `temperature` makes the best stand out more."""
    top = max(scores)
    powers = [math.exp(temperature * (score - top)) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def logistic(score: float, slope: float, offset: float) -> float:
    """One score as a probability."""
    return 1.0 / (1.0 + math.exp(-max(-50.0, min(50.0, slope * score + offset))))


def pack(
    header: Mapping[str, Any], features: Sequence[str], arrays: Mapping[str, array[int]]
) -> bytes:
    """The bytes of an ear file; `features` are sorted, `arrays` little endian."""
    table, body = [], [b"\n".join(feature.encode() for feature in features)]
    for name, values in arrays.items():
        table.append([name, values.typecode, len(values)])
        body.append(_little(values).tobytes())
    said = {**header, "version": VERSION, "letters": len(body[0]), "arrays": table}
    head = json.dumps(said, separators=(",", ":"), sort_keys=True).encode()
    rest = len(head).to_bytes(4, "little") + head + zlib.compress(b"".join(body), 9)
    return MAGIC + zlib.crc32(rest).to_bytes(4, "little") + rest


def uncompressed(data: bytes) -> bytes:
    """The same file with its body as it is: twice as large, and read without unpacking it."""
    body = zlib.compress(zlib.decompress(data[_body_at(data) :]), level=0)
    rest = data[_START : _body_at(data)] + body
    return MAGIC + zlib.crc32(rest).to_bytes(4, "little") + rest


def unpack(data: bytes) -> Linear:
    """An ear file read; EarFileError where it is none."""
    header = read_header(data)
    try:
        raw = zlib.decompress(data[_body_at(data) :])
        arrays, at = {}, header["letters"]
        for name, code, count in header["arrays"]:
            values: array[int] = array(code)
            end = at + count * values.itemsize
            values.frombytes(raw[at:end])
            arrays[name], at = _little(values), end
        features = raw[: header["letters"]].decode().split("\n")
        return Linear(
            header=header,
            index=dict(zip(features, range(len(features)), strict=True)),
            rarity=arrays["rarity"],
            starts=arrays["starts"],
            columns=arrays["columns"],
            weights=arrays["weights"],
            counts=(arrays["count_starts"], arrays["count_columns"], arrays["count_values"]),
        )
    except (zlib.error, KeyError, TypeError, ValueError, UnicodeDecodeError) as broken:
        raise EarFileError(f"its body can't be read ({broken})") from broken


def read_header(data: bytes) -> dict[str, Any]:
    """The header alone: version, models, digests."""
    if not data.startswith(MAGIC) or len(data) < _START + 4:
        raise EarFileError("these bytes don't begin as one")
    if zlib.crc32(data[_START:]) != int.from_bytes(data[len(MAGIC) : _START], "little"):
        raise EarFileError("its checksum is wrong (cut short or changed?)")
    header: dict[str, Any] = json.loads(data[_START + 4 : _body_at(data)])
    if header["version"] != VERSION:
        raise EarFileError(f"it is of version {header['version']}, not {VERSION}")
    return header


def _body_at(data: bytes) -> int:
    return _START + 4 + int.from_bytes(data[_START : _START + 4], "little")


def _little(values: array[int]) -> array[int]:
    if not _LITTLE:
        values = array(values.typecode, values)
        values.byteswap()
    return values
