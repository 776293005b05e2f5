"""Plays all plays and asks all test sentences, and gives what they touched."""

from collections.abc import Callable, Iterator
from pathlib import Path

from simulator.coverage.touched import Touched
from simulator.echo import Echo
from simulator.errors import NotListeningError
from simulator.play_file import Play, find_plays
from simulator.strict_yaml import YamlFile
from simulator.turn import Turn

# Locale, kind of device → somebody new, with a device.
Devices = Callable[[str, str], Echo]


def play_all(root: Path, device: Devices, locale: str) -> Touched:
    """Everything in tests/ once. Raises UnreachableError, SimulatorError for a faulty file.

    Plays are played in their own locale, to their end whatever they expect; each sentence is
    asked as a one-shot in `locale`.
    """
    touched = Touched()
    for play in find_plays([root / "tests" / "conversations"]):
        touched.conversation(list(_turns(play, device(play.locale, play.device))))
    echo = device(locale, "speaker")
    for sentence in sentences(root / "tests"):
        touched.conversation([echo.ask(sentence)])
    return touched


def _turns(play: Play, echo: Echo) -> Iterator[Turn]:
    for said in play.talk:
        try:
            yield echo.hear(said.you)
        except NotListeningError:
            return


def sentences(folder: Path) -> Iterator[str]:
    """What stands under `say` in the files of test sentences."""
    files = [*sorted((folder / "utterances").glob("*.yaml"))]
    files += [path for name in ("fresh", "openings") if (path := folder / f"{name}.yaml").is_file()]
    for file in map(YamlFile, files):
        for node in file.items(file.root()):
            yield file.text(file.fields(node, required=("say",))["say"])
