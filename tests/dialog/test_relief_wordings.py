"""A cramp that is there now, in any words, gets its first instruction in the first reply."""

from pathlib import Path

import pytest

from skill.dialog.events import Opened
from skill.dialog.replies import Reply
from skill.dialog.state import State
from skill.knowledge.strict_yaml import read
from tests.dialog.ear import Ear

FOLDER = Path(__file__).parents[1] / "relief"
WORDINGS = read(FOLDER / "wordings.yaml", list[dict[str, str]])
LEAST = 60


def first_step(reply: Reply | None) -> str:
    """The step that a reply begins with, or what goes before it; empty where there is neither."""
    if reply is None:
        return ""
    if reply.asks and reply.asks.act == "relief.first":
        return f"first {reply.asks.facts['place']}"
    told = next((one for one in reply.says if one.act == "relief.step"), None)
    return str(told.facts["step"]) if told else ""


def test_there_are_enough() -> None:
    assert len({one["say"] for one in WORDINGS}) >= LEAST


@pytest.mark.parametrize("one", WORDINGS, ids=lambda one: one["say"])
def test_the_first_reply_is_the_first_instruction(ear: Ear, one: dict[str, str]) -> None:
    assert first_step(ear.after(one["say"]).last) == one["step"]
    opened = ear.after(one["say"], state=ear.stepped(Opened(), State()))
    assert first_step(opened.last) == one["step"]
