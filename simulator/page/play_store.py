"""The plays of tests/conversations: read, and saved there and nowhere else."""

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from simulator.errors import SimulatorError
from simulator.plays.play_file import Play, Said, find_plays, read_plays

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
_WINDOWS = frozenset({"con", "prn", "aux", "nul"})


class PlayStore:
    """One folder of plays."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def plays(self) -> Iterator[tuple[str, int, Play]]:
        """File name, number in the file, play. Raises SimulatorError for a faulty file."""
        count: dict[str, int] = {}
        for play in find_plays([self._folder]):
            name = play.file.relative_to(self._folder).as_posix()
            number = count.get(name, 0)
            count[name] = number + 1
            yield name, number, play

    def play(self, name: str, number: int) -> Play:
        """One play. Raises SimulatorError when it is not there (any more)."""
        for file, at, play in self.plays():
            if (file, at) == (name, number):
                return play
        raise SimulatorError(f"{name}: there is no play number {number + 1}")

    def said(self, name: str, number: int, line: int) -> Said:
        """One line of a play's talk, counted from 0. Raises SimulatorError, likewise."""
        talk = self.play(name, number).talk
        if not 0 <= line < len(talk):
            raise SimulatorError(f"{name}: play number {number + 1} has no line {line + 1}")
        return talk[line]

    def save(self, name: str, text: str, *, append: bool) -> Path:
        """Keep a play as <name>.yaml; `append`: at the end of a file that is there already.

        Raises SimulatorError for an unsafe name, a text that is no play, or a file in the way.
        """
        if not _NAME.fullmatch(name) or name in _WINDOWS:
            raise SimulatorError(
                f"{name!r} is no name for a play's file: small letters, digits and hyphens, like"
                " a-cramp-at-night"
            )
        _check(text)
        path = self._folder / f"{name}.yaml"
        if append:
            return self._append(path, text)
        try:
            with path.open("x", encoding="utf-8") as file:  # never over another
                file.write(text)
        except FileExistsError as fault:
            raise SimulatorError(
                f"{path.name} exists: choose another name, or add the play to that file"
            ) from fault
        except OSError as fault:
            raise SimulatorError(f"{path}: cannot be written: {fault.strerror}") from fault
        return path

    def _append(self, path: Path, text: str) -> Path:
        if path.is_symlink() or not path.is_file():
            raise SimulatorError(f"{path.name}: there is no such file to add to")
        before = path.read_text(encoding="utf-8")
        joined = f"{before.rstrip()}\n\n{text}"
        _check(joined)
        path.write_text(joined, encoding="utf-8")
        return path


def _check(text: str) -> None:
    """Read it as the player will. Raises SimulatorError with the line."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "play.yaml")
        file.write_text(text, encoding="utf-8")
        try:
            read_plays(file)
        except SimulatorError as fault:
            raise SimulatorError(str(fault).replace(str(file), "the play")) from None
