"""Writes the turns of `talk` and `ask`, and keeps the exit code that they add up to."""

import argparse
import shutil
import time
from collections.abc import Callable

from simulator.device.turn import Turn
from simulator.device.turn_json import turn_json
from simulator.plays.strictness import complaint
from simulator.terminal.ink import Ink
from simulator.terminal.streams import Streams
from simulator.terminal.transcript import Transcript
from simulator.wire.audio_document import AudioDocument

_STRICT, _BROKEN = 1, 2


class TurnWriter:
    """As JSON lines, or for a person. Options read: json, verbose, ssml, strict.

    With JSON, warnings go to standard error: the objects hold what `--json` promises, no more.
    """

    def __init__(self, options: argparse.Namespace, streams: Streams) -> None:
        self._options = options
        self._streams = streams
        self._in_time = getattr(options, "in_time", False)
        width = shutil.get_terminal_size().columns if streams.stdout.isatty() else None
        self._transcript = Transcript(
            Ink.of(streams), options.ssml, options.verbose, width, self._in_time
        )
        self.code = 0

    def write(self, turn: Turn) -> None:
        """Write one turn, after the one before it where a pause cut a sentence in two."""
        if turn.before:
            self.write(turn.before)
        if self._options.json:
            self._streams.say(turn_json(turn, verbose=self._options.verbose))
            for fault in turn.faults:
                self._streams.warn(f'warning: "{turn.heard}": {fault}')
        else:
            for line in self._transcript.lines(turn):
                self._streams.say(line)
        self._judge(turn)

    def play(self, audio: AudioDocument, wait: Callable[[float], object] = time.sleep) -> float:
        """Write an audio document in its time, piece by piece; the seconds that were heard.

        Ctrl-C breaks in, as the wake word does.
        """
        for at, piece in audio.timed():
            for line in self._transcript.piece(at, piece):
                self._streams.say(line)
            began = time.monotonic()
            try:
                wait(piece.seconds)
            except KeyboardInterrupt:
                self._streams.say()
                return at + min(time.monotonic() - began, piece.seconds)
        return audio.seconds

    def _judge(self, turn: Turn) -> None:
        if turn.broken:
            self.code = _BROKEN
        guess = complaint(turn) if self._options.strict else None
        if guess:
            self._streams.warn(guess)
            self.code = max(self.code, _STRICT)
