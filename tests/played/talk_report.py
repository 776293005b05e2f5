"""`make conversations`: how many turns of strangers' conversations come out right.

python -m tests.played.talk_report [FOLDER] [--misses] [--json]
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from uuid import uuid4

from simulator.device.description import Device
from simulator.device.turn import Turn
from simulator.run import Run
from tests.played.skill_run import APPLICATION, skill_run
from tests.played.talk import FOLDER, Grade, Line, Talk, graded, talks

_GRADES: tuple[Grade, ...] = ("right", "partly", "wrong")
Played = list[tuple[Talk, list[tuple[Line, Turn, Grade]]]]


def played(run: Run, all_talks: list[Talk]) -> Played:
    """Each conversation, with a person and services of its own."""
    found: Played = []
    for talk in all_talks:
        device = Device(talk.locale, "speaker", str(uuid4()), APPLICATION)
        with run.scene(device) as scene:
            found.append((talk, list(graded(talk, scene.hear))))
    return found


def figures(all_played: Played) -> dict[str, Counter[str]]:
    """The grades of first turns, of later ones, and by the kind of conversation."""
    counted: dict[str, Counter[str]] = {"first turns": Counter(), "later turns": Counter()}
    for talk, turns in all_played:
        for at, (_, _, grade) in enumerate(turns):
            for name in ("later turns" if at else "first turns", talk.kind):
                counted.setdefault(name, Counter())[grade] += 1
    return counted


def main(arguments: list[str] | None = None) -> int:
    """Print the scoreboard."""
    reader = argparse.ArgumentParser(prog="python -m tests.played.talk_report")
    reader.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    reader.add_argument("--misses", action="store_true", help="show every turn that is not right")
    reader.add_argument("--json", action="store_true")
    options = reader.parse_args(arguments)
    all_talks = talks(options.folder)
    if not all_talks:
        reader.error(f"{options.folder} holds no conversations (*.yaml)")
    with skill_run(one.locale for one in all_talks) as run:
        found = played(run, all_talks)
    counted = figures(found)
    sys.stdout.write(json.dumps(counted, indent=1) + "\n" if options.json else _words(counted))
    if options.misses:
        sys.stdout.writelines(_miss(talk, *one) for talk, turns in found for one in turns)
    return 0


def _words(counted: Mapping[str, Counter[str]]) -> str:
    lines = []
    for name, grades in counted.items():
        of = sum(grades.values())
        shares = ", ".join(f"{one} {grades[one]} ({grades[one] / of:.0%})" for one in _GRADES)
        lines.append(f"{name}: {of} turns, {shares}")
    return "\n".join(lines) + "\n"


def _miss(talk: Talk, line: Line, turn: Turn, grade: Grade) -> str:
    if grade == "right":
        return ""
    acts = [act.act for act in turn.reply.acts]
    asks = turn.reply.asks.act if turn.reply.asks else None
    wanted = f"{line.does} {line.about} {line.hear}"
    return (
        f"\n{grade}: {talk.name} ({talk.kind})\n  > {line.you}\n  wanted {wanted}: {line.why}\n"
        f"  came {acts} asks {asks}: {turn.speech}\n"
    )


if __name__ == "__main__":
    sys.exit(main())
