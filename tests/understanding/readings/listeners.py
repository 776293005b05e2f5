"""The reader whole, and what it would be with one of its halves alone."""

from collections.abc import Mapping
from functools import cache

from msgspec.structs import replace

from skill.understanding.read import TIERS, Reader, named_kinds
from skill.understanding.reading import Candidate, Reading, Suspicion
from tests.understanding.readings.outcomes import Listen

WHOLE, RULES, LINEAR = "whole", "rules alone", "linear model alone"


def listeners(reader: Reader) -> Mapping[str, Listen]:
    """Three ears of one reader, by name; what the first has read is read to the others from it."""
    read = cache(reader.read)
    return {WHOLE: read, RULES: _rules(read), LINEAR: _linear(reader, read)}


def _rules(whole: Listen) -> Listen:
    """Things, findings, and sentences known word for word; nothing of the ear."""

    def read(words: str, /, *, asked: str = "") -> Reading:
        reading = whole(words, asked=asked)
        return replace(
            reading,
            candidates=_known(reading.candidates),
            form=None,
            suspicion=Suspicion(),
            suspected=(),
            replies=(),
        )

    return read


def _known(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """A sentence that is known word for word has one candidate, and the rest are out."""
    best, *rest = candidates or (None,)
    sure = best and best.p == 1.0 and not any(one.p for one in rest if one)
    return (best,) if best and sure else ()


def _linear(reader: Reader, whole: Listen) -> Listen:
    """The ear's candidates and suspicions; things too, for a row is named by nothing else."""

    def read(words: str, /, *, asked: str = "") -> Reading:
        reading = whole(words, asked=asked)
        judged = reader.ear.judge(words, named=named_kinds(reading.mentions))
        suspected = reader.ear.suspected(judged.suspicion)
        return replace(
            reading,
            findings=(),
            reply=None,
            candidates=tuple(Candidate(name, p) for name, p in judged.subjects),
            suspected=tuple(TIERS[one] for one in suspected if one in TIERS),
        )

    return read
