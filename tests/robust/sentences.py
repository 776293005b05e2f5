"""Sentences by a grammar, and what a rough ear leaves of them.

The frames are those by which the reader is tested (tests/understanding/reader/frames.py): they
name a danger, state, deny, suppose, ask about or date it. Whole lines go into frames, too.
"""

from random import Random

from simulator.understanding.rough import SEEDS, damage
from tests.understanding.reader import frames

_NOUNS = tuple(one for nouns in frames.NOUNS.values() for one in nouns)
_CLAUSES = tuple(one for clauses in frames.CLAUSES.values() for one in clauses)
_OF_NOUNS = (*frames.DENIED, *frames.HAVING, *frames.SUPPOSED, *frames.ASKED, *frames.PAST)
_OF_LINES = (
    *("um {}", "{} please", "so {}", "no {}", "yes and {}", "sorry {}", "i mean {}", "okay {}"),
    *("my mother asks {}", "not for me but {}", "i'm seventy two {}", "it's two in the morning {}"),
    *("{} since three days", "{} or not", "{} i forgot", "no not that {}", "wait {}", "again {}"),
)
_ROUGH = 0.4  # of all sentences


def framed(draw: Random, line: str) -> str:
    """A sentence of the grammar, or the line, now and then in a frame."""
    luck = draw.random()
    if luck < 0.2:
        return draw.choice(_OF_NOUNS).format(draw.choice(_NOUNS))
    if luck < 0.35:
        return draw.choice(frames.TOLD).format(draw.choice(_CLAUSES))
    return draw.choice(_OF_LINES).replace("{}", line) if luck < 0.6 else line


def overheard(draw: Random, sentence: str) -> tuple[str, ...]:
    """What arrives of it, a turn each: mostly all of it, else what the rough ear leaves."""
    if draw.random() >= _ROUGH:
        return (sentence,)
    turns = damage(sentence.split(), draw.choice(SEEDS)).turns
    return tuple(" ".join(words) for words in turns)
