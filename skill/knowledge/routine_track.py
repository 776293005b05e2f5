"""The paced track of the routine: its chapters with their seconds, and how far it has come.

A device tells nobody how far it has played, so the place is reckoned from the clock. Silences and
sounds are exact; what Alexa says is taken to last as long as a slow voice takes for it.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from skill.knowledge.routine import Length, Part, Position, Routine, Side, holds_of, words

LONGEST = 240  # seconds that one response may last (Amazon: apla-audio, SSML's audio tag)
_SPOKEN = 11  # characters a second of a slow voice
_AT_LEAST = 2  # seconds of silence behind what is to be done


class Way(Struct, frozen=True):
    """How a routine is done: which version, in which position, with which legs, in brief words."""

    length: Length
    position: Position = "standing"
    side: Side = "both"
    brief: bool = False


class Chapter(Struct, frozen=True):
    """What can be gone back to: a part, or one hold of it (`hold` were done before).

    `told`: of its seconds, those in which it is said what to do.
    """

    part: int
    hold: int
    seconds: float
    told: float = 0.0


class Place(Struct, frozen=True):
    """Where a track has come to; `ended`: it has been played, and this is what follows."""

    part: int
    hold: int
    ended: bool = False


def until(routine: Routine, way: Way, part: int) -> int:
    """The part before which a track from this one on stops: behind one that asks, or the last.

    Whoever sits or lies need not move, but no response may last longer than `LONGEST`.
    """
    parts = routine.versions[way.length].parts
    behind = (at + 1 for at in range(part, len(parts) - 1) if parts[at].asks)
    return next(behind, len(parts) - 1)


def chapters(routine: Routine, way: Way, part: int, hold: int = 0) -> list[Chapter]:
    """The chapters of the track that begins there."""
    parts = routine.versions[way.length].parts
    return [
        chapter
        for at in range(part, until(routine, way, part))
        for chapter in _of_part(routine, way, at, parts[at], hold if at == part else 0)
    ]


def silence(routine: Routine, way: Way, part: Part) -> int:
    """Seconds of silence behind the words of a part without holds, for doing what they say."""
    return max(round(part.seconds - _said(routine, way, part)), _AT_LEAST)


def reached(track: Sequence[Chapter], seconds: float) -> Place:
    """Where a track has come to after so many seconds."""
    for chapter in track:
        if seconds < chapter.seconds:
            return Place(chapter.part, chapter.hold)
        seconds -= chapter.seconds
    return Place(track[-1].part + 1 if track else 0, 0, ended=True)


def remaining(routine: Routine, way: Way, part: int, hold: int = 0) -> int:
    """Seconds from there to the end of the routine."""
    last = len(routine.versions[way.length].parts) - 1
    total = 0.0
    while part < last:
        total += sum(one.seconds for one in chapters(routine, way, part, hold))
        part, hold = until(routine, way, part), 0
    return round(total)


def _of_part(routine: Routine, way: Way, at: int, part: Part, hold: int) -> Iterator[Chapter]:
    said = _said(routine, way, part)
    if not part.holds:
        yield Chapter(at, 0, said + silence(routine, way, part), said)
        return
    each = routine.hold_seconds + routine.change_seconds
    for number in range(hold, holds_of(part, way.side)):
        told = said if number == hold else 0.0
        yield Chapter(at, number, each + told, told)


def _said(routine: Routine, way: Way, part: Part) -> float:
    step = routine.steps[part.step]
    return len(f"{step.title}. {words(step, way.position, brief=way.brief)}") / _SPOKEN
