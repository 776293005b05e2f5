"""Screen → the document that shows it: APL from responses/screens/, read once, sent whole.

Each <name>.json is laid over base.json. A screen with a `drawing` gets that one alone, from
drawings/<id>.json, as the graphic `drawing`, and one with `drawings` those, by their ids: all of
them together would make a reply too large.
"""

import json
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from skill.errors import ContentError
from skill.shown import Screen

_BASE = "base"
Document = dict[str, Any]


class Screens:
    """All documents, read when first needed. No folder: a skill for those that only listen.

    Each method raises OSError, or ContentError for a document that is not JSON.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def read_all(self) -> None:
        """Read them now: what is wrong with one shows at the start."""
        _ = self._documents, self._drawings

    @cached_property
    def _documents(self) -> dict[str, Document]:
        read = _read(self._folder) if self._folder else {}
        base = read.pop(_BASE, {})
        return {name: {**base, **document} for name, document in read.items()}

    @cached_property
    def _drawings(self) -> dict[str, Document]:
        return _read(self._folder / "drawings") if self._folder else {}

    @property
    def names(self) -> frozenset[str]:
        """The names that a template may give as its `screen`."""
        return frozenset(self._documents)

    @property
    def drawings(self) -> frozenset[str]:
        """The ids of all drawings."""
        return frozenset(self._drawings)

    def named(self, name: str) -> Document:
        """A document without a drawing. Raises KeyError where there is none of that name."""
        return self._documents[name]

    def drawing(self, name: str) -> Document:
        """A drawing (AVG). Raises KeyError where there is none of that id."""
        return self._drawings[name]

    def document(self, screen: Screen) -> Document | None:
        """The document of a screen, as its directive holds it; None where there is none."""
        document = self._documents.get(screen.name)
        graphics = {
            name: self._drawings[one] for name, one in _named(screen) if one in self._drawings
        }
        if document is None or not graphics:
            return document
        return {**document, "graphics": graphics}


def _named(screen: Screen) -> Iterator[tuple[str, str]]:
    """Under which name a document finds a drawing, and which one it is."""
    one, several = screen.data.get("drawing"), screen.data.get("drawings")
    if isinstance(several, list):
        yield from ((str(row["name"]), str(row["name"])) for row in several)
    elif one:
        yield "drawing", str(one)


def _read(folder: Path) -> dict[str, Document]:
    return {path.stem: _document(path) for path in sorted(folder.glob("*.json"))}


def _document(path: Path) -> Document:
    try:
        document: Document = json.loads(path.read_text("utf-8"))
    except json.JSONDecodeError as fault:
        raise ContentError(path, fault.lineno, f"is not JSON: {fault.msg}") from fault
    return document
