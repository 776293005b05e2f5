"""Nights of the routine, played in every locale: how much is said, and how often one must speak."""

from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from uuid import uuid4

import pytest

from simulator.device.description import Device
from simulator.device.turn import Turn
from simulator.plays.scene import Scene
from simulator.run import Run
from tests.played.conftest import LOCALES
from tests.played.skill_run import APPLICATION

STARTS = (
    "start my bedtime routine",
    "start the two minute routine",
    "do the stretches with me sitting down",
)
MOST_FIRST = 50  # words of the first night's opening
MOST_LATER = 30  # words of a later night's, as of any first answer
_BETWEEN, _NIGHTS = 1, 4
_TRACKS = ("routine.track", "routine.last_track")


def _asks(turn: Turn) -> str:
    return turn.reply.asks.act if turn.reply.asks else ""


def _words(turn: Turn) -> int:
    return len(turn.speech.split())


def _to_the_end(scene: Scene, turn: Turn) -> Iterator[Turn]:
    """Yes to each track that has been played, until nothing of the routine is asked."""
    while _asks(turn) in _TRACKS:
        turn = scene.hear("yes")
        yield turn


def _night(scene: Scene, start: str, clear: str) -> tuple[Turn, int]:
    """The opening, which one answer follows, and how many more stand between the tracks."""
    opening = scene.ask(start)
    track = scene.hear(clear)
    assert _asks(track) in _TRACKS, (start, track.speech)
    after = [*_to_the_end(scene, track)]
    assert "routine.close" in [act.act for act in after[-1].reply.acts], start
    return opening, len(after) - 1


@pytest.fixture(params=LOCALES)
def scene(request: pytest.FixtureRequest, skill: Run) -> Iterator[Scene]:
    """Somebody who was never here, with a speaker."""
    with skill.scene(Device(request.param, "speaker", str(uuid4()), APPLICATION)) as one:
        yield one


@pytest.mark.parametrize("start", STARTS)
def test_the_first_night_opens_in_fifty_words(scene: Scene, start: str) -> None:
    """And in them stand what is asked for safety, sitting, pregnancy, pain and the disclaimer."""
    opening = scene.ask(start)
    assert _asks(opening) == "routine.check"
    assert _words(opening) <= MOST_FIRST, opening.speech
    for words in ("newly swollen", "cold, pale or numb", "faint", "cleared to stretch"):
        assert words in opening.speech
    for words in ("I'm sitting", "pregnant", "Stop if it hurts", "not medical advice"):
        assert words in opening.speech
    assert "say Alexa first" in scene.hear("no").speech


def test_later_nights_take_two_utterances_and_one_between(scene: Scene) -> None:
    """To begin: the wish, and one answer. Few words, no wake word, and none opens as the last."""
    _night(scene, STARTS[0], "no")
    openings = []
    for _ in range(_NIGHTS):
        scene.hear("[wait 1d]")
        opening, between = _night(scene, STARTS[0], "yes")
        assert between == _BETWEEN
        assert "Alexa first" not in opening.speech
        openings.append(opening)
    assert median(map(_words, openings)) <= MOST_LATER, openings
    assert max(map(_words, openings)) <= MOST_FIRST
    assert all(one.speech != other.speech for one, other in pairwise(openings))


def test_the_two_minutes_have_none_between(scene: Scene) -> None:
    _night(scene, STARTS[1], "no")
    scene.hear("[wait 1d]")
    _, between = _night(scene, STARTS[0], "yes")
    assert between == 0
