"""What a recogniser takes for what: sentences are spoken, recognised freely, and compared.

Flite speaks, pocketsphinx hears with its general English language model: no grammar of ours helps
it. Needs both (see `make voice-check`). A table of this stands in simulator/understanding/.
"""

import io
import wave
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from html import escape
from typing import Any

from simulator.errors import SimulatorError
from simulator.page.voice import speak

_MOST_WORDS = 2  # of a confusion, on either side


class FreeEar:
    """Hears any words. Raises SimulatorError where pocketsphinx is not installed."""

    def __init__(self) -> None:
        try:
            from pocketsphinx import Decoder  # noqa: PLC0415  # an optional extra
        except ImportError as fault:
            raise SimulatorError("pocketsphinx is not installed: make voice-check") from fault
        self._decoder: Any = Decoder(loglevel="FATAL")

    def hear(self, wav: bytes) -> str:
        """The words of a recording, "" where there are none."""
        with wave.open(io.BytesIO(wav)) as sound:
            frames = sound.readframes(sound.getnframes())
        self._decoder.start_utt()
        self._decoder.process_raw(frames, no_search=False, full_utt=True)
        self._decoder.end_utt()
        found = self._decoder.hyp()
        return str(found.hypstr) if found else ""


def measure(sentences: Iterable[Sequence[str]]) -> Counter[tuple[str, str]]:
    """(said, heard) → how often, over all sentences, given as their words."""
    ear = FreeEar()
    counts: Counter[tuple[str, str]] = Counter()
    for words in sentences:
        heard = ear.hear(speak(f"<speak>{escape(' '.join(words))}</speak>", "flite"))
        counts.update(confusions(words, heard.split()))
    return counts


def confusions(said: Sequence[str], heard: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The places where words stand for others, at most two for at most two."""
    for kind, a, b, c, d in SequenceMatcher(None, said, heard, autojunk=False).get_opcodes():
        if kind == "replace" and max(b - a, d - c) <= _MOST_WORDS:
            yield " ".join(said[a:b]), " ".join(heard[c:d])
