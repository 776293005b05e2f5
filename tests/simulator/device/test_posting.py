"""A device whose words are handed over, whole and roughly, to a stand-in skill."""

import json
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from simulator.device.clock import Clock
from simulator.device.description import Device
from simulator.device.echo import Echo
from simulator.device.surroundings import Skill
from simulator.device.turn_json import turn_json
from simulator.errors import SimulatorError, StepError
from simulator.plays.scene import Scene, open_scene
from simulator.terminal.ink import Ink
from simulator.terminal.transcript import Transcript
from simulator.understanding import InteractionModel, Resolver
from simulator.understanding.postman import Postman
from simulator.understanding.rough import PAUSE, ROUTE
from simulator.wire.endpoint import Endpoint
from tests.simulator.conftest import Devices, Served
from tests.simulator.parts import question, reply
from tests.simulator.postal import CARRIERS, postal
from tests.simulator.pretend_skill import PretendSkill

SAID = "why do my legs ache"
POSTMAN = Postman(InteractionModel.from_dict(postal(CARRIERS)))


def _seed(axis: str) -> int:
    """A seed that does this to the sentence."""
    return next(seed for seed in count() if POSTMAN.roughly(SAID, seed).axis == axis)


def _echo(endpoint: Endpoint) -> Echo:
    return Echo(endpoint, POSTMAN, Device())


def _sent(skill: PretendSkill) -> list[tuple[str, dict[str, str]]]:
    """Each intent that came, with the slots that are filled."""
    intents = [each["request"]["intent"] for each in skill.received]
    return [
        (each["name"], {k: v["value"] for k, v in each["slots"].items() if "value" in v})
        for each in intents
    ]


def test_words_are_handed_over(serve: Served, endpoint_of: Callable[..., Endpoint]) -> None:
    """By the carrier, with what follows in its slot."""
    skill = serve()
    turn = _echo(endpoint_of(skill)).hear(SAID)
    assert _sent(skill) == [("WhyIntent", {"legs_rest": "ache"})]
    fields = json.loads(turn_json(turn))
    assert (fields["how"], fields["score"], fields["next"]) == (None, None, None)
    shown = list(Transcript(Ink(colours=False)).lines(turn))
    assert shown[1] == "route     imagined route: WhyIntent; a real Echo may differ"


def test_a_pause_makes_two_turns(serve: Served, endpoint_of: Callable[..., Endpoint]) -> None:
    """The tail comes as the next turn, and both turns are kept."""
    skill = serve(lambda _: question())
    echo = _echo(endpoint_of(skill))
    echo.hear_by(_seed(PAUSE))
    turn = echo.hear(SAID)
    assert len(skill.received) == 2
    assert turn.before is not None
    assert turn.note == turn.before.note == "rough ear: two turns"


def test_after_the_end_nobody_hears(serve: Served, endpoint_of: Callable[..., Endpoint]) -> None:
    """The tail is lost when the skill has ended the session after the head."""
    skill = serve(lambda _: reply("Done."))
    echo = _echo(endpoint_of(skill))
    echo.hear_by(_seed(PAUSE))
    assert echo.hear(SAID).before is None
    assert len(skill.received) == 1


def test_a_rough_ear_and_back(serve: Served, endpoint_of: Callable[..., Endpoint]) -> None:
    """Another route is taken until the ear is whole again."""
    skill = serve()
    echo = _echo(endpoint_of(skill))
    echo.hear_by(_seed(ROUTE))
    echo.hear(SAID)
    echo.hear_by(None)
    echo.hear(SAID)
    (rough, _), (whole, _) = _sent(skill)
    assert (rough in {"WhyIntent", "SpeechIntent"}, whole) == (True, "WhyIntent")
    assert skill.received[0]["request"]["intent"] != skill.received[1]["request"]["intent"]


def test_a_model_of_others_has_no_rough_ear(serve: Served, echo_of: Devices) -> None:
    """Alexa's own understanding is imitated there, and the error says what to do."""
    with pytest.raises(SimulatorError, match="needs a model with an open slot"):
        echo_of(serve()).hear_by(7)


def _scene(skill: PretendSkill, endpoint: Endpoint, understanding: Any, folder: Path) -> Any:
    reached = Skill(endpoint, understanding)
    return open_scene(reached, Device(), Clock(folder / "clock"))


def test_a_step_changes_the_ear(
    serve: Served, endpoint_of: Callable[..., Endpoint], tmp_path: Path
) -> None:
    """Rough from then on, and whole again; a wrong one says how to say it."""
    skill = serve(lambda _: question())
    scene: Scene
    with _scene(skill, endpoint_of(skill), POSTMAN, tmp_path) as scene:
        assert scene.hear(f"[ear rough:{_seed(PAUSE)}]").note
        assert scene.hear(SAID).before
        scene.hear("[ear whole]")
        assert scene.hear(SAID).before is None
        with pytest.raises(StepError, match="say whole, or rough with a seed"):
            scene.hear("[ear deaf]")


def test_the_step_needs_an_open_slot(
    serve: Served, endpoint_of: Callable[..., Endpoint], resolver: Resolver, tmp_path: Path
) -> None:
    """As the option does."""
    skill = serve()
    scene: Scene
    with (
        _scene(skill, endpoint_of(skill), resolver, tmp_path) as scene,
        pytest.raises(StepError, match="needs a model with an open slot"),
    ):
        scene.hear("[ear rough:7]")
