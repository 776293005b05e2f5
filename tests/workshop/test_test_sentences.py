"""The sentences that the simulator is told, to ask and to speak them."""

from pathlib import Path

import pytest

from simulator.errors import SimulatorError
from workshop.simulator_plugin.sentences import sentences

_TESTS = Path(__file__).parents[1]


def test_all_test_sentences_are_told() -> None:
    """Of this project: utterances, fresh, openings."""
    found = {sentence.text for sentence in sentences(_TESTS)}
    assert {
        "should i see a doctor",
        "i've got a heavy weight sitting on my chest and my leg is hurting as well",
    } <= found
    assert len(found) > 1000


def test_a_topic_names_the_intent(tmp_path: Path) -> None:
    """Where there is none, no intent is right for certain."""
    file = tmp_path / "utterances" / "a.yaml"
    file.parent.mkdir()
    file.write_text("- say: why\n  topic: why-at-night\n- say: next\n", encoding="utf-8")
    found = [(sentence.text, sentence.intent) for sentence in sentences(tmp_path)]
    assert found == [("why", "WhyAtNightIntent"), ("next", None)]


@pytest.mark.parametrize("text", ["- topic: why\n", "- [a]\n", "- say: {a: b}\n", "- say: 'a\n"])
def test_a_faulty_file_is_named(tmp_path: Path, text: str) -> None:
    """With what is missing."""
    (tmp_path / "fresh.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(SimulatorError, match=r"fresh\.yaml"):
        list(sentences(tmp_path))
