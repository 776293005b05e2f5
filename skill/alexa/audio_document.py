"""A track as an audio document (APL for audio): Alexa's own voice, silences and our sounds in turn.

All Alexa devices play such documents, and none lists that among its interfaces; a response may last
240 seconds and hold 15 sounds. It is played after what is said, and the microphone opens behind it.
https://developer.amazon.com/docs/alexa/alexa-presentation-language/apla-interface.html
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # many modules, for a routine alone
    from ask_sdk_model.interfaces.alexa.presentation.apla import RenderDocumentDirective

FAULT = "Alexa.Presentation.APLA.RuntimeError"
TOKEN = "routine"  # noqa: S105  # names the document, opens nothing
_VERSION = "0.91"
_APART = re.compile(r'<break time="(?P<seconds>\d+)s"/>|<audio src="(?P<source>[^"]*)"/>')
Component = dict[str, Any]


def directive(track: str | None) -> "RenderDocumentDirective | None":
    """The directive that plays a track; None where there is none."""
    if track is None:
        return None
    from ask_sdk_model.interfaces.alexa.presentation.apla import (  # noqa: PLC0415
        RenderDocumentDirective,
    )

    return RenderDocumentDirective(token=TOKEN, document=document(track))


def document(track: str) -> dict[str, Any]:
    """The document of a track: SSML whose breaks of whole seconds are silences of their own."""
    sequence = {"type": "Sequencer", "items": [*_components(track)]}
    return {"type": "APLA", "version": _VERSION, "mainTemplate": {"items": [sequence]}}


def _components(track: str) -> Iterator[Component]:
    end = 0
    for apart in _APART.finditer(track):
        yield from _speech(track[end : apart.start()])
        yield _silence(int(apart["seconds"])) if apart["seconds"] else _sound(apart["source"])
        end = apart.end()
    yield from _speech(track[end:])


def _speech(ssml: str) -> Iterator[Component]:
    if ssml.strip():
        yield {
            "type": "Speech",
            "contentType": "SSML",
            "content": f"<speak>{ssml.strip()}</speak>",
        }


def _silence(seconds: int) -> Component:
    return {"type": "Silence", "duration": seconds * 1000}


def _sound(source: str) -> Component:
    return {"type": "Audio", "source": unescape(source)}
