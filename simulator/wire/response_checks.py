"""What Alexa, its certification or a listener would not take in a reply.

Limits: https://developer.amazon.com/docs/custom-skills/request-and-response-json-reference.html;
the size is the older, lower one, so that a reply fits both.
"""

import re
from collections.abc import Iterator

from simulator.wire.reply import Reply

LONGEST_SPEECH = 8000  # characters of an outputSpeech, tags included
LONGEST_CARD = 8000  # characters of a card's title and text together
LARGEST_REPLY = 24 * 1024  # bytes
MOST_AUDIO = 5
LONGEST_PAUSE = 10.0  # seconds of all breaks of a reply together

_MARKUP = re.compile(r"<[/\w!][^>]*>|&(?:#\w+|[a-z]+);", re.IGNORECASE)
_CLOSING = " \"'\u201d\u2019)"


def faults(reply: Reply, *, microphone: bool, handed_over: bool = False) -> tuple[str, ...]:
    """What is wrong with a reply to a launch or an intent.

    microphone: whether it stays open; handed_over: Alexa herself asks next, for a permission.
    """
    return (
        *_words(reply),
        *_card(reply),
        *(() if handed_over else _question(reply, microphone=microphone)),
        *_body(reply),
    )


def end_faults(reply: Reply, kind: str = "SessionEndedRequest") -> tuple[str, ...]:
    """What is wrong with the reply to the end of a session, or to an event: it may hold nothing."""
    shown = {"outputSpeech", "card", "reprompt", "directives"}
    held = sorted(shown & {key for key, value in reply.raw.get("response", {}).items() if value})
    why = "after the end of a session nothing can be said or shown"
    if kind != "SessionEndedRequest":
        why = "nobody is there to hear or see it"
    return (f"the reply to {kind} holds {', '.join(held)}: {why}",) if held else ()


def _body(reply: Reply) -> Iterator[str]:
    if reply.size > LARGEST_REPLY:
        yield f"the reply has {reply.size} bytes: {LARGEST_REPLY} at most"
    if reply.contract:
        yield reply.contract


def _words(reply: Reply) -> Iterator[str]:
    spoken = [speech for speech in (reply.speech, reply.reprompt) if speech]
    for speech in spoken:
        yield from speech.document.faults
        length = len(speech.ssml if speech.ssml is not None else speech.text)
        if length > LONGEST_SPEECH:
            yield f"the speech has {length} characters: {LONGEST_SPEECH} at most"
    if reply.audio:
        yield from reply.audio.faults
    audio = sum(len(speech.document.sounds) for speech in spoken)
    if audio > MOST_AUDIO:
        yield f"the reply has {audio} audio tags: {MOST_AUDIO} at most"
    pause = sum(speech.document.pause for speech in spoken)
    if pause > LONGEST_PAUSE:
        yield f"the breaks add up to {pause:g} s: {LONGEST_PAUSE:g} s at most"


def _card(reply: Reply) -> Iterator[str]:
    card = reply.card or {}
    texts = {key: str(card[key]) for key in ("title", "content", "text") if card.get(key)}
    for key, text in texts.items():
        if markup := _MARKUP.search(text):
            yield f"the card's {key} holds {markup[0]}: a card shows plain text only"
    length = sum(map(len, texts.values()))
    if length > LONGEST_CARD:
        yield f"the card has {length} characters: {LONGEST_CARD} at most"


_SAY_SO = "say so."


def _question(reply: Reply, *, microphone: bool) -> Iterator[str]:
    """One question and an open microphone, or no question and a closed one."""
    if not reply.text:
        yield "the reply says nothing"
    elif microphone and not _asks(reply.text):
        yield "the microphone is open, but the last words are no question"
    elif not microphone and _asks(reply.text):
        yield "the last words are a question, but the microphone is closed"
    if microphone and reply.reprompt is None:
        yield "the microphone is open, but there is no reprompt"


def _asks(said: str) -> bool:
    """A question, or the plain wish that something be said: "if I misheard, say so"."""
    text = said.rstrip(_CLOSING)
    return text.endswith("?") or text.rpartition(". ")[2].lower().endswith(_SAY_SO)
