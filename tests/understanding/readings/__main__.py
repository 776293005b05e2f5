"""`python -m tests.understanding.readings FILE.jsonl…`: how well labelled sentences are read."""

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from skill.errors import OperatorError
from tests.understanding.readings import show
from tests.understanding.readings.labelled import labelled
from tests.understanding.readings.lines import LineError
from tests.understanding.readings.sameness import SUBJECTS, read_sets
from tests.understanding.readings.taken import house, take

_MISSES = 20


def main(arguments: list[str]) -> int:
    """Print the report of one or more sets, taken together."""
    asked = _parser().parse_args(arguments)
    try:
        lines, agreement = labelled(asked.files, asked.second, read_sets(SUBJECTS))
        taken = take(lines, house())
    except (LineError, OperatorError, OSError) as wrong:
        sys.stderr.write(f"{wrong}\n")
        return 2
    if asked.misses:
        most = int(asked.misses[1]) if asked.misses[1:] else _MISSES
        _say(show.misses(taken.whole.judged, asked.misses[0], most))
        return 0
    _say([f"{len(lines)} lines of {', '.join(path.name for path in asked.files)}"])
    _say(show.table(taken.whole, taken.halves, taken.rough))
    _say(show.below(taken.whole))
    _say(show.agreed(agreement))
    if asked.json:
        content = show.as_content(taken.whole, taken.halves, taken.rough, agreement)
        asked.json.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.understanding.readings")
    parser.add_argument("files", nargs="+", type=Path, help="lines as labels.md, section 8, says")
    add = parser.add_argument
    add("--second", type=Path, action="append", default=[], help="a second hand's, for each file")
    add("--json", type=Path, help="write the figures to this file")
    add("--misses", nargs="+", metavar=("KIND", "N"), help='list misses of a kind, or of "all"')
    return parser


def _say(lines: Iterable[str]) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
