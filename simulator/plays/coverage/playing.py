"""Plays all plays and asks all test sentences, and gives what they touched."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from simulator.device.echo import Echo
from simulator.device.turn import Turn
from simulator.errors import NotListeningError, StepError
from simulator.plays.coverage.touched import Touched
from simulator.plays.play import Hears
from simulator.plays.play_file import Play, find_plays
from simulator.plays.strict_yaml import YamlFile

# A play → somebody new, with the device and the time of the play, and services around them.
Stage = Callable[[Play], AbstractContextManager[Hears]]


def play_all(root: Path, stage: Stage, echo: Echo) -> Touched:
    """Everything in tests/ once. Raises UnreachableError, SimulatorError for a faulty file.

    Plays are played on their own stage, to their end whatever they expect; each sentence is
    asked of `echo` as a one-shot.
    """
    touched = Touched()
    for play in find_plays([root / "tests" / "conversations"]):
        with stage(play) as device:
            touched.conversation(list(_turns(play, device)))
    for sentence in sentences(root / "tests"):
        touched.conversation([echo.ask(sentence)])
    return touched


def _turns(play: Play, device: Hears) -> Iterator[Turn]:
    for said in play.talk:
        try:
            yield device.hear(said.you)
        except (NotListeningError, StepError):
            return


def sentences(folder: Path) -> Iterator[str]:
    """What stands under `say` in the files of test sentences."""
    files = [*sorted((folder / "utterances").glob("*.yaml"))]
    files += [path for name in ("fresh", "openings") if (path := folder / f"{name}.yaml").is_file()]
    for file in map(YamlFile, files):
        for node in file.items(file.root()):
            yield file.text(file.fields(node, required=("say",))["say"])
