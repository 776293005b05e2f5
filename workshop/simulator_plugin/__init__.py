"""What the simulator is told of Cramp Coach: pyproject.toml names this plugin."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from simulator.device.turn import Turn
from simulator.plugin import Addition, GalleryAnswer, Origin, Sentence
from simulator.wire.reply import Act
from workshop.simulator_plugin.additions import additions
from workshop.simulator_plugin.answers import answers
from workshop.simulator_plugin.origins import origins
from workshop.simulator_plugin.sentences import phrasings, sentences
from workshop.simulator_plugin.things import things
from workshop.simulator_plugin.touched import touched


class SimulatorPlugin:
    """The project below `root`, as `simulator.plugin.ProjectPlugin` asks for it."""

    folders = ("content/", "responses/", "skill/handlers/", "interaction_model/", "tests/")
    openings = (
        "why do my legs cramp at night",
        "how much magnesium do i need",
        "i have a cramp right now",
        "check my leg",
        "start my bedtime routine",
        "remind me every night at half past nine",
    )

    def __init__(self, root: Path) -> None:
        self._root = root

    def origins(self, turn: Turn, locale: str) -> Sequence[Origin]:
        """The handler, template and content files behind a turn."""
        return origins(turn, locale, self._root)

    def additions(self, turn: Turn, _sample: str, _locale: str) -> Sequence[Addition]:
        """A line of interaction_model/ and one of tests/utterances."""
        return additions(turn, self._root)

    def answers(self, today: date) -> Iterable[GalleryAnswer]:
        """Those of content/answers that can be asked for."""
        return answers(self._root, today)

    def sentences(self) -> Iterable[Sentence]:
        """Those of tests/utterances, fresh.yaml and openings.yaml."""
        return sentences(self._root)

    def phrasings(self) -> Iterable[Sentence]:
        """Those of interaction_model/en/asked."""
        return phrasings(self._root)

    def things(self) -> Mapping[str, frozenset[str]]:
        """Answers, rows of triage, steps of the routine, acts."""
        return things(self._root)

    def touched(self, asked: Act | None, turn: Turn) -> Iterable[tuple[str, str]]:
        """Those of the same areas."""
        return touched(asked, turn)
