"""Audio documents as the pretend Echo hears them: pieces in their time, and what Alexa refuses."""

from typing import Any

import pytest

from simulator.wire.audio_document import read_audio_document

_SPEECH = {"type": "Speech", "contentType": "SSML", "content": "<speak>Left leg. Hold.</speak>"}


def _directive(*items: Any, kind: str = "APLA") -> dict[str, Any]:
    sequence = {"type": "Sequencer", "items": [*items]}
    return {"document": {"type": kind, "version": "0.91", "mainTemplate": {"items": [sequence]}}}


def test_each_piece_comes_in_its_time() -> None:
    """Words as long as they take, silences to the second."""
    silence = {"type": "Silence", "duration": 10_000}
    audio = read_audio_document(_directive(_SPEECH, silence, {**_SPEECH, "contentType": "SSML"}))
    assert audio.text == "Left leg. Hold. Left leg. Hold."
    assert [(round(at, 1), one.kind) for at, one in audio.timed()] == [
        (0.0, "words"),
        (1.1, "silence"),
        (11.1, "words"),
    ]
    assert audio.faults == ()


def test_a_slow_voice_takes_longer() -> None:
    """The prosody's rate counts."""
    slow = {**_SPEECH, "content": '<speak><prosody rate="slow">Left leg. Hold.</prosody></speak>'}
    usual, slower = (read_audio_document(_directive(one)).seconds for one in (_SPEECH, slow))
    assert slower > usual


@pytest.mark.parametrize(
    ("items", "kind", "why"),
    [
        ([_SPEECH, {"type": "Silence", "duration": 240_000}], "APLA", "240 s at most"),
        ([_SPEECH, *[{"type": "Audio", "source": "https://a/b.mp3"}] * 16], "APLA", "15 at most"),
        ([{"type": "Silence", "duration": 1000}], "APLA", "silent"),
        ([_SPEECH, {"type": "Silence"}], "APLA", "duration"),
        ([_SPEECH, {"type": "Frame"}], "APLA", "plays no Frame"),
        ([_SPEECH], "APL", "type APLA"),
        ([{**_SPEECH, "content": "<speak>a & b</speak>"}], "APLA", "not well-formed"),
    ],
)
def test_what_alexa_refuses_is_said(items: list[Any], kind: str, why: str) -> None:
    """Each with its reason."""
    faults = read_audio_document(_directive(*items, kind=kind)).faults
    assert any(why in one for one in faults), faults
