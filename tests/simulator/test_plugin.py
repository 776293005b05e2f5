"""What a project tells the simulator; it works without."""

from datetime import date
from pathlib import Path

import pytest

from simulator.device.turn import Turn
from simulator.plays.coverage.touched import Touched, things
from simulator.plugin import NoPlugin, ProjectPlugin, load_plugin
from simulator.understanding import InteractionModel
from workshop.simulator_plugin import SimulatorPlugin

_PROJECT = Path(__file__).parents[2]


def _loaded(root: Path) -> tuple[ProjectPlugin, list[str]]:
    said: list[str] = []
    return load_plugin(root, said.append), said


def test_the_project_names_its_plugin() -> None:
    """Nothing is said then."""
    plugin, said = _loaded(_PROJECT)
    assert isinstance(plugin, SimulatorPlugin)
    assert said == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (None, "names none"),
        ("[tool.other]\n", "names none"),
        ("no toml", "names none"),
        ('[tool.cramp_coach.simulator]\nplugin = "no_such_package:Plugin"\n', "no_such_package"),
        ('[tool.cramp_coach.simulator]\nplugin = "simulator.plugin:Nobody"\n', "Nobody"),
        ('[tool.cramp_coach.simulator]\nplugin = "simulator.plugin"\n', "simulator.plugin"),
        ('[tool.cramp_coach.simulator]\nplugin = ":"\n', "names :"),
    ],
)
def test_without_one_a_line_says_so(tmp_path: Path, text: str | None, why: str) -> None:
    """And the line says how to name one, or what is wrong with it."""
    if text is not None:
        (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    plugin, (line,) = _loaded(tmp_path)
    assert isinstance(plugin, NoPlugin)
    assert line.startswith("simulator: without a plugin")
    assert why in line
    assert "\n" not in line


def test_without_one_there_is_the_model_alone(model: InteractionModel) -> None:
    """Its intents, samples and values are counted; nothing else is known or shown."""
    plugin = NoPlugin()
    assert set(things(model, plugin)) == {"intents", "samples", "slot values"}
    touched = Touched(plugin)
    touched.conversation([Turn("hello")])
    assert touched.names == {}
    assert plugin.folders == plugin.openings == ()
    assert not [*plugin.answers(date(2026, 11, 28)), *plugin.sentences()]
    assert not [*plugin.phrasings()]
    turn = Turn("hello")
    assert not [*plugin.origins(turn, "en-US"), *plugin.additions(turn, "hello", "en-US")]
