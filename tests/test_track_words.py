"""The tracks of every night as they are heard, within Alexa's limits: documents, and by sounds."""

from collections.abc import Iterator
from typing import get_args

import pytest
from msgspec.structs import replace

from simulator.wire.audio_document import LONGEST, read_audio_document
from simulator.wire.ssml import read_ssml
from skill.alexa.audio_document import document
from skill.dialog.replies import Reply
from skill.dialog.routine_steps import FIRST, By, last_of, track_act, way_of
from skill.dialog.state import OpenRoutine
from skill.dialog.turn_context import TurnContext
from skill.knowledge.localise import Knowledge
from skill.knowledge.routine import SIDES, Length, Position, tracks
from skill.knowledge.routine_track import until
from skill.locale_bundles import TurnParts
from skill.settings import Settings
from skill.speech import Speech
from tests.conftest import NOW

LENGTHS: tuple[Length, ...] = ("five", "two")
_TOLERANCE = 0.2  # of the length that the dialog reckons with
_LOCALES = ("en-US", "en-IN")


def _nights(knowledge: Knowledge) -> Iterator[OpenRoutine]:
    """Where each track of every kind of night begins."""
    context = TurnContext(knowledge, NOW, plays=True)
    for length in LENGTHS:
        for position in get_args(Position):
            for side in SIDES:
                for brief in (False, True):
                    part, first = FIRST, not brief
                    here = OpenRoutine(length, position, part, side=side, brief=brief, first=first)
                    while here.part < last_of(here, context):
                        yield here
                        behind = until(knowledge.routine, way_of(here), here.part)
                        here = replace(here, part=behind, first=False)


@pytest.fixture(params=["silences", "sounds"])
def voice(request: pytest.FixtureRequest, settings: Settings, parts: TurnParts) -> Speech:
    """The voice of en-US, with and without our sounds."""
    knowledge = parts.bundle("en-US").knowledge
    names = tracks(knowledge.routine) if request.param == "sounds" else {}
    urls = {name: f"https://example.org/{name}.mp3" for name in names}
    return Speech(settings.responses, replace(knowledge, tracks=frozenset(urls)), urls)


def _spoken(voice: Speech, by: By) -> Iterator[tuple[OpenRoutine, int, str, str]]:
    context = TurnContext(voice.knowledge, NOW, plays=True)
    for here in _nights(voice.knowledge):
        act = track_act(here, context, by)
        said = voice.speak(Reply((), act))
        assert said.reprompt
        yield here, int(str(act.facts["seconds"])), said.speech, said.track or ""


def test_every_document_keeps_to_alexas_limits(voice: Speech) -> None:
    """240 seconds and 15 sounds a response; and its end is a question."""
    for here, _, speech, track in _spoken(voice, "document"):
        audio = read_audio_document({"document": document(track)})
        assert audio.faults == (), here
        assert speech.strip() == "", here
        assert audio.text.endswith("?"), here


def test_a_document_lasts_as_long_as_the_dialog_reckons(voice: Speech) -> None:
    """So that what is skipped, left or gone back to is what is heard."""
    if voice.knowledge.tracks:
        return  # the length of sounds is measured in tests/workshop/test_tracks.py
    for here, seconds, _, track in _spoken(voice, "document"):
        lasts = read_audio_document({"document": document(track)}).seconds
        first = 8 if here.first else 0
        assert lasts - first == pytest.approx(seconds, rel=_TOLERANCE), here
        assert lasts <= LONGEST


def test_by_sounds_it_is_few_clips_of_four_minutes_at_most(voice: Speech) -> None:
    """Five clips, 240 seconds of them, 10 seconds of breaks."""
    if not voice.knowledge.tracks:
        return
    lasts = tracks(voice.knowledge.routine)
    for here, _, speech, track in _spoken(voice, "sounds"):
        read = read_ssml(f"<speak>{speech}</speak>")
        seconds = [lasts[one.rpartition("/")[2].removesuffix(".mp3")] for one in read.sounds]
        assert (read.faults, track) == ((), ""), here
        assert len(read.sounds) <= 5, here
        assert sum(seconds) <= LONGEST, here
        assert read.pause <= 10, here


def test_a_leg_is_named_before_each_hold(parts: TurnParts, settings: Settings) -> None:
    """Left and right in turn, or the one that was chosen."""
    for locale in _LOCALES:
        knowledge = replace(parts.bundle(locale).knowledge, tracks=frozenset())
        voice = Speech(settings.responses, knowledge, {})
        context = TurnContext(knowledge, NOW, plays=True)
        here = OpenRoutine("two", "seated", FIRST)
        both = voice.speak(Reply((), track_act(here, context, "document"))).track or ""
        left = voice.speak(Reply((), track_act(replace(here, side="left"), context, "document")))
        assert both.count("Left leg. Hold.") == both.count("Right leg. Hold.") == 3
        assert (left.track or "").count("Left leg. Hold.") == 3
        assert "Right leg" not in (left.track or "")
