"""Reads audio documents (APL for audio): what is heard, and when, and what Alexa would not take.

Played after what is said. Limits: https://developer.amazon.com/docs/alexa/alexa-presentation-language/apla-audio.html
"""

import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal
from urllib.error import URLError

from simulator.wire.ssml import read_ssml

RENDER = "Alexa.Presentation.APLA.RenderDocument"
LONGEST, MOST_SOUNDS = 240, 15  # seconds, files of one response
_LETTERS, _SLOW = 14.0, 0.8  # letters a second of a usual voice; how much slower a slow one is
_BYTES = 6_000  # a second of an MP3 of 48 kbit/s
_LOCAL = ("http://127.0.0.1", "http://localhost", "http://[::1]")

Kind = Literal["words", "silence", "sound"]


@dataclass(frozen=True, slots=True)
class Heard:
    """One piece: the words, with their `ssml`, or the sound's address; it lasts so many seconds."""

    kind: Kind
    text: str = ""
    seconds: float = 0.0
    ssml: str = ""


@dataclass(frozen=True, slots=True)
class AudioDocument:
    """All pieces in order. `faults`: what Alexa would not take."""

    pieces: tuple[Heard, ...]
    faults: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words."""
        return " ".join(one.text for one in self.pieces if one.kind == "words")

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return sum(one.seconds for one in self.pieces)

    def timed(self) -> Iterator[tuple[float, Heard]]:
        """Each piece with the second at which it begins."""
        at = 0.0
        for one in self.pieces:
            yield at, one
            at += one.seconds


def read_audio_document(directive: Mapping[str, Any]) -> AudioDocument:
    """Read the document of a RenderDocument directive."""
    document = directive.get("document") or {}
    faults: list[str] = []
    if document.get("type") != "APLA" or not document.get("version"):
        faults.append("the audio document needs the type APLA, and a version")
    template = document.get("mainTemplate") or {}
    pieces = tuple(_pieces(template.get("items") or template.get("item"), faults))
    read = AudioDocument(pieces)
    return AudioDocument(pieces, (*faults, *_over(read)))


def _over(document: AudioDocument) -> Iterator[str]:
    sounds = sum(one.kind == "sound" for one in document.pieces)
    if sounds > MOST_SOUNDS:
        yield f"the audio document has {sounds} sounds: {MOST_SOUNDS} at most"
    if document.seconds > LONGEST:
        yield f"the audio document lasts {document.seconds:.0f} s: {LONGEST} s at most"
    if not any(one.kind != "silence" for one in document.pieces):
        yield "the audio document is silent: it must hold more than silences"


def _pieces(component: Any, faults: list[str]) -> Iterator[Heard]:
    if isinstance(component, list):
        for one in component:
            yield from _pieces(one, faults)
    elif not isinstance(component, Mapping):
        faults.append("the audio document has a component that is none")
    elif component.get("type") == "Sequencer":
        yield from _pieces(component.get("items", []), faults)
    elif component.get("type") in _READERS:
        yield _READERS[component["type"]](component, faults)
    else:
        faults.append(f"the pretend Echo plays no {component.get('type')} of audio documents")


def _speech(component: Mapping[str, Any], faults: list[str]) -> Heard:
    content = str(component.get("content", ""))
    if component.get("contentType") != "SSML":
        return Heard("words", content, len(content) / _LETTERS)
    document = read_ssml(content)
    faults += document.faults
    if document.sounds:
        faults.append("a Speech of an audio document holds <audio>: use an Audio beside it")
    rate = _SLOW if 'rate="slow"' in content else 1.0
    return Heard(
        "words", document.text, len(document.text) / _LETTERS / rate + document.pause, content
    )


def _silence(component: Mapping[str, Any], faults: list[str]) -> Heard:
    duration = component.get("duration")
    if not isinstance(duration, int) or duration < 0:
        faults.append("a Silence needs its duration in milliseconds")
        return Heard("silence")
    return Heard("silence", seconds=duration / 1000)


def _sound(component: Mapping[str, Any], _faults: list[str]) -> Heard:
    source = str(component.get("source", ""))
    return Heard("sound", source, _lasts(source))


_READERS = {"Speech": _speech, "Silence": _silence, "Audio": _sound}


def _lasts(source: str) -> float:
    """Seconds of a sound of this machine, by its size; of others nothing is fetched."""
    if not source.startswith(_LOCAL):
        return 0.0
    try:
        asked = urllib.request.Request(source, method="HEAD")  # noqa: S310  # of this machine
        with urllib.request.urlopen(asked, timeout=5) as answer:  # noqa: S310  # as said
            return int(answer.headers.get("Content-Length") or 0) / _BYTES
    except (URLError, ValueError):
        return 0.0
