"""What a screen shows while a track plays, or a hold: each page, and when it is its turn.

A device shows its screen, says what is said, and then plays the track; neither tells the other
where it is. So the pages go by the clock, as the place of whoever speaks does
(knowledge/routine_track.py).
https://developer.amazon.com/docs/alexa-presentation-language/integrate-apl-audio-visual-response.html
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from skill.dialog.replies import FactValue
from skill.knowledge.relief import Relief
from skill.knowledge.routine import Length, Position, Routine, Side, drawn, leg_of, words
from skill.knowledge.routine_track import Chapter, Way, chapters, silence

Page = dict[str, str | int]
_NAMED = 1.5  # seconds that "Left leg. Hold." takes


def track_pages(
    facts: Mapping[str, FactValue], routine: Routine, legs: Mapping[str, str], progress: str
) -> list[Page]:
    """The pages of the track that these facts name.

    `legs`: what is shown for the left and the right leg; `progress`: how "1 of 5" is put, with two
    places to fill. `at`, `starts` and `seconds` of a page: seconds since the screen was drawn at
    which it is shown and its countdown begins, and how long that is (0: there is none).
    """
    way = Way(
        cast(Length, facts["length"]),
        cast(Position, facts["position"]),
        cast(Side, facts["side"]),
        bool(facts["brief"]),
    )
    track = chapters(routine, way, int(str(facts["part"])), int(str(facts["hold"])))
    total = len(routine.versions[way.length].parts) - 2
    return [
        _page(routine, way, here, at)
        | {"side": _shown(way, here, routine, legs), "progress": progress.format(here.part, total)}
        for at, here in _timed(track, float(str(facts.get("lead", 0))))
    ]


def held_pages(
    facts: Mapping[str, FactValue], coach: Relief, starts: int, progress: str = ""
) -> list[Page]:
    """The one page of a step of the relief coach, whose hold begins after so many seconds."""
    step = coach.steps[str(facts["step"])]
    told = step.words(str(facts["manner"])).replace(" | ", " ")
    here: Page = {"title": step.title, "text": told, "drawing": step.drawing, "side": ""}
    return [here | {"progress": progress, "at": 0, "starts": starts, "seconds": coach.hold_seconds}]


def still_pages(facts: Mapping[str, FactValue], routine: Routine) -> list[Page]:
    """The one page of a step that waits to be gone on with: no leg, and nothing that counts."""
    position = cast(Position, facts["position"])
    return [_still(routine, str(facts["step"]), position, brief=bool(facts["brief"]))]


def _still(routine: Routine, name: str, position: Position, *, brief: bool) -> Page:
    step = routine.steps[name]
    return {
        "title": step.title,
        "text": words(step, position, brief=brief),
        "drawing": drawn(step, position),
        "side": "",
        "progress": "",
        "at": 0,
        "starts": 0,
        "seconds": 0,
    }


def _timed(track: Sequence[Chapter], at: float) -> Iterator[tuple[float, Chapter]]:
    for chapter in track:
        yield at, chapter
        at += chapter.seconds


def _shown(way: Way, here: Chapter, routine: Routine, legs: Mapping[str, str]) -> str:
    part = routine.versions[way.length].parts[here.part]
    return legs[leg_of(way.side, here.hold)] if part.holds else ""


def _page(routine: Routine, way: Way, here: Chapter, at: float) -> Page:
    part = routine.versions[way.length].parts[here.part]
    quiet = silence(routine, way, part) if part.quiet else 0
    return _still(routine, part.step, way.position, brief=way.brief) | {
        "at": round(at),
        "starts": round(at + here.told + (_NAMED if part.holds else 0)),
        "seconds": routine.hold_seconds if part.holds else quiet,
    }
