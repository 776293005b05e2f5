"""Damaged copies of a line, as a slot cuts it or a recogniser mishears it.

One damage each: the head or the tail lost, a small word lost, the word that joins two clauses
lost, or a word confused with one that sounds alike. The same line is always damaged alike.
"""

from __future__ import annotations

import random

from nlu.features import split

SMALL = frozenset(
    {
        "a",
        "an",
        "the",
        "is",
        "are",
        "am",
        "do",
        "does",
        "did",
        "my",
        "to",
        "of",
        "in",
        "on",
        "at",
        "it",
        "i",
        "i'm",
        "i've",
        "be",
        "been",
        "was",
    }
)
JOINING = frozenset({"and", "but", "because", "when", "so", "if", "or", "while", "then"})
# What a recogniser writes for what was said; both ways round.
CONFUSED = {
    "calf": "cough",
    "calves": "carves",
    "cramp": "camp",
    "cramps": "clamps",
    "cramping": "camping",
    "magnesium": "magnesia",
    "statin": "stat in",
    "statins": "static",
    "thigh": "tie",
    "toe": "tow",
    "toes": "those",
    "feet": "feed",
    "foot": "food",
    "leg": "lake",
    "legs": "lakes",
    "numb": "none",
    "sore": "saw",
    "ache": "eight",
    "why": "white",
    "heart": "hard",
    "chest": "jest",
    "breath": "breadth",
    "clot": "cloth",
    "dose": "those",
    "stretch": "stretched",
    "bed": "bad",
    "night": "nine",
    "salt": "sort",
    "doctor": "docked her",
    "which": "witch",
    "weak": "week",
    "vein": "vain",
    "pee": "p",
    "knee": "me",
    "heel": "heal",
    "tablets": "tablet",
    "quinine": "queen nine",
}


def damaged(text: str) -> str | None:
    """One damaged copy of a line of at least four words; None of a shorter one."""
    words = split(text)
    if len(words) < 4:  # noqa: PLR2004  (less would be left than a person understands)
        return None
    dice = random.Random(text)  # noqa: S311  (repeatable, no secret)
    ways = [_head, _tail, _small, _joining, _confused]
    dice.shuffle(ways)
    for way in ways:
        left = way(words, dice)
        if left and left != words:
            return " ".join(left)
    return None


def _head(words: list[str], dice: random.Random) -> list[str]:
    return words[dice.choice((1, 1, 2)) :]


def _tail(words: list[str], dice: random.Random) -> list[str]:
    return words[: -dice.choice((1, 1, 2))]


def _small(words: list[str], dice: random.Random) -> list[str]:
    places = [at for at, word in enumerate(words) if word in SMALL]
    lost = set(dice.sample(places, min(2, len(places))))
    return [word for at, word in enumerate(words) if at not in lost]


def _joining(words: list[str], _dice: random.Random) -> list[str]:
    return [word for word in words if word not in JOINING]


def _confused(words: list[str], dice: random.Random) -> list[str]:
    places = [at for at, word in enumerate(words) if word in CONFUSED]
    if not places:
        return words
    at = dice.choice(places)
    return [*words[:at], CONFUSED[words[at]], *words[at + 1 :]]
