"""What a project tells the simulator of itself, by one plugin; without it the rest works alone.

pyproject.toml names it, and it is called with the project's folder:

    [tool.cramp_coach.simulator]
    plugin = "package.module:Name"
"""

import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol, cast

from simulator.device.turn import Turn
from simulator.wire.reply import Act


@dataclass(frozen=True, slots=True)
class Origin:
    """A file of the project. `what`: handler, template or content; `line` counts from one."""

    what: str
    path: str
    line: int = 1


@dataclass(frozen=True, slots=True)
class Addition:
    """`what`: sample (a phrasing) or sentence; `line`: to add to the file.

    `under`: the key that it goes under, where there is one; `also`: what to do afterwards.
    """

    what: str
    file: str
    under: str
    line: str
    also: str


@dataclass(frozen=True, slots=True)
class GalleryAnswer:
    """An answer of the skill's: a question that gets it, and what the gallery shows beside it.

    fields: id, file, title, review, sources, more, cases, evidence, disclaimer, basis, unconfirmed.
    """

    question: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words to say; `answer`: the fact of that name in the right reply's acts, where one is."""

    text: str
    answer: str | None = None


class ProjectPlugin(Protocol):
    """What only the project knows. Files that are faulty raise SimulatorError."""

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders whose files the page may show, each with a slash at its end."""

    @property
    def openings(self) -> tuple[str, ...]:
        """Sentences that show most of the skill, to begin a conversation with."""

    def origins(self, turn: Turn, locale: str) -> Sequence[Origin]:
        """The files behind a turn, each once."""

    def additions(self, turn: Turn, sample: str, locale: str) -> Sequence[Addition]:
        """What to add where, so that a turn's sentence is heard; `sample`: it as a sample."""

    def answers(self, today: date) -> Iterable[GalleryAnswer]:
        """All answers, with the state of their review."""

    def sentences(self) -> Iterable[Sentence]:
        """The sentences that the project tests understanding with."""

    def phrasings(self) -> Iterable[Sentence]:
        """The sentences that the project knows word for word."""

    def things(self) -> Mapping[str, frozenset[str]]:
        """Area → the names of all that plays could touch there, beside what the model holds."""

    def touched(self, asked: Act | None, turn: Turn) -> Iterable[tuple[str, str]]:
        """Area and name of what a turn touched; `asked`: the question that it answers."""


class NoPlugin:
    """A project that tells nothing."""

    folders: tuple[str, ...] = ()
    openings: tuple[str, ...] = ()

    def origins(self, _turn: Turn, _locale: str) -> Sequence[Origin]:
        """None."""
        return ()

    def additions(self, _turn: Turn, _sample: str, _locale: str) -> Sequence[Addition]:
        """None."""
        return ()

    def answers(self, _today: date) -> Iterable[GalleryAnswer]:
        """None."""
        return ()

    def sentences(self) -> Iterable[Sentence]:
        """None."""
        return ()

    def phrasings(self) -> Iterable[Sentence]:
        """None."""
        return ()

    def things(self) -> Mapping[str, frozenset[str]]:
        """None."""
        return {}

    def touched(self, _asked: Act | None, _turn: Turn) -> Iterable[tuple[str, str]]:
        """None."""
        return ()


def load_plugin(root: Path, warn: Callable[[str], None]) -> ProjectPlugin:
    """The plugin that the folder's pyproject.toml names; else none, and one line says why."""
    name = _named(root / "pyproject.toml")
    if not name:
        warn(_without('pyproject.toml names none ([tool.cramp_coach.simulator] plugin = "a.b:C")'))
        return NoPlugin()
    module, _, attribute = name.partition(":")
    try:
        return cast("ProjectPlugin", getattr(import_module(module), attribute)(root))
    except (ImportError, AttributeError, ValueError) as fault:
        warn(_without(f"pyproject.toml names {name}: {fault}"))
        return NoPlugin()


def _named(file: Path) -> str:
    try:
        fields = tomllib.loads(file.read_text(encoding="utf-8"))
        return str(fields["tool"]["cramp_coach"]["simulator"]["plugin"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _without(why: str) -> str:
    return f"simulator: without a plugin (no gallery, no files behind answers): {why}"
