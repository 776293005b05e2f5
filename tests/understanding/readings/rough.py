"""Speech as it arrives roughly: the simulator's damage to one sentence."""

from collections.abc import Callable
from functools import partial
from typing import TypeAlias

from simulator.understanding.rough import SEEDS, damage
from simulator.understanding.spoken import spoken

Arrives: TypeAlias = Callable[[str], tuple[str, ...]]  # a sentence → what arrives, turn by turn


def whole(text: str) -> tuple[str, ...]:
    """All words, in one turn."""
    return (text,)


def rough() -> list[Arrives]:
    """A way for words to arrive damaged, for each of the seeds that figures are taken with."""
    return [partial(_damaged, seed=seed) for seed in SEEDS]


def _damaged(text: str, *, seed: int) -> tuple[str, ...]:
    """Another route leaves the words whole: the reader does not ask by which one they came."""
    return tuple(" ".join(words) for words in damage(spoken(text), seed).turns)
