"""Every play of tests/conversations and tests/reminders passes over the endpoint."""

from pathlib import Path

import pytest

from simulator.device.description import Device
from simulator.plays.play import PlayResult, run_play
from simulator.plays.play_file import Play, find_plays
from simulator.run import Run
from tests.played.ringing import said_and_set
from tests.played.skill_run import APPLICATION

_TESTS = Path(__file__).parent.parent
_PLAYS = find_plays([_TESTS / "conversations", _TESTS / "reminders"])


@pytest.mark.parametrize("play", _PLAYS, ids=lambda play: play.name)
def test_the_play_passes(play: Play, skill: Run) -> None:
    """Acts, questions, endings, and the words that are the behaviour."""
    device = Device(play.locale, play.device, play.name, APPLICATION)
    with skill.scene(device, play.at, play.zone) as scene:
        result = run_play(play, scene)
        assert result.failure is None
        said, set_ = said_and_set(scene) if _spoke_of_reminders(result) else ([], [])
    assert said == set_


def _spoke_of_reminders(result: PlayResult) -> bool:
    """Whether there is anything to ask about: what rings is what the skill says, at every end.

    But where it was told that somebody is forgotten, and that one may still ring.
    """
    acts = [act for turn in result.turns for act in turn.reply.acts]
    still = any(one.act == "basics.forgotten" and one.facts.get("rings") for one in acts)
    return not still and any(one.act.startswith("reminders.") for one in acts)
