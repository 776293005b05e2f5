"""A fault in what authors write: in which file and line it stands, and the nearest right name."""

import difflib
import re
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct


class Fault(Struct, frozen=True):
    """What is wrong in `file` (as "triage/leg-pain.yaml", inside content/).

    `words` lead to it: each stands in the file behind the one before, the last is the wrong one.
    """

    file: str
    words: tuple[str, ...]
    what: str

    def located(self, folder: Path) -> str:
        """As `file:line: what`; `folder` is content/."""
        path = self._path(folder)
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        return f"{path}:{line_of(text, self.words)}: {self.what}"

    def _path(self, folder: Path) -> Path:
        """The file; where a folder stands in its stead, the one there that has the first word."""
        path = folder / self.file
        parts = sorted(path.with_suffix("").glob("*.yaml")) if not path.is_file() else []
        return next((one for one in parts if self._begins_in(one)), path)

    def _begins_in(self, path: Path) -> bool:
        return line_of(path.read_text(encoding="utf-8"), self.words[:1]) > 1


def line_of(text: str, words: Iterable[str]) -> int:
    """The line at which the last of `words` stands, each looked for behind the one before."""
    place = 0
    for word in words:
        key = re.compile(rf"^[ -]*(?:id: )?{re.escape(word)}(?::|$)", re.MULTILINE)
        whole = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
        if found := key.search(text, place) or whole.search(text, place):
            place = found.end() - 1
    return text.count("\n", 0, place) + 1


def nearest(word: str, known: Iterable[str]) -> str:
    """`; did you mean …?` with the name most like a word; nothing where none is near."""
    alike = difflib.get_close_matches(word, list(known), n=1)
    return f"; did you mean {alike[0]}?" if alike else ""
