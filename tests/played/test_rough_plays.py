"""A danger that is stated when it arrives whole never ends calm, however its words arrive."""

import pytest

from simulator.plays.play_file import Play
from simulator.run import Run
from simulator.understanding.rough import SEEDS
from tests.played.rough_plays import damaged, rough_plays, stated_lines


@pytest.mark.parametrize("play", rough_plays(), ids=lambda play: play.name)
def test_no_stated_danger_ends_calm(play: Play, skill: Run) -> None:
    """By each of the five seeds it is raised, or asked about."""
    told = stated_lines(play, skill)
    lines = [damaged(play, skill, at, seed, danger=True) for at in told for seed in SEEDS]
    assert [(line.said, line.seed) for line in lines if line.calm] == []
