"""CONTRIBUTING's recipes, tried: an answer is two files, and is heard at once."""

import shutil
from pathlib import Path

import pytest

from skill.dialog.conversation import step
from skill.dialog.interpret import interpret
from skill.dialog.state import State
from skill.dialog.triage_predicates import PREDICATES
from skill.errors import OperatorError
from skill.knowledge.check import problems
from skill.knowledge.content import Content
from skill.knowledge.load import load
from skill.knowledge.localise import localise
from skill.settings import Settings
from skill.understanding.build import build_reader
from tests.conftest import NOW

_ANSWER = """
title: Cramps at high altitude
called: [altitude, high altitude]
verdict: maybe
say: Maybe. I found no good study of cramps at high altitude.
evidence: {grade: none, of: altitude brings cramps}
sources: [NHS-LC]
basis: [C6]
disclaimer: general
"""


_ASKED = """
- do mountains give me leg cramps
- why do i cramp at high altitude
- does altitude cause cramps
- i was up in the mountains and my legs cramped why
- cramps while hiking at altitude
"""


@pytest.fixture
def house(tmp_path: Path, settings: Settings) -> Path:
    """A copy of the content and the phrasings, to add to."""
    shutil.copytree(settings.content, tmp_path / "content")
    shutil.copytree(settings.interaction_model, tmp_path / "interaction_model")
    return tmp_path


def _load(house: Path) -> Content:
    return load(house / "content", house / "interaction_model")


def _problems(house: Path) -> list[str]:
    folders = house / "content", house / "interaction_model"
    return problems(_load(house), *folders, PREDICATES)


def _add(house: Path, answer: str, asked: str) -> None:
    (house / "content" / "answers" / "altitude.yaml").write_text(answer, encoding="utf-8")
    path = house / "interaction_model" / "en" / "asked" / "altitude.yaml"
    path.write_text(asked, encoding="utf-8")


def test_adding_an_answer_is_two_files(house: Path) -> None:
    """No code and no training: what is listed is heard at once, and told."""
    _add(house, _ANSWER, _ASKED)
    content = _load(house)
    assert _problems(house) == []
    read = build_reader(house / "interaction_model", house / "content", content).read
    knowledge = localise(content, "en-US")
    for said in ("does altitude cause cramps", "and what about high altitude"):
        (event,) = interpret(read(said), State(), knowledge)
        told = step(State(), event, knowledge, NOW).reply.says
        assert told[0].facts["answer"] == "altitude", said


def test_a_fact_without_a_value_for_a_locale_is_refused(house: Path) -> None:
    """Unless it says why, with words for it."""
    path = house / "content" / "facts.yaml"
    path.write_text(
        path.read_text(encoding="utf-8")
        + "\nnew-number:\n  what: a number\n  values: {en-US: '1'}\n  sources: [NHS-LC]\n",
        encoding="utf-8",
    )
    faults = _problems(house)
    assert any("new-number: needs for en-GB" in fault for fault in faults)
    assert not any("en-US" in fault for fault in faults)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("sources: [NHS-LC]", "sources: [NHS-NOWHERE]", "NHS-NOWHERE"),
        ("say: Maybe. I", "say: I", "does not start with its verdict"),
        ("high altitude.\nevidence", "high {altitude}.\nevidence", "{altitude} is no fact"),
        ("- does altitude cause cramps\n", "- walking\n", "how a finding is told"),
        ("- does altitude cause cramps\n", "- bananas\n", "stands elsewhere too"),
        (
            "disclaimer: general",
            "disclaimer: general\nlooks_up: medicine",
            "needs words for the case",
        ),
    ],
)
def test_a_faulty_answer_is_named(house: Path, old: str, new: str, fault: str) -> None:
    """With the file and what is wrong."""
    assert old in _ANSWER + _ASKED
    _add(house, _ANSWER.replace(old, new), _ASKED.replace(old, new))
    assert any(fault in found and "altitude" in found for found in _problems(house))


def test_content_that_does_not_hold_together_stops_the_start(house: Path) -> None:
    """And the operator reads why."""
    from msgspec.structs import replace  # noqa: PLC0415

    from skill.assembly import build as assemble  # noqa: PLC0415

    _add(house, _ANSWER.replace("NHS-LC", "NHS-NOWHERE"), _ASKED)
    with pytest.raises(OperatorError, match=r"altitude\.yaml:\d+: cites NHS-NOWHERE"):
        assemble(
            replace(
                Settings(), content=house / "content", interaction_model=house / "interaction_model"
            )
        )
