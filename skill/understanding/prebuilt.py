"""The reader as one file, made where YAML can be read and loaded where it can't.

It lies beside the prebuilt knowledge (skill/knowledge/prebuilt.py). Each part is bytes of its own,
so that a start, which wants the routes alone, passes over the rest.
"""

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from msgspec import DecodeError, Struct, msgpack
from msgspec.structs import replace

from skill.errors import OperatorError
from skill.understanding.routes import Routes

if TYPE_CHECKING:  # a start needs no reader: the first words do
    from skill.understanding.parts import ReaderParts
    from skill.understanding.read import Reader

_REMEDY = "make it anew with: python -m skill prebuild FILE"
T = TypeVar("T")


class _RoutesAlone(Struct, frozen=True):
    routes: Routes


class _ReaderFile(_RoutesAlone, frozen=True):
    lexicon: bytes
    material: bytes
    ear: bytes


def reader_file(knowledge: Path) -> Path:
    """Where the reader lies that belongs to a file of knowledge."""
    return knowledge.with_suffix(".reader")


def dump_reader(routes: Routes, parts: "ReaderParts") -> bytes:
    """As msgpack; the same parts give the same bytes.

    The order of kinds in the material means something; the sets of the lexicon have none.
    """
    from nlu.linear import uncompressed  # noqa: PLC0415
    from skill.understanding.packed import pack  # noqa: PLC0415
    from skill.understanding.phrases import by_first  # noqa: PLC0415

    phrases = pack(by_first(parts.lexicon.phrases))
    known: dict[str, dict[str, str]] = {}
    for sentence, about in parts.material.known.items():
        known.setdefault(sentence.partition(" ")[0], {})[sentence] = about
    lexicon = msgpack.encode(
        replace(parts.lexicon, phrases=[], packed=phrases), order="deterministic"
    )
    material = msgpack.encode(replace(parts.material, known={}, packed=pack(known)))
    return msgpack.encode(_ReaderFile(routes, lexicon, material, uncompressed(parts.ear)))


def load_routes(path: Path) -> Routes:
    """By which intents words arrive. Raises OperatorError for a file that is no reader."""
    return _load(path, _RoutesAlone).routes


def load_reader(path: Path) -> "Reader":
    """The reader of such a file. Raises OperatorError."""
    from skill.understanding.lexicon import Lexicon  # noqa: PLC0415
    from skill.understanding.material import Material  # noqa: PLC0415
    from skill.understanding.parts import ReaderParts  # noqa: PLC0415

    written = _load(path, _ReaderFile)
    try:
        lexicon = msgpack.decode(written.lexicon, type=Lexicon)
        material = msgpack.decode(written.material, type=Material)
        return ReaderParts(lexicon, material, written.ear).reader()
    except ValueError as fault:  # msgspec's DecodeError and EarFileError both are one
        raise _no_reader(path, fault) from fault


def _load(path: Path, shape: type[T]) -> T:
    try:
        return msgpack.decode(path.read_bytes(), type=shape)
    except (OSError, DecodeError) as fault:
        raise _no_reader(path, fault) from fault


def _no_reader(path: Path, fault: Exception) -> OperatorError:
    return OperatorError(f"{path} holds no reader: {fault}; {_REMEDY}")
