"""The sentences that the simulator is told, to ask and to speak them."""

from pathlib import Path

import pytest

from simulator.errors import SimulatorError
from workshop.simulator_plugin.sentences import phrasings, sentences

_ROOT = Path(__file__).parents[2]


def test_all_test_sentences_are_told() -> None:
    """Of this project: utterances, fresh, openings."""
    found = {sentence.text for sentence in sentences(_ROOT)}
    assert {
        "should i see a doctor",
        "i've got a heavy weight sitting on my chest and my leg is hurting as well",
    } <= found
    assert len(found) > 1000


def test_a_topic_names_the_answer(tmp_path: Path) -> None:
    """Where there is none, or it is no answer, none is right for certain."""
    for name in ("tests/utterances/a.yaml", "content/answers/why-at-night.yaml"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).touch()
    said = "- say: why\n  topic: why-at-night\n- say: ow\n  topic: danger\n- say: next\n"
    (tmp_path / "tests/utterances/a.yaml").write_text(said, encoding="utf-8")
    found = [(sentence.text, sentence.answer) for sentence in sentences(tmp_path)]
    assert found == [("why", "why-at-night"), ("ow", None), ("next", None)]


def test_phrasings_are_plain_sentences() -> None:
    """Neither slots nor templates; each of an answer."""
    found = list(phrasings(_ROOT))
    assert len(found) > 5000
    assert all(sentence.answer for sentence in found)
    assert not any(sign in sentence.text for sentence in found for sign in "{[(<|")


@pytest.mark.parametrize("text", ["- topic: why\n", "- [a]\n", "- say: {a: b}\n", "- say: 'a\n"])
def test_a_faulty_file_is_named(tmp_path: Path, text: str) -> None:
    """With what is missing."""
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "fresh.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(SimulatorError, match=r"fresh\.yaml"):
        list(sentences(tmp_path))
