"""What is measured of one utterance as it is heard: words, seconds, reading grade, warnings."""

import re
from collections.abc import Iterable
from functools import lru_cache

import textstat

from skill.in_short import sentences, warns
from skill.markup import plain

WORDS_A_SECOND = 2.6  # Alexa's voice, as it was measured on the first edition
_BREAK = re.compile(r'<break (time|strength)="(\w+)"/>')
_STRENGTHS = {"none": 0.0, "x-weak": 0.0, "weak": 0.2, "medium": 0.4, "strong": 0.8}  # seconds


def words(ssml: str) -> list[str]:
    """The words that are heard."""
    return plain(ssml).split()


def seconds(ssml: str) -> float:
    """How long it takes to say, the pauses that are asked for with it."""
    return len(words(ssml)) / WORDS_A_SECOND + sum(map(_pause, _BREAK.findall(ssml)))


def _pause(found: tuple[str, str]) -> float:
    kind, value = found
    if kind == "strength":
        return _STRENGTHS[value]
    return float(value.removesuffix("ms")) / 1000 if value.endswith("ms") else float(value[:-1])


def grade(ssml: str, names: Iterable[str]) -> float:
    """The US school year that reads it, names of medicines, foods and places apart."""
    text = _any_of(tuple(names)).sub("it", plain(ssml))
    return float(textstat.flesch_kincaid_grade(text))


@lru_cache
def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    """One expression for all names, the longest first: compiled one by one they cost minutes."""
    longest = sorted(map(re.escape, names), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(longest) or '(?!)'})\b", re.IGNORECASE)


def share_that_warns(ssml: str) -> float:
    """Of all words, how many stand in sentences that warn, refer or offer: 0 to 1."""
    said = sentences(plain(ssml))
    warning = [one for one in said if warns(one) or one.endswith("?")]
    return sum(map(_count, warning)) / max(1, sum(map(_count, said)))


def _count(sentence: str) -> int:
    return len(sentence.split())
