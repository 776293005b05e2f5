"""Reading an interaction model."""

import json
from pathlib import Path

import pytest

from simulator.understanding import InteractionModel, ModelError
from tests.simulator.understanding.toy import toy


def test_it_reads_a_file(tmp_path: Path) -> None:
    """It reads a file."""
    path = tmp_path / "en-US.json"
    path.write_text(json.dumps(toy()), encoding="utf-8")
    model = InteractionModel.read(path)
    assert model == InteractionModel.from_dict(toy())
    assert (model.invocation_name, model.sensitivity) == ("cramp coach", "MEDIUM")
    assert model.intents["TellIntent"].slots["finding"].multiple
    assert not model.intents["TellIntent"].slots["part"].multiple


def test_without_a_sensitivity_it_is_low() -> None:
    """Without a sensitivity it is low."""
    data = toy()
    del data["interactionModel"]["languageModel"]["modelConfiguration"]
    assert InteractionModel.from_dict(data).sensitivity == "LOW"


@pytest.mark.parametrize("data", [{}, {"interactionModel": {}}, {"interactionModel": []}])
def test_what_is_no_model_is_refused(data: dict[str, object]) -> None:
    """What is no model is refused."""
    with pytest.raises(ModelError):
        InteractionModel.from_dict(data)


def test_an_odd_sensitivity_is_refused() -> None:
    """An odd sensitivity is refused."""
    with pytest.raises(ModelError, match="EXTREME"):
        InteractionModel.from_dict(toy("EXTREME"))
