"""SSML as the pieces that a voice speaks one after the other: words, pauses, audio.

Pauses as Amazon describes them:
https://developer.amazon.com/docs/custom-skills/speech-synthesis-markup-language-ssml-reference.html
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal
from xml.parsers import expat

Kind = Literal["words", "pause", "audio"]
# Seconds; Amazon gives no figures for strengths: a comma's and a paragraph's pause stand between.
_STRENGTHS = {"none": 0.0, "x-weak": 0.0, "weak": 0.2, "medium": 0.4, "strong": 0.6}
_STRONGEST = 0.8
_RATES = {"x-slow": 0.6, "slow": 0.8, "medium": 1.0, "fast": 1.3, "x-fast": 1.6}
_BETWEEN = {"p": 0.6, "s": 0.3}
_TIME = re.compile(r"(\d*\.?\d+)(ms|s)")
_PERCENT = re.compile(r"(\d+)%")


@dataclass(frozen=True, slots=True)
class Piece:
    """`text`: the words, or the audio's address; `seconds` of a pause; `rate`: 1 is normal."""

    kind: Kind
    text: str = ""
    seconds: float = 0.0
    rate: float = 1.0

    def fields(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "kind": self.kind,
            "text": self.text,
            "seconds": self.seconds,
            "rate": self.rate,
        }


def pieces(ssml: str) -> tuple[Piece, ...]:
    """The pieces in order; nothing of a text that is not well-formed."""
    reader = _Reader()
    try:
        reader.read(ssml)
    except expat.ExpatError:
        return ()
    return tuple(reader.found)


class _Reader:
    def __init__(self) -> None:
        self.found: list[Piece] = []
        self._words: list[str] = []
        self._rates = [1.0]
        self._muted = 0  # inside <sub>

    def read(self, ssml: str) -> None:
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.Parse(ssml, True)  # noqa: FBT003  # expat takes no keyword here
        self._flush()

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "break":
            self._pause(_seconds(attributes))
        elif tag == "audio":
            self._flush()
            self.found.append(Piece("audio", attributes.get("src", "")))
        elif tag == "sub":
            self._words.append(attributes.get("alias", ""))
            self._muted += 1
        elif tag == "prosody":
            self._flush()
            self._rates.append(self._rates[-1] * _rate(attributes.get("rate", "medium")))

    def _end(self, tag: str) -> None:
        if tag == "prosody":
            self._flush()
            self._rates.pop()
        elif tag == "sub":
            self._muted -= 1
        elif tag in _BETWEEN:
            self._pause(_BETWEEN[tag])

    def _characters(self, text: str) -> None:
        if not self._muted:
            self._words.append(text)

    def _pause(self, seconds: float) -> None:
        self._flush()
        if seconds:
            self.found.append(Piece("pause", seconds=seconds))

    def _flush(self) -> None:
        text = " ".join("".join(self._words).split())
        self._words.clear()
        if text:
            self.found.append(Piece("words", text, rate=round(self._rates[-1], 2)))


def _seconds(attributes: Mapping[str, str]) -> float:
    time = _TIME.fullmatch(attributes.get("time", ""))
    if time:
        return float(time[1]) / (1000 if time[2] == "ms" else 1)
    return _STRENGTHS.get(attributes.get("strength", "medium"), _STRONGEST)


def _rate(text: str) -> float:
    percent = _PERCENT.fullmatch(text)
    return int(percent[1]) / 100 if percent else _RATES.get(text, 1.0)
