"""The routine as it is counted aloud: each step in each position (tracks: test_track_words.py)."""

from collections.abc import Iterator
from itertools import product

import pytest
import textstat
from msgspec.structs import replace

from simulator.wire.ssml import read_ssml
from skill.dialog.replies import Act, Reply
from skill.dialog.routine_steps import CHECK, step_act
from skill.dialog.state import OpenRoutine
from skill.dialog.turn_context import TurnContext
from skill.knowledge.localise import Knowledge
from skill.knowledge.routine import SIDES, Length, Position
from skill.locale_bundles import TurnParts
from skill.settings import Settings
from skill.speech import Speech, Spoken
from tests.conftest import NOW

LENGTHS: tuple[Length, ...] = ("five", "two")
POSITIONS: tuple[Position, ...] = ("standing", "seated", "lying", "gently")
_MOST_WORDS = 75
_MOST_OPENING = 50
_MOST_GRADE = 6
_COUNTED_WORD = 0.4  # seconds that a voice takes for a number; a hold is counted, not timed


def _steps(knowledge: Knowledge) -> Iterator[OpenRoutine]:
    """Where a routine may stand."""
    for length in LENGTHS:
        for number, part in list(enumerate(knowledge.routine.versions[length].parts))[1:-1]:
            for position in POSITIONS:
                for hold in range(max(part.holds, 1)):
                    yield OpenRoutine(length, position, number, hold, checked=True)


@pytest.fixture
def voice(settings: Settings, parts: TurnParts) -> Speech:
    """The voice of en-US, and what it knows, without sounds."""
    knowledge = parts.bundle("en-US").knowledge
    return Speech(settings.responses, replace(knowledge, tracks=frozenset()), {})


def _spoken(voice: Speech) -> Iterator[tuple[OpenRoutine, Spoken]]:
    here = TurnContext(voice.knowledge, NOW)
    for walk in _steps(voice.knowledge):
        yield walk, voice.speak(Reply((), step_act(walk, here)))


def test_every_step_keeps_to_the_limits_of_speech(voice: Speech) -> None:
    """Alexa allows 10 seconds of breaks a reply."""
    for walk, spoken in _spoken(voice):
        document = read_ssml(f"<speak>{spoken.speech}</speak>")
        assert document.faults == (), walk
        assert document.pause <= 10, walk
        assert document.sounds == (), walk
        assert spoken.reprompt is not None, walk


def test_without_sound_a_hold_is_counted_for_its_seconds(voice: Speech) -> None:
    """As near as a voice can: ten numbers, each with its pause."""
    routine = voice.knowledge.routine
    for walk, spoken in _spoken(voice):
        part = routine.versions[walk.length].parts[walk.part]
        if part.holds:
            pause = read_ssml(f"<speak>{spoken.speech}</speak>").pause
            lasts = pause + routine.hold_seconds * _COUNTED_WORD
            assert lasts == pytest.approx(routine.hold_seconds, rel=0.1)


def test_every_step_is_sayable_in_one_breath(voice: Speech) -> None:
    """Short, and in plain words; the numbers of a count are no words to understand."""
    for walk, spoken in _spoken(voice):
        text = read_ssml(f"<speak>{spoken.speech}</speak>").text
        assert len(text.split()) <= _MOST_WORDS, (walk, text)
        said = text.replace("one two three four five six seven eight nine ten", "")
        assert textstat.flesch_kincaid_grade(said) <= _MOST_GRADE, (walk, text)


@pytest.mark.parametrize("locale", ["en-US", "en-GB", "en-CA", "en-AU", "en-IN"])
def test_the_first_night_opens_in_fifty_words(parts: TurnParts, locale: str) -> None:
    """In each version, with both legs or one: the wish, what matters, and the safety check."""
    speech = parts.bundle(locale).speech
    for length, side in product(LENGTHS, SIDES):
        begun = Act("routine.begin", {"length": length, "side": side})
        spoken = speech.speak(Reply((begun,), CHECK))
        opening = read_ssml(f"<speak>{spoken.speech}</speak>").text
        assert len(opening.split()) <= _MOST_OPENING, opening


def test_the_safety_check_comes_with_pauses_in_its_list(parts: TurnParts) -> None:
    """In every locale, with that place's numbers where it ends."""
    for locale in ("en-US", "en-GB", "en-CA", "en-AU", "en-IN"):
        bundle = parts.bundle(locale)
        assert "|" in bundle.knowledge.routine.check.ask
        for act in (Act("routine.not_tonight", {"sure": sure}) for sure in (True, False)):
            said = bundle.speech.render(act)["speech"]
            assert "{" not in said
            assert f"Call {bundle.knowledge.facts['emergency-number']} for a leg suddenly" in said
