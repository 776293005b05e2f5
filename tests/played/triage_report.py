"""`make triage-report`: where the patients' checks end: exact, too low, too high, critical, turns.

python -m tests.played.triage_report [FOLDER] [--rough] [--misses] [--json]
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any
from uuid import uuid4

from simulator.device.description import Device
from simulator.run import Run
from simulator.understanding.rough import SEEDS
from skill.knowledge.models import LEVELS
from tests.played.skill_run import APPLICATION, skill_run
from tests.played.triage_patient import FOLDER, Vignette, Visit, vignettes, visit

_SWEEP = ("chest-breath", "sudden-weak", "ill", "group", "back-pee")
_UPPER, _SOON = LEVELS[:3], LEVELS.index("soon")


def played(run: Run, patients: list[Vignette], seed: int | None = None) -> Iterator[Visit]:
    """Each patient's check, by the whole ear or by a rough one."""
    for one in patients:
        echo = run.echo(Device(one.locale, "speaker", str(uuid4()), APPLICATION))
        echo.hear_by(seed)
        yield visit(one, echo)


def figures(visits: list[Visit]) -> dict[str, Any]:
    """What the report says, of all visits."""
    levels = {level: _counted([v for v in visits if v.vignette.level == level]) for level in LEVELS}
    return {
        **_counted(visits),
        "upper levels sent lower": sum(v.vignette.level in _UPPER and _off(v) > 0 for v in visits),
        "median turns": median(len(v.turns) for v in visits),
        "median turns to an emergency": median(
            [len(v.turns) for v in visits if v.level == "emergency"] or [0]
        ),
        "most sweep questions": max(len({*v.asked} & {*_SWEEP}) for v in visits),
        "levels": levels,
    }


def _counted(visits: list[Visit]) -> dict[str, int]:
    return {
        "patients": len(visits),
        "exact": sum(_off(v) == 0 for v in visits),
        "too high": sum(_off(v) < 0 for v in visits),
        "too low": sum(_off(v) > 0 for v in visits),
        "critical": sum(critical(v) for v in visits),
    }


def _off(one: Visit) -> int:
    """By how many levels too low (above 0) or too high; no level at all is the lowest."""
    came = LEVELS.index(one.level) if one.level in LEVELS else len(LEVELS)
    return came - LEVELS.index(one.vignette.level)


def critical(one: Visit) -> bool:
    """An emergency, or a case for the emergency department, that was sent to soon or below."""
    grave = one.vignette.level in LEVELS[:2]
    return grave and LEVELS.index(one.vignette.level) + _off(one) >= _SOON


def main(arguments: list[str] | None = None) -> int:
    """Print the report. Exit code 1 where a critical case was sent too low."""
    reader = argparse.ArgumentParser(prog="python -m tests.played.triage_report")
    reader.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    reader.add_argument("--rough", action="store_true", help="by the five rough ears as well")
    reader.add_argument("--misses", action="store_true", help="show every talk that went wrong")
    reader.add_argument("--json", action="store_true")
    options = reader.parse_args(arguments)
    patients = vignettes(options.folder)
    if not patients:
        reader.error(f"{options.folder} holds no patients (*.yaml)")
    ears = {"whole": None, **({f"rough {n}": n for n in SEEDS} if options.rough else {})}
    with skill_run(one.locale for one in patients) as run:
        visits = {ear: list(played(run, patients, seed)) for ear, seed in ears.items()}
    counted = {ear: figures(of) for ear, of in visits.items()}
    sys.stdout.write(json.dumps(counted, indent=1) if options.json else _words(counted))
    if options.misses:
        sys.stdout.writelines(_talk(one) for one in visits["whole"] if _off(one))
    return int(any(one["critical"] for one in counted.values()))


def _words(counted: dict[str, dict[str, Any]]) -> str:
    lines = []
    for ear, one in counted.items():
        of = one["patients"]
        shares = (f"{name} {one[name]} ({one[name] / of:.0%})" for name in _SHARES)
        lines.append(f"{ear} ear, {of} patients: {', '.join(shares)}")
        lines.append("  " + "; ".join(f"{name} {one[name]}" for name in _COUNTS))
        for level, row in one["levels"].items():
            lines.append(
                f"  {level}: " + ", ".join(f"{name} {count}" for name, count in row.items())
            )
    return "\n".join(lines) + "\n"


_COUNTS = ("median turns", "median turns to an emergency", "most sweep questions")
_SHARES = ("exact", "too high", "too low", "critical", "upper levels sent lower")


def _talk(one: Visit) -> str:
    said = (
        f"  > {turn.heard}\n    {turn.reply.speech.text if turn.reply.speech else ''}"
        for turn in one.turns
    )
    head = f"\n{one.vignette.id} ({one.vignette.rows}): {one.vignette.level}, came {one.level}\n"
    return head + "\n".join(said) + "\n"


if __name__ == "__main__":
    sys.exit(main())
