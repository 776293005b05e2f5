"""Colours for a terminal, and for nothing else."""

from simulator.terminal.streams import Streams

_BOLD, _DIM, _RED, _YELLOW, _GREEN = "1", "2", "31", "33", "32"


class Ink:
    """Marks text up with ANSI colours; with `colours` False it gives the text back as it is."""

    def __init__(self, *, colours: bool) -> None:
        self._colours = colours

    @classmethod
    def of(cls, streams: Streams) -> "Ink":
        """Colours on a terminal, unless NO_COLOR is set (https://no-color.org)."""
        plain = streams.environment.get("NO_COLOR") or streams.environment.get("TERM") == "dumb"
        return cls(colours=streams.stdout.isatty() and not plain)

    def bold(self, text: str) -> str:
        """What Alexa says."""
        return self._in(_BOLD, text)

    def dim(self, text: str) -> str:
        """What stands around it."""
        return self._in(_DIM, text)

    def bad(self, text: str) -> str:
        """What failed."""
        return self._in(_RED, text)

    def doubtful(self, text: str) -> str:
        """What deserves a look: a guess, a warning."""
        return self._in(_YELLOW, text)

    def good(self, text: str) -> str:
        """What passed."""
        return self._in(_GREEN, text)

    def _in(self, code: str, text: str) -> str:
        return f"\033[{code}m{text}\033[0m" if self._colours else text
