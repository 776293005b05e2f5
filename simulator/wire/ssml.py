"""Reads SSML: the words that are spoken, and what Alexa would not take.

https://developer.amazon.com/docs/custom-skills/speech-synthesis-markup-language-ssml-reference.html
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.parsers import expat

_TAGS = frozenset(
    {"speak", "p", "s", "break", "say-as", "sub", "phoneme", "w", "prosody", "emphasis", "voice"}
    | {"lang", "audio", "amazon:effect", "amazon:emotion", "amazon:domain"}
)
_APART = frozenset({"p", "s", "break", "audio"})  # a pause stands between the words around them
_STRENGTHS = frozenset({"none", "x-weak", "weak", "medium", "strong", "x-strong"})
_TIME = re.compile(r"(\d+(?:\.\d+)?|\.\d+)(ms|s)")
# Alexa takes no plain HTTP; on this machine it is a skill in simulator mode that plays its own.
_SOUND = re.compile(r"https://|soundbank://|http://(127\.0\.0\.1|localhost|\[::1\])(:\d+)?/")
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Document:
    """What one piece of SSML holds.

    `text`: the words alone, on one line; `pause`: seconds of all breaks with a time; `sounds`:
    the addresses of the audio tags; `faults`: what Alexa would not take.
    """

    text: str
    pause: float = 0.0
    sounds: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()


def read_ssml(ssml: str) -> Document:
    """Read SSML. Of a text that is not well-formed, which no Alexa would say, the words remain."""
    reader = _Reader()
    try:
        reader.read(ssml)
    except expat.ExpatError as fault:
        place = f"line {fault.lineno}, column {fault.offset + 1}"
        why = f"the SSML is not well-formed: {expat.ErrorString(fault.code)} at {place}"
        return Document(_line(_TAG.sub(" ", ssml)), faults=(why,))
    text = _line("".join(reader.words))
    return Document(text, reader.pause, tuple(reader.sounds), tuple(reader.faults))


class _Reader:
    """Collects while the XML reader goes through the text."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.pause = 0.0
        self.sounds: list[str] = []
        self.faults: list[str] = []
        self._depth = 0
        self._muted = 0  # inside <sub>: its alias is spoken instead

    def read(self, ssml: str) -> None:
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = self._doctype
        parser.Parse(ssml, True)  # noqa: FBT003  # expat takes no keyword here

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if (tag == "speak") != (self._depth == 0):
            self.faults.append(f"<{tag}>: the whole SSML stands in one <speak>, and only there")
        elif tag not in _TAGS:
            self.faults.append(f"<{tag}>: Alexa knows no such tag")
        self._depth += 1
        if tag in _APART:
            self.words.append(" ")
        self._meaning(tag, attributes)

    def _meaning(self, tag: str, attributes: Mapping[str, str]) -> None:
        """What some tags do besides marking words up."""
        if tag == "break":
            self._break(attributes)
        elif tag == "audio":
            self._audio(attributes)
        elif tag == "sub":
            self._characters(attributes.get("alias", ""))
            self._muted += 1

    def _break(self, attributes: Mapping[str, str]) -> None:
        time = _TIME.fullmatch(attributes.get("time", "0s"))
        if time:
            self.pause += float(time[1]) / (1000 if time[2] == "ms" else 1)
        else:
            self.faults.append(f'<break time="{attributes["time"]}">: say it like "500ms" or "2s"')
        if attributes.get("strength", "medium") not in _STRENGTHS:
            self.faults.append(f'<break strength="{attributes["strength"]}">: no such strength')

    def _audio(self, attributes: Mapping[str, str]) -> None:
        source = attributes.get("src", "")
        self.sounds.append(source)
        if not _SOUND.match(source):
            self.faults.append(f'<audio src="{source}">: the address must begin with https://')

    def _end(self, tag: str) -> None:
        self._depth -= 1
        self._muted -= tag == "sub"
        if tag in _APART:
            self.words.append(" ")

    def _characters(self, text: str) -> None:
        if not self._muted:
            self.words.append(text)

    def _doctype(self, *_: object) -> None:
        self.faults.append("<!DOCTYPE>: Alexa takes none")


def _line(text: str) -> str:
    return " ".join(text.split())
