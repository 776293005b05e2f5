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
from simulator.plugin import ProjectPlugin

# A play → somebody new, with the device and the time of the play, and services around them.
Stage = Callable[[Play], AbstractContextManager[Hears]]


def play_all(root: Path, stage: Stage, echo: Echo, plugin: ProjectPlugin) -> Touched:
    """All plays of tests/conversations and all sentences of the plugin once.

    Plays are played on their own stage, to their end whatever they expect; each sentence is
    asked of `echo` as a one-shot. Raises UnreachableError, SimulatorError for a faulty file.
    """
    touched = Touched(plugin)
    for play in find_plays([root / "tests" / "conversations"]):
        with stage(play) as device:
            touched.conversation(list(_turns(play, device)))
    for sentence in plugin.sentences():
        touched.conversation([echo.ask(sentence.text)])
    return touched


def _turns(play: Play, device: Hears) -> Iterator[Turn]:
    for said in play.talk:
        try:
            yield device.hear(said.you)
        except (NotListeningError, StepError):
            return
