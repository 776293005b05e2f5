"""What is said of a model that hands words over."""

from simulator.understanding import InteractionModel
from simulator.understanding.postal_report import postal_lines
from tests.simulator.postal import CARRIERS, postal


def _lines(model: object) -> list[str]:
    assert isinstance(model, dict)
    return list(postal_lines(InteractionModel.from_dict(model)))


def test_the_routes_are_listed() -> None:
    lines = _lines(postal(CARRIERS))
    assert "open slot: SpeechIntent {speech}" in lines
    assert "  WhyIntent: why do my legs {legs_rest}" in lines
    assert (
        "type Speech: 1 values: 1 of 1 to 3 words, 0 of 4 to 8 words, 0 of 9 to 18 words" in lines
    )
    assert lines[-1] == "0 faults"


def test_faults_are_named() -> None:
    """Two routes for the same words, an intent without a slot, a value that is too long."""
    model = postal({**CARRIERS, "TooIntent": ("why {too_rest}",)})
    language = model["interactionModel"]["languageModel"]
    language["intents"][0]["samples"] = ["nope never"]
    language["intents"].append({"name": "BareIntent", "samples": ["ow"]})
    language["types"][0]["values"].append({"name": {"value": "ow " * 50}})
    faults = [line.strip() for line in _lines(model)]
    assert '"nope never" is AMAZON.NoIntent and AMAZON.YesIntent' in faults
    assert '"why {}" is why {too_rest} and why {why_rest}' in faults
    assert "BareIntent has no slot: it could swallow half a sentence" in faults
    assert any(line.startswith("Speech: too long: ow") for line in faults)
