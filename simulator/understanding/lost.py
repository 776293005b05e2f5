"""Words that get lost on the way: the axes of the rough ear that take something out.

Each takes the words of a sentence and a seeded Random, and gives the words that are left; None
where it can't apply. Pure: neither clock nor file.
"""

from collections.abc import Sequence
from random import Random

from nlu.wordlists import word_set

Words = tuple[str, ...]

_MOST = 3  # words lost at the head or the tail, and never more than half of the sentence
_LEADING = 2  # a denial leads as one of the first two words: "no pain", "i can't", "it's not"
_DENIALS = word_set("no not can't cannot don't doesn't isn't aren't won't never")
_SMALL = word_set(
    "a an the i i'm me my it it's its he she his her is are was am be been do does did have has "
    "had of in on at for with and that this there"
)
_CONNECTING = word_set("if whether to about")
_LIKELY = 0.5  # that a small word is lost


def head(words: Sequence[str], draw: Random) -> Words | None:
    """The first one to three words are lost."""
    count = _count(words, draw)
    return tuple(words[count:]) if count else None


def tail(words: Sequence[str], draw: Random) -> Words | None:
    """The last one to three words are lost."""
    count = _count(words, draw)
    return tuple(words[:-count]) if count else None


def denial(words: Sequence[str], _draw: Random) -> Words | None:
    """A leading "no", "not" or "can't" is lost."""
    places = [at for at, word in enumerate(words[:_LEADING]) if word in _DENIALS]
    return _without(words, set(places[:1]))


def small(words: Sequence[str], draw: Random) -> Words | None:
    """Each small word is lost as likely as not, and one of them at least."""
    places = [at for at, word in enumerate(words) if word in _SMALL]
    if not places:
        return None
    sure = draw.choice(places)
    return _without(words, {at for at in places if at == sure or draw.random() < _LIKELY})


def connecting(words: Sequence[str], draw: Random) -> Words | None:
    """One "if", "whether", "to" or "about" is lost."""
    places = [at for at, word in enumerate(words) if word in _CONNECTING]
    return _without(words, {draw.choice(places)}) if places else None


def _count(words: Sequence[str], draw: Random) -> int:
    """How many words go; 0 where none may."""
    most = min(_MOST, len(words) // 2)
    return draw.randint(1, most) if most else 0


def _without(words: Sequence[str], places: set[int]) -> Words | None:
    """The words but those; None where nothing is lost or nothing is left."""
    left = tuple(word for at, word in enumerate(words) if at not in places)
    return left if 0 < len(left) < len(words) else None
