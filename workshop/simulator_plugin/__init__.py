"""What the simulator is told of Cramp Coach: pyproject.toml names this plugin."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from simulator.device.turn import Turn
from simulator.plugin import Addition, GalleryAnswer, Origin, UnseenSentence
from simulator.understanding import InteractionModel
from simulator.wire.reply import Act
from workshop.simulator_plugin.additions import additions
from workshop.simulator_plugin.answers import answers
from workshop.simulator_plugin.origins import origins
from workshop.simulator_plugin.sentences import sentences
from workshop.simulator_plugin.things import things
from workshop.simulator_plugin.touched import touched


class SimulatorPlugin:
    """The project below `root`, as `simulator.plugin.ProjectPlugin` asks for it."""

    folders = ("content/", "responses/", "skill/handlers/", "interaction_model/", "tests/")
    openings = (
        "WhyAtNightIntent",
        "HowMuchMagnesiumIntent",
        "ReliefNowIntent",
        "TriageIntent",
        "RoutineIntent",
        "SetReminderIntent",
    )

    def __init__(self, root: Path) -> None:
        self._root = root

    def origins(self, turn: Turn, locale: str) -> Sequence[Origin]:
        """The handler, template and content files behind a turn."""
        return origins(turn, locale, self._root)

    def additions(self, turn: Turn, sample: str, locale: str) -> Sequence[Addition]:
        """A line of interaction_model/ and one of tests/utterances."""
        return additions(turn, sample, locale, self._root)

    def answers(self, model: InteractionModel, today: date) -> Iterable[GalleryAnswer]:
        """Those of content/answers that the model has a question for."""
        return answers(model, self._root, today)

    def sentences(self) -> Iterable[UnseenSentence]:
        """Those of tests/utterances, fresh.yaml and openings.yaml."""
        return sentences(self._root / "tests")

    def things(self) -> Mapping[str, frozenset[str]]:
        """Answers, rows of triage, steps of the routine, acts."""
        return things(self._root)

    def touched(self, asked: Act | None, turn: Turn) -> Iterable[tuple[str, str]]:
        """Those of the same areas."""
        return touched(asked, turn)
