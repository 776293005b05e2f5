"""`make understanding`: how well our reader understands, set by set; red at a step back.

Grow is a sample of what the reader learns from (its memory; `crossed`: with each hand left out),
check is seen as numbers alone, blind is sealed until it is opened, once.
"""

import argparse
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from skill.errors import OperatorError
from tests.understanding.figures import sets
from tests.understanding.figures.compare import remarks, steps_back, tolerances
from tests.understanding.figures.crossed import counts_of, crossed, gap
from tests.understanding.figures.record import CROSSED, FIGURES, read_record, write_record
from tests.understanding.readings import show
from tests.understanding.readings.lines import LineError
from tests.understanding.readings.taken import House, house, take
from tests.understanding.readings.tally import Count

_SEALED = "blind is sealed: --open-blind opens it, once, at the end"


def main(arguments: list[str]) -> int:
    """Print each set; 1 where a figure fell, 2 where something can't be read."""
    asked = _parser().parse_args(arguments)
    try:
        given = house()
        if asked.crossed:
            write_record(CROSSED, crossed(asked.crossed, given))
            return 0
        return _understanding(asked, given)
    except (LineError, OperatorError, OSError) as wrong:
        sys.stderr.write(f"{wrong}\n")
        return 2


def _understanding(asked: argparse.Namespace, given: House) -> int:
    then, inside = read_record(FIGURES), counts_of(read_record(CROSSED))
    now: dict[str, Any] = {"digests": sets.digests(), "sets": {}}
    for found in _measured(asked, given):
        now["sets"][found.name] = _shown(found, given, inside if found.name == "grow" else {})
    for name, each in now["sets"].items():
        if name != "grow" and (told := gap(inside, name, each["figures"])):
            _say([told])
    _blind(then, now)
    back = [] if asked.write else list(steps_back(then, now, tolerances()))
    _say(() if asked.write else remarks(then, now))
    _say(f"A STEP BACK: {one}" for one in back)
    if asked.write:
        write_record(FIGURES, now)
    return int(bool(back))


def _measured(asked: argparse.Namespace, given: House) -> Iterable[sets.LabelledSet]:
    yield sets.grow()
    for name in ("check", *(["blind"] if asked.open_blind else [])):
        found = sets.folder_set(name, given.sets)
        if found:
            yield found
        else:
            _say([f"{name}: there are no lines yet"])


def _shown(found: sets.LabelledSet, given: House, inside: Mapping[str, Count]) -> dict[str, Any]:
    """Print a set, and give what is recorded of it."""
    taken = take(found.lines, given)
    _say(["", f"== {found.name}: {len(found.lines)} lines", ""])
    _say(show.table(taken.whole, taken.halves, taken.rough, inside))
    _say(show.below(taken.whole))
    _say(show.agreed(found.agreement))
    content = show.as_content(taken.whole, taken.halves, taken.rough, found.agreement)
    return {"digest": found.digest, **content}


def _blind(then: Mapping[str, Any], now: dict[str, Any]) -> None:
    """What was measured when it was opened stays on record, with the ear of that day."""
    opened = then.get("blind") or {}
    if "blind" in now["sets"]:
        opened = {"digests": now["digests"], **now["sets"].pop("blind")}
    now["blind"] = opened
    _say(["", f"blind was opened with ear {opened['digests']['ear']}" if opened else _SEALED])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.understanding")
    add = parser.add_argument
    add("--write", action="store_true", help=f"write {FIGURES.name} and compare nothing")
    add("--open-blind", action="store_true", help="measure the blind set too: it is opened once")
    add("--crossed", type=Path, metavar="FOLDER", help=f"write {CROSSED.name} by these ears")
    return parser


def _say(lines: Iterable[str]) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
