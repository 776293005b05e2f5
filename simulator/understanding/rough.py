"""The rough ear: what may become of a sentence before it reaches the skill.

Each sentence takes exactly one damage. The axes come in equal shares: seed and sentence draw an
order of them, and the first that can apply is taken, so that a sentence without a number takes the
next. The same seed and sentence give the same damage on every machine. Shares, seeds and the table
of confusions: docs/simulator.md.
"""

from collections.abc import Callable, Sequence
from random import Random
from typing import NamedTuple

from simulator.understanding import lost, miswritten
from simulator.understanding.lost import Words

SEEDS = (7, 19, 31, 53, 97)  # the five that figures are taken with
_PART = 2  # words that either side of a pause has at least

# What is left of a sentence, or None where the axis can't apply.
Axis = Callable[[Sequence[str], Random], Words | None]

_CHANGED: dict[str, Axis] = {
    "head lost": lost.head,
    "tail lost": lost.tail,
    "leading denial lost": lost.denial,
    "small words lost": lost.small,
    "connecting word lost": lost.connecting,
    "words confused": miswritten.confused,
    "letters or numbers written otherwise": miswritten.written,
}
ROUTE, PAUSE = "another route", "two turns"
AXES = (*_CHANGED, ROUTE, PAUSE)


class Damage(NamedTuple):
    """What became of a sentence.

    `axis`: one of AXES, "" where none applies; `turns`: the words that arrive, one item a turn;
    `draw`: goes on from there, to choose another route.
    """

    axis: str
    turns: tuple[Words, ...]
    draw: Random


def damage(words: Sequence[str], seed: int, *, routes: int = 2) -> Damage:
    """The one damage of a sentence. `routes`: how many could take its words."""
    draw = Random(f"{seed}:{' '.join(words)}")  # noqa: S311  # it must be the same again
    for axis in draw.sample(AXES, len(AXES)):
        turns = _turns(axis, words, draw, routes)
        if turns:
            return Damage(axis, turns, draw)
    return Damage("", (tuple(words),), draw)


def read_ear(text: str) -> int | None:
    """`whole` is None, `rough:7` is the seed 7. Raises ValueError with what to say instead."""
    name, _, seed = text.partition(":")
    if text == "whole":
        return None
    if name == "rough" and seed.isdecimal():
        return int(seed)
    raise ValueError(f"{text!r} is no ear: say whole, or rough with a seed, like rough:{SEEDS[0]}")


def _turns(axis: str, words: Sequence[str], draw: Random, routes: int) -> tuple[Words, ...]:
    if axis == ROUTE:
        return (tuple(words),) if words and routes > 1 else ()
    if axis == PAUSE:
        return _halves(words, draw)
    left = _CHANGED[axis](words, draw)
    return (left,) if left else ()


def _halves(words: Sequence[str], draw: Random) -> tuple[Words, ...]:
    """A pause ends the turn: the tail comes as the next one."""
    if len(words) < 2 * _PART:
        return ()
    at = draw.randint(_PART, len(words) - _PART)
    return tuple(words[:at]), tuple(words[at:])
