"""Screen → the document that shows it: APL from responses/screens/, read once, sent whole.

Each <name>.json is laid over base.json. A screen with a `drawing` gets that one alone, from
drawings/<id>.json, as the graphic `drawing`: all of them together would make a reply too large.
"""

import json
from pathlib import Path
from typing import Any

from skill.shown import Screen

_BASE = "base"
Document = dict[str, Any]


class Screens:
    """All documents. No folder: a skill that shows nothing, for those that only listen.

    Raises OSError or ValueError for a document that is not there or not JSON.
    """

    def __init__(self, folder: Path | None = None) -> None:
        read = _read(folder) if folder else {}
        base = read.pop(_BASE, {})
        self._documents = {name: {**base, **document} for name, document in read.items()}
        self._drawings = _read(folder / "drawings") if folder else {}

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
        drawing = self._drawings.get(str(screen.data.get("drawing", "")))
        if document is None or drawing is None:
            return document
        return {**document, "graphics": {"drawing": drawing}}


def _read(folder: Path) -> dict[str, Document]:
    return {
        path.stem: json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))
    }
