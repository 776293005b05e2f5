"""A turn as lines for a person to read."""

import json
import textwrap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, repeat

from simulator.device.turn import Turn
from simulator.terminal.ink import Ink
from simulator.terminal.reading_line import reading_line
from simulator.understanding import Slot, Understood
from simulator.wire.audio_document import AudioDocument, Heard
from simulator.wire.reply import Json, Speech

Style = Callable[[str], str]
_LEFT = 10  # columns of the names on the left
_NARROWEST = 40
_QUESTION = "Alexa asks for permission: {} (yes, no, or [silence])"


# How a piece of an audio document is written.
_STYLES: Mapping[str, Callable[[Ink], Style]] = {
    "words": lambda ink: ink.bold,
    "silence": lambda ink: ink.dim,
    "sound": lambda ink: ink.dim,
}


@dataclass(frozen=True, slots=True)
class Transcript:
    """How turns are written.

    `ssml`: speech with its tags; `verbose`: with all that was sent; `width`: columns to wrap at,
    None to wrap nowhere; `in_time`: an audio document is not written, for it is played in time.
    """

    ink: Ink
    ssml: bool = False
    verbose: bool = False
    width: int | None = None
    in_time: bool = False

    def lines(self, turn: Turn) -> Iterator[str]:
        """What was heard, how it was understood, what came back; an empty line at the end."""
        yield from self._row("heard", turn.heard)
        yield from self._understood(turn)
        if turn.note:
            yield from self._row("note", turn.note)
        yield from self._reply(turn)
        yield from self._around(turn)
        for fault in turn.faults:
            yield from self._row("warning", fault, self.ink.doubtful)
        yield from self._row("mic", _microphone(turn))
        if self.verbose:
            yield from self._sent(turn)
        yield ""

    def _row(self, name: str, text: str, style: Style = str) -> Iterator[str]:
        """A name and a text beside it, in as many lines as it takes."""
        lines = [text]
        if self.width:
            room = max(self.width - _LEFT, _NARROWEST)
            lines = textwrap.wrap(text, room, break_on_hyphens=False) or [""]
        for left, line in zip(chain([name], repeat("")), lines, strict=False):
            yield f"{self.ink.dim(f'{left:<{_LEFT}}')}{style(line)}"

    def _understood(self, turn: Turn) -> Iterator[str]:
        if turn.understood and turn.understood.how == "posted":
            yield from self._row("route", f"imagined route: {turn.sent}; a real Echo may differ")
            if turn.reading:
                yield from self._row("reading", reading_line(turn.reading))
        elif turn.understood:
            style = str if turn.understood.how == "exact" else self.ink.doubtful
            yield from self._row("intent", f"{turn.sent}  ({how(turn.understood)})", style)
            for slot in turn.understood.slots.values():
                yield from self._row("", _slot(slot))
            for _, identifier, heard in turn.understood.overlooked:
                missed = f'Alexa may miss "{heard}" ({identifier}): it fills no slot'
                yield from self._row("note", missed, self.ink.doubtful)
        elif turn.sent:
            yield from self._row("request", turn.sent)

    def _reply(self, turn: Turn) -> Iterator[str]:
        reply = turn.reply
        if reply.speech:
            yield from self._row("Alexa", self._speech(reply.speech), self.ink.bold)
            for sound in reply.speech.document.sounds:
                yield from self._row("sound", sound)
        if reply.audio and not self.in_time:
            yield from self.track(reply.audio)
        if reply.reprompt:
            yield from self._row("reprompt", self._speech(reply.reprompt))
        names = chain(["card"], repeat(""))
        for name, line in zip(names, _card_lines(reply.card or {}), strict=False):
            yield from self._row(name, line)

    def track(self, audio: AudioDocument) -> Iterator[str]:
        """An audio document, a piece a line, each with the time at which it is heard."""
        for at, piece in audio.timed():
            yield from self.piece(at, piece)

    def piece(self, at: float, piece: Heard) -> Iterator[str]:
        """One piece of it."""
        told = {
            "words": piece.ssml if self.ssml and piece.ssml else piece.text,
            "silence": f"({piece.seconds:.0f} s of silence)",
            "sound": f"({piece.seconds:.0f} s of {piece.text})",
        }[piece.kind]
        clock = f"{int(at) // 60}:{int(at) % 60:02}"
        yield from self._row(clock, told, _STYLES[piece.kind](self.ink))

    def _around(self, turn: Turn) -> Iterator[str]:
        """What the skill called, what Alexa asks, and what rang."""
        names = chain(["calls"], repeat(""))
        for name, call in zip(names, turn.around.calls, strict=False):
            yield from self._row(name, str(call))
        if turn.consent:
            yield from self._row("consent", _QUESTION.format(", ".join(turn.consent.scopes)))
        for rung in turn.around.rings:
            spoken = f"Here's your reminder: {rung.label} (twice)"
            yield from self._row("ring", f"{rung.at:%Y-%m-%d %H:%M} {spoken}", self.ink.bold)

    def _speech(self, speech: Speech) -> str:
        return speech.ssml if self.ssml and speech.ssml else speech.text

    def _sent(self, turn: Turn) -> Iterator[str]:
        for name, value in (("request", turn.request), ("response", turn.reply.raw)):
            yield self.ink.dim(f"{name}:")
            yield json.dumps(value, ensure_ascii=False, indent=2)


def how(understood: Understood) -> str:
    """How a sentence was understood: exact | guessed 0.71, next best … 0.44 | fallback."""
    sure = f"guessed {understood.score:.2f}" if understood.how == "guessed" else understood.how
    if understood.how == "exact" or not understood.next:
        return sure
    intent, score = understood.next
    return f"{sure}, next best {intent} {score:.2f}"


def _slot(slot: Slot) -> str:
    """A filled slot, like: finding = "no swelling" → not-swollen."""
    return f"{slot.name} = " + ", ".join(
        f'"{value.heard}" → '
        + (
            " or ".join(identifier for identifier, _ in value.resolutions)
            or (value.value if value.value != value.heard else "no match")
        )
        for value in slot.values
    )


def _card_lines(card: Json) -> list[str]:
    """The title, then the text; Simple cards call it content, Standard ones text."""
    if card.get("type") == "AskForPermissionsConsent":
        asked = ", ".join(map(str, card.get("permissions") or ())) or "nothing"
        return [f"Alexa app: allow the skill {asked}"]
    texts = (card.get("title"), card.get("content") or card.get("text"))
    return [line for text in texts if text for line in str(text).splitlines() if line]


def _microphone(turn: Turn) -> str:
    if turn.microphone:
        return "open"
    state = "the session is over" if turn.ends else "the session goes on"
    return f"closed, {state}"
