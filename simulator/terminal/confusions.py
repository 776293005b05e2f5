"""What a recogniser takes for what: sentences are spoken, recognised freely, and compared.

Flite speaks, pocketsphinx hears with its general English language model: no grammar of ours helps
it. simulator/understanding/confusions.txt was measured so.
"""

import io
import re
import wave
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from html import escape
from typing import Any

from simulator.errors import SimulatorError
from simulator.page.voice import speak

Pair = tuple[str, str]  # what was said, and what was heard
_MOST_WORDS = 2  # of a confusion, on either side
_PLAIN = re.compile("[a-z' ]+")
# The same word in another spelling is no confusion.
_SPELT = {
    ("colour", "color"),
    ("diarrhoea", "diarrhea"),
    ("neighbour", "neighbor"),
    ("okay", "ok"),
    ("they're", "they are"),
}


class FreeEar:
    """Hears any words. Raises SimulatorError where pocketsphinx is not installed."""

    def __init__(self) -> None:
        try:
            from pocketsphinx import Decoder  # noqa: PLC0415  # an optional extra
        except ImportError as fault:
            raise SimulatorError(
                "pocketsphinx, which recognises speech, is not installed; make voice-check installs"
                " it"
            ) from fault
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

    def sound(self, words: str) -> list[str]:
        """How words sound, by the recogniser's dictionary; letters where it lacks a word."""
        return [
            phone
            for word in words.split()
            for phone in (self._decoder.lookup_word(word) or " ".join(word)).split()
        ]


def measure(sentences: Iterable[str], ear: FreeEar) -> Counter[Pair]:
    """How often each stood for each, over all sentences."""
    counts: Counter[Pair] = Counter()
    for sentence in sentences:
        heard = ear.hear(speak(f"<speak>{escape(sentence)}</speak>", "flite"))
        counts.update(confusions(sentence.split(), heard.split()))
    return counts


def confusions(said: Sequence[str], heard: Sequence[str]) -> Iterator[Pair]:
    """The places where words stand for others, at most two for at most two."""
    for kind, a, b, c, d in SequenceMatcher(None, said, heard, autojunk=False).get_opcodes():
        if kind == "replace" and max(b - a, d - c) <= _MOST_WORDS:
            yield " ".join(said[a:b]), " ".join(heard[c:d])


def commonest(
    counts: Mapping[Pair, int], sound: Callable[[str], list[str]], most: int
) -> list[Pair]:
    """The commonest first; of those equally common the most alike in sound."""

    def rank(pair: Pair) -> tuple[int, float, Pair]:
        said, heard = map(sound, pair)
        alike = SequenceMatcher(None, said, heard, autojunk=False).ratio()
        return -counts[pair], -alike, pair

    return sorted(filter(_counts, counts), key=rank)[:most]


def _counts(pair: Pair) -> bool:
    """Whether it is a confusion of words: no spelling, no letter by itself but "a" and "i"."""
    return (
        pair not in _SPELT
        and all(map(_PLAIN.fullmatch, pair))
        and (len(pair[0]) > 1 or pair[0] in {"a", "i"})
    )
