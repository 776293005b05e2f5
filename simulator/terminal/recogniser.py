"""Recognises speech on this machine with pocketsphinx and its English model."""

import io
import wave
from collections.abc import Iterable
from typing import Any

from simulator.errors import SimulatorError
from simulator.plugin import Sentence
from simulator.terminal.recogniser_grammar import Grammar, build_grammar, listed_grammar
from simulator.understanding import Listener
from simulator.understanding.postman import is_postal

RATE = 16_000  # samples a second, each two bytes, one channel
_ABSENT = "pocketsphinx, which recognises speech, is not installed; make voice-check installs it"


class Ear:
    """Hears what is a sample of a model, and nothing else. Raises SimulatorError where it can't.

    `phrasings`: what is heard by a model that takes any words.
    """

    def __init__(self, resolver: Listener, phrasings: Iterable[Sentence] = ()) -> None:
        self._decoder = _decoder()
        self._resolver = resolver
        self.grammar = self._grammar(phrasings)
        self._decoder.add_jsgf_string("said", self.grammar.jsgf)
        self._decoder.activate_search("said")

    def _grammar(self, phrasings: Iterable[Sentence]) -> Grammar:
        def known(word: str) -> bool:
            return self._decoder.lookup_word(word) is not None

        if is_postal(self._resolver.model):
            return listed_grammar(((one.answer or "", one.text) for one in phrasings), known)
        return build_grammar(self._resolver.model, known)

    def hear(self, wav: bytes) -> str | None:
        """The words of a recording, at RATE; None where they are no whole sample."""
        with wave.open(io.BytesIO(wav)) as sound:
            form = (sound.getnchannels(), sound.getsampwidth(), sound.getframerate())
            frames = sound.readframes(sound.getnframes())
        if form != (1, 2, RATE):
            raise SimulatorError(f"the recording is {form}: one channel of 16 bits at {RATE} Hz")
        self._decoder.start_utt()
        self._decoder.process_raw(frames, no_search=False, full_utt=True)
        self._decoder.end_utt()
        found = self._decoder.hyp()
        said = found.hypstr if found else ""
        whole = said and self._resolver.understand(said, None).how in {"exact", "posted"}
        return said if whole else None


def _decoder() -> Any:
    try:
        from pocketsphinx import Config, Decoder  # noqa: PLC0415  # an optional extra
    except ImportError as fault:
        raise SimulatorError(_ABSENT) from fault
    return Decoder(Config(lm=None, loglevel="FATAL"))
