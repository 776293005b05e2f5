"""`make plays-rough`: plays whose sentences arrive damaged, by the five seeds of docs/simulator.md.

Each line that somebody says is damaged by itself, after the lines before it arrived whole: so each
turn is counted, and one that goes wrong misleads no later one. A play passes a seed when it passes
with all of its lines damaged. Plays with steps are left out: they wait, or start the skill anew.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from statistics import fmean
from uuid import uuid4

from msgspec import Struct

from simulator.device.description import Device
from simulator.device.turn import Turn
from simulator.plays.play import mismatches, run_play
from simulator.plays.play_file import Play, Said, find_plays
from simulator.plays.scene import Scene
from simulator.plays.steps import read_step
from simulator.run import Run
from simulator.understanding.rough import SEEDS
from tests.played.skill_run import APPLICATION, skill_run

_TESTS = Path(__file__).parent.parent
_ALARMS = ("danger.alert", "danger.holds", "mind.crisis")
_GRAVE = ("emergency", "emergency_department")
_KEEP_OPEN = ("danger.", "mind.", "triage.")


class Line(Struct, frozen=True):
    """One line damaged by one seed, and whether its turn is right.

    `danger`: it tells one that is stated when it arrives whole; `calm`: and yet nothing was raised
    or asked about it.
    """

    play: str
    said: str
    seed: int
    right: bool
    danger: bool = False
    calm: bool = False


def rough_plays() -> list[Play]:
    """All plays without steps."""
    found = find_plays([_TESTS / "conversations", _TESTS / "reminders"])
    return [play for play in found if not any(read_step(one.you) for one in play.talk)]


def damaged_lines(play: Play, run: Run, seeds: Iterable[int] = SEEDS) -> Iterator[Line]:
    """Every line of a play that says words, by every seed."""
    stated = stated_lines(play, run)
    for at, said in enumerate(play.talk):
        for seed in () if said.you.startswith("[") else seeds:
            yield damaged(play, run, at, seed, danger=at in stated)


def stated_lines(play: Play, run: Run) -> list[int]:
    """Which lines state a danger when all arrives whole."""
    with _scene(play, run) as scene:
        return [at for at, said in enumerate(play.talk) if _stated(scene.hear(said.you))]


def damaged(play: Play, run: Run, at: int, seed: int, *, danger: bool) -> Line:
    """One line by one seed."""
    said, turn = play.talk[at], _heard(play, run, at, seed)
    calm = danger and not any(_raised(one) for one in _turns(turn))
    return Line(play.name, said.you, seed, _right(said, turn), danger, calm)


def passes(play: Play, run: Run, seed: int) -> bool:
    """Whether a play passes with all of its lines damaged."""
    with _scene(play, run) as scene:
        scene.echo.hear_by(seed)
        return run_play(play, scene).passed


def _scene(play: Play, run: Run) -> AbstractContextManager[Scene]:
    """Somebody who was never here before."""
    device = Device(play.locale, play.device, str(uuid4()), APPLICATION)
    return run.scene(device, play.at, play.zone)


def _heard(play: Play, run: Run, at: int, seed: int | None) -> Turn:
    """The turn of one line by an ear, after those before it by the whole one."""
    with _scene(play, run) as scene:
        for said in play.talk[:at]:
            scene.hear(said.you)
        scene.echo.hear_by(seed)
        return scene.hear(play.talk[at].you)


def _right(said: Said, turn: Turn) -> bool:
    return not mismatches(said, turn, strict=False)


def _turns(turn: Turn) -> Iterator[Turn]:
    if turn.before:
        yield from _turns(turn.before)
    yield turn


def _stated(turn: Turn) -> bool:
    """An alarm, or an outcome of the leg check that is one."""
    return any(one.act in _ALARMS or one.facts.get("level") in _GRAVE for one in turn.reply.acts)


def _raised(turn: Turn) -> bool:
    """That, or a question that keeps the danger open: its own, or the leg check's."""
    asks = turn.reply.asks
    return _stated(turn) or bool(asks and asks.act.startswith(_KEEP_OPEN))


def main() -> int:
    """Print the figures; `--calm` names each danger that ended calm."""
    parser = argparse.ArgumentParser(prog="python -m tests.played.rough_plays")
    parser.add_argument("--model", type=Path, help="by default that of interaction_model/")
    parser.add_argument("--calm", action="store_true")
    asked = parser.parse_args()
    plays = rough_plays()
    with skill_run((play.locale for play in plays), model=asked.model) as run:
        lines = [line for play in plays for line in damaged_lines(play, run)]
        whole = sum(run_whole(play, run) for play in plays)
        passed = [sum(passes(play, run, seed) for play in plays) for seed in SEEDS]
    sys.stdout.writelines(f"{one}\n" for one in _report(lines, len(plays), whole, passed))
    for line in lines if asked.calm else ():
        if line.calm:
            sys.stdout.write(f"calm by seed {line.seed}: {line.play}: {line.said}\n")
    return 0


def run_whole(play: Play, run: Run) -> bool:
    """Whether a play passes as it stands."""
    with _scene(play, run) as scene:
        return run_play(play, scene).passed


def _report(lines: list[Line], plays: int, whole: int, passed: list[int]) -> Iterator[str]:
    yield "| what | whole | rough, mean | worst |\n|---|---|---|---|"
    yield _row("plays that pass", whole / plays, [one / plays for one in passed], plays)
    right = [_share([one.right for one in lines if one.seed == seed]) for seed in SEEDS]
    yield _row("turns right, one line damaged", 1.0, right, len(lines) // len(SEEDS))
    told = [one for one in lines if one.danger]
    kept = [_share([not one.calm for one in told if one.seed == seed]) for seed in SEEDS]
    yield _row("stated dangers raised or asked about", 1.0, kept, len(told) // len(SEEDS))


def _row(name: str, whole: float, rough: list[float], of: int) -> str:
    return f"| {name} (of {of}) | {whole:.1%} | {fmean(rough):.1%} | {min(rough):.1%} |"


def _share(found: list[bool]) -> float:
    return sum(found) / len(found) if found else 1.0


if __name__ == "__main__":
    sys.exit(main())
