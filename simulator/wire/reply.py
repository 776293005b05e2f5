"""What the skill answered, read for a device: words, card, screen, and the acts behind them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from simulator.errors import BadAnswerError
from simulator.wire.audio_document import RENDER, AudioDocument, read_audio_document
from simulator.wire.ssml import Document, read_ssml

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that the skill conveys, as its contract on the wire names it."""

    act: str
    facts: Json


@dataclass(frozen=True, slots=True)
class Speech:
    """An outputSpeech. `ssml`: as it came, None for plain text; `document`: what it says."""

    ssml: str | None
    document: Document

    @property
    def text(self) -> str:
        """The words."""
        return self.document.text


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer.

    `size`: bytes of its body; `should_end`: None where the skill leaves it out; `acts` and `asks`:
    from sessionAttributes.last; `contract`: what is wrong there, or None; `audio`: what is played
    behind the speech.
    """

    raw: Json = field(default_factory=dict)
    size: int = 0
    speech: Speech | None = None
    reprompt: Speech | None = None
    card: Json | None = None
    directives: tuple[Json, ...] = ()
    should_end: bool | None = None
    attributes: Json = field(default_factory=dict)
    acts: tuple[Act, ...] = ()
    asks: Act | None = None
    contract: str | None = None
    audio: AudioDocument | None = None

    @property
    def text(self) -> str:
        """All words that are heard, in order."""
        spoken = (self.speech.text if self.speech else "", self.audio.text if self.audio else "")
        return " ".join(filter(None, spoken))


def read_reply(body: bytes) -> Reply:
    """The answer in a response body. Raises BadAnswerError when it is none that Alexa can read."""
    try:
        raw = json.loads(body)
    except (ValueError, RecursionError) as fault:
        raise BadAnswerError(f"the skill's answer is not JSON: {fault}") from fault
    try:
        return _reply(_mapping(raw, "the answer"), len(body))
    except _OddError as fault:
        raise BadAnswerError(
            f"the skill's answer has another shape than Alexa reads: {fault}"
        ) from None


class _OddError(Exception):
    """Something has another shape; the text says what."""


def _reply(raw: Json, size: int) -> Reply:
    response = _mapping(raw.get("response", {}), "response")
    attributes = _mapping(raw.get("sessionAttributes") or {}, "sessionAttributes")
    acts, asks, contract = _contract(attributes)
    should_end = response.get("shouldEndSession")
    directives = tuple(_mapping(each, "directives") for each in response.get("directives") or ())
    played = next((each for each in directives if each.get("type") == RENDER), None)
    if not isinstance(should_end, bool | None):
        raise _OddError("shouldEndSession is neither true nor false")
    return Reply(
        raw=raw,
        size=size,
        speech=_speech(response.get("outputSpeech"), "outputSpeech"),
        reprompt=_reprompt(response.get("reprompt")),
        card=None if response.get("card") is None else _mapping(response["card"], "card"),
        directives=directives,
        should_end=should_end,
        attributes=attributes,
        acts=acts,
        asks=asks,
        contract=contract,
        audio=read_audio_document(played) if played else None,
    )


def _reprompt(value: object) -> Speech | None:
    if value is None:
        return None
    return _speech(_mapping(value, "reprompt").get("outputSpeech"), "reprompt.outputSpeech")


def _speech(value: object, name: str) -> Speech | None:
    if value is None:
        return None
    speech = _mapping(value, name)
    kind = speech.get("type")
    text = speech.get({"SSML": "ssml", "PlainText": "text"}.get(str(kind), ""))
    if not isinstance(text, str):
        raise _OddError(f"{name} has neither SSML with ssml nor PlainText with text")
    if kind == "PlainText":
        return Speech(None, Document(" ".join(text.split())))
    return Speech(text, read_ssml(text))


def _contract(attributes: Json) -> tuple[tuple[Act, ...], Act | None, str | None]:
    """The acts in sessionAttributes.last: {"says": [{act, facts}], "asks": {act, facts} | null}."""
    try:
        last = _mapping(attributes["last"], "sessionAttributes.last")
        asks = last["asks"]
        says = tuple(_act(each) for each in last["says"])
        return says, None if asks is None else _act(asks), None
    except (_OddError, KeyError, TypeError) as fault:
        return (), None, f"sessionAttributes.last does not name the acts: {fault} is missing or odd"


def _act(value: object) -> Act:
    act = _mapping(value, "an act")
    return Act(str(act["act"]), _mapping(act.get("facts", {}), "facts"))


def _mapping(value: object, name: str) -> Json:
    if not isinstance(value, Mapping):
        raise _OddError(f"{name} is no object")
    return value
