"""The words of the night (tests/night), each played: what comes of it.

`python -m tests.played.night_report [FOLDER]` prints those that come to something else; of a set
that is grown with the rules it prints those of its first half alone, and counts both halves.
"""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import msgspec

from simulator.device.description import Device
from simulator.device.turn import Turn
from simulator.plays.scene import Scene
from simulator.run import Run
from tests.played.skill_run import APPLICATION, skill_run

NIGHT = Path(__file__).parent.parent / "night"
FILE, GROWN = NIGHT / "blind.yaml", NIGHT / "grow"
_STRETCHES = ("routine.track", "routine.step", "routine.last_track")
_COACHES = ("relief.step", "relief.first")
_GRAVE = ("danger.", "mind.", "triage.")  # an alarm, a question of it, the leg check
_START = "start my bedtime routine"
_AT_FIRST = ("cramp_now", "not_now", "cramp_and_danger")  # said to open with, not to the check


@dataclass(frozen=True)
class Came:
    """What came of a sentence; `half`: 0 was looked at while it grew, 1 never was."""

    kind: str
    say: str
    met: bool
    speech: str
    half: int


def sentences(source: Path = FILE) -> Mapping[str, list[dict[str, str]]]:
    """The lists by name: of a file, or a file each in a folder."""
    if source.is_dir():
        return {one.stem: msgspec.yaml.decode(one.read_bytes()) for one in sorted(source.iterdir())}
    found: dict[str, list[dict[str, str]]] = msgspec.yaml.decode(source.read_bytes())
    return found


def locales(source: Path = FILE) -> set[str]:
    """Those in which its sentences are said."""
    return {one["locale"] for several in sentences(source).values() for one in several}


def played(run: Run, source: Path = FILE) -> Iterator[Came]:
    """What came of each."""
    for kind, several in sentences(source).items():
        for number, one in enumerate(several):
            device = Device(one["locale"], "speaker", str(uuid4()), APPLICATION)
            with run.scene(device) as scene:
                turn = _turn(kind, one["say"], scene)
                yield Came(kind, one["say"], _met(kind, turn), turn.speech, number % 2)


def _turn(kind: str, say: str, scene: Scene) -> Turn:
    if kind in _AT_FIRST:
        return scene.ask(say)
    scene.ask(_START)
    return scene.hear(say)


def _met(kind: str, turn: Turn) -> bool:
    asks = [turn.reply.asks.act] if turn.reply.asks else []
    acts = [act.act for act in turn.reply.acts] + asks
    if kind == "cramp_and_danger":
        return any(one.startswith(_GRAVE) for one in acts)
    if kind in _AT_FIRST:
        return any(one in _COACHES for one in acts) == (kind == "cramp_now")
    return any(one in _STRETCHES for one in acts) == (kind == "all_clears")


def main(source: Path = FILE) -> int:
    """Print what came to something else, and the counts."""
    with skill_run(locales(source)) as run:
        found = list(played(run, source))
    for kind in dict.fromkeys(one.kind for one in found):
        of = [one for one in found if one.kind == kind]
        halves = [[one for one in of if one.half == half] for half in (0, 1)]
        shown = halves[0] if source.is_dir() else of
        sys.stdout.writelines(f"{kind}: {c.say}\n    {c.speech}\n" for c in shown if not c.met)
        sys.stdout.write(f"{kind}: {_count(of)}")
        sys.stdout.write(f" ({' and '.join(map(_count, halves))})\n" if source.is_dir() else "\n")
    return 0


def _count(some: list[Came]) -> str:
    return f"{sum(one.met for one in some)} of {len(some)}"


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:2])))
