"""What the words of a track are made of, part by part: for templates (responses/en/paced.j2)."""

from collections.abc import Container, Iterator, Mapping
from typing import cast

from msgspec import Struct

from skill.dialog.replies import FactValue
from skill.knowledge.routine import (
    Length,
    Position,
    Routine,
    Side,
    hold_track,
    holds_of,
    leg_of,
    track,
    words,
)
from skill.knowledge.routine_track import Way, silence


class Hold(Struct, frozen=True):
    """One hold, and with which leg."""

    side: str


class TrackPart(Struct, frozen=True):
    """A part of a track: what is told, then its holds, its sound or its silence.

    `silence`, `hold_seconds` and `change_seconds` are seconds; a sound is its name, "" for none.
    """

    title: str
    told: str
    number: int
    total: int
    holds: list[Hold]
    sound: str
    sound_of_hold: str
    silence: int
    hold_seconds: int
    change_seconds: int


def track_parts(
    facts: Mapping[str, FactValue], routine: Routine, sounds: Container[str]
) -> Iterator[TrackPart]:
    """The parts that the facts of routine.track name."""
    way = Way(
        cast(Length, facts["length"]),
        cast(Position, facts["position"]),
        cast(Side, facts["side"]),
        bool(facts["brief"]),
    )
    first, end = int(str(facts["part"])), int(str(facts["until"]))
    for at in range(first, end):
        yield _part(routine, way, at, int(str(facts["hold"])) if at == first else 0, sounds)


def _part(routine: Routine, way: Way, at: int, done: int, sounds: Container[str]) -> TrackPart:
    parts = routine.versions[way.length].parts
    part, step = parts[at], routine.steps[parts[at].step]
    sound, one = track(routine, part, way.side, done) or "", hold_track(routine)
    return TrackPart(
        title=step.title,
        told=words(step, way.position, brief=way.brief),
        number=at,
        total=len(parts) - 2,
        holds=[Hold(leg_of(way.side, number)) for number in range(done, holds_of(part, way.side))],
        sound=sound if sound in sounds else "",
        sound_of_hold=one if one in sounds else "",
        silence=silence(routine, way, part),
        hold_seconds=routine.hold_seconds,
        change_seconds=routine.change_seconds,
    )
