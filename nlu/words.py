"""A sentence as the engine sees it: the words heard, and the tokens to match with samples."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from nlu.numbers import fold
from nlu.spelling import FILLERS, expand

_CLOCK = re.compile(r"\b([ap])\.\s?m\b\.?|(?<=\d)\s?([ap])\s?m\b")
_PIECES = re.compile(r"\d+(?:[.:,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*|'cause\b|[,.;:?!]")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
_NODS = re.compile(r"\buh[ -](huh|uh)\b")  # "uh huh" is a yes, and "uh" alone a filler
_PAUSES = frozenset(",.;:?!")

Span = tuple[int, int]  # positions of tokens, from and to


class Token(NamedTuple):
    """A word in one spelling and without a contraction; heard as words[start:end]."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """What was said.

    `words`: lower case, without fillers and punctuation; `tokens`: contractions undone, numbers
    in digits; `pauses`: positions of the tokens before which a comma or full stop stood.
    """

    words: tuple[str, ...]
    tokens: tuple[Token, ...]
    pauses: frozenset[int]

    @property
    def texts(self) -> tuple[str, ...]:
        """The tokens' texts, to be matched."""
        return tuple(token.text for token in self.tokens)

    def heard(self, start: int, end: int) -> str:
        """The words as said in tokens[start:end]."""
        first, last = self.tokens[start], self.tokens[end - 1]
        if start and self.tokens[start - 1].end > first.start:  # "i'm" cut in two: "am …"
            rest = self.words[first.end : last.end]
            return " ".join((first.text, *rest))
        return " ".join(self.words[first.start : last.end])


def read_sentence(text: str) -> Sentence:
    """A typed or spoken text as a sentence; empty text gives a sentence without tokens."""
    words, pauses = _heard(text)
    expanded = [(part, place) for place, word in enumerate(words) for part in expand(word)]
    tokens = []
    for folded, first, after in fold([part for part, _ in expanded]):
        tokens.append(Token(folded, expanded[first][1], expanded[after - 1][1] + 1))
    before = frozenset(at for at, token in enumerate(tokens) if token.start in pauses)
    return Sentence(tuple(words), tuple(tokens), before - {0})


def tokenise(text: str) -> tuple[str, ...]:
    """The texts of a sentence's tokens."""
    words = [part for word in _heard(text)[0] for part in expand(word)]
    return tuple(word for word, _, _ in fold(words))


def _heard(text: str) -> tuple[list[str], set[int]]:
    plain = text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    plain = _NODS.sub(r"uh\1", plain) if "uh" in plain else plain
    plain = _CLOCK.sub(lambda clock: f" {clock[1] or clock[2]}m ", plain)
    words: list[str] = []
    pauses = set()
    for piece in _PIECES.findall(_THOUSANDS.sub("", plain)):
        if piece in _PAUSES:
            pauses.add(len(words))
        elif piece not in FILLERS:
            words.append(piece)
    return words, pauses
