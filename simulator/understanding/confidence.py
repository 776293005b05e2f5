"""How sure a guess is: from what the two opinions say to a number that reads like a chance."""

from math import exp, log
from typing import NamedTuple

# Weights of 1, lead, likeness (and strangeness). They began as a logistic regression on the toy
# model of tests/simulator/understanding, on unseen sentences and samples left out one at a time:
# meant or everyday (MEANT), guessed right or wrong (RIGHT). Then MEANT was made to ask for more
# likeness, since the samples of a large model touch on many everyday words.
MEANT = (-3.0, 4.5, 8.0, -2.0)
RIGHT = (-1.5, 2.8, 5.0)
_FAR = 2.3  # ten times as likely: more makes no difference
_LITTLE = 0.02  # below this a likeliness is noise
_DOUBT = 0.7  # how much of the score a close rival can take: Alexa picks one, it does not refuse


class Signs(NamedTuple):
    """What speaks for an intent, each 0 to 1.

    `mix` of the two opinions, that of its `rival` and of the `background`, likeness of the `near`
    samples, share of `strange` words.
    """

    mix: float
    rival: float
    background: float
    near: float
    strange: float


def confidence(signs: Signs) -> float:
    """0 to 1: the chance that the sentence is for this skill, less for a rival close by."""
    meant = _chance(MEANT, 1.0, _lead(signs.mix, signs.background), signs.near, signs.strange)
    right = _chance(RIGHT, 1.0, _lead(signs.mix, signs.rival), signs.near)
    return meant * (1 - _DOUBT + _DOUBT * right)


def _lead(own: float, other: float) -> float:
    """How far one is ahead: 0 when equal, whatever the number of intents that share the chances."""
    return max(-_FAR, min(_FAR, log((own + _LITTLE) / (other + _LITTLE))))


def _chance(weights: tuple[float, ...], *signs: float) -> float:
    return 1 / (1 + exp(-sum(w * sign for w, sign in zip(weights, signs, strict=True))))
