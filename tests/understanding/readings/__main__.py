"""`python -m tests.understanding.readings FILE.jsonl…`: how well labelled sentences are read."""

import argparse
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from skill.errors import OperatorError
from skill.knowledge.load import load
from skill.knowledge.localise import localise
from skill.settings import Settings
from skill.understanding.build import build_reader
from tests.understanding.readings import show
from tests.understanding.readings.lines import Line, LineError, decoded, read_lines
from tests.understanding.readings.listeners import WHOLE, listeners
from tests.understanding.readings.measure import Result, measure
from tests.understanding.readings.rough import rough
from tests.understanding.readings.sameness import Sets, read_sets
from tests.understanding.readings.second import Agreement, SecondLabels, joined

_ROOT = Path(__file__).parents[3]
_SUBJECTS = _ROOT / "docs/understanding/subjects.yaml"
_FIGURES = _ROOT / "docs/understanding/figures.json"
_MISSES = 20


def main(arguments: list[str]) -> int:
    """Print the report of one or more sets, taken together."""
    asked = _parser().parse_args(arguments)
    try:
        sets = read_sets(_SUBJECTS)
        lines, agreement = _lines(asked.files, asked.second, sets)
    except (LineError, OperatorError, OSError) as wrong:
        sys.stderr.write(f"{wrong}\n")
        return 2
    whole, halves, damaged = _measured(lines, sets)
    if asked.misses:
        most = int(asked.misses[1]) if asked.misses[1:] else _MISSES
        _say(show.misses(whole.judged, asked.misses[0], most))
        return 0
    _say([f"{len(lines)} lines of {', '.join(path.name for path in asked.files)}"])
    _say(show.table(whole, halves, damaged))
    _say(show.below(whole))
    _say(show.agreed(agreement))
    if asked.json:
        names = [path.name for path in asked.files]
        asked.json.write_bytes(show.as_json(names, whole, halves, damaged, agreement))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.understanding.readings")
    parser.add_argument("files", nargs="+", type=Path, help="lines as labels.md, section 8, says")
    add = parser.add_argument
    add("--second", type=Path, action="append", default=[], help="a second hand's, for each file")
    add("--json", type=Path, nargs="?", const=_FIGURES, help=f"write {_FIGURES.name}, or this file")
    add("--misses", nargs="+", metavar=("KIND", "N"), help='list misses of a kind, or of "all"')
    return parser


def _lines(files: list[Path], second: list[Path], sets: Sets) -> tuple[list[Line], Agreement]:
    """The lines of all files; the second labels belong to the files in the same order."""
    if len(second) > len(files):
        raise LineError(f"{len(second)} files of second labels for {len(files)} of lines")
    lines: list[Line] = []
    agreement: Agreement = {}
    for at, path in enumerate(files):
        others = decoded(second[at], SecondLabels) if at < len(second) else []
        found, agree = joined(read_lines(path), others, sets)
        lines += found
        for field, each in agree.items():
            agreement.setdefault(field, []).extend(each)
    return lines, agreement


def _measured(lines: list[Line], sets: Sets) -> tuple[Result, Mapping[str, Result], list[Result]]:
    """The reader whole, its halves, and the whole one through each rough seed."""
    settings = Settings()
    content = load(settings.content, settings.interaction_model)
    knowledge = localise(content, "en-US")
    ears = listeners(build_reader(settings.interaction_model, settings.content, content))
    results = {name: measure(lines, ear, knowledge, sets) for name, ear in ears.items()}
    damaged = [measure(lines, ears[WHOLE], knowledge, sets, arrives) for arrives in rough()]
    return results.pop(WHOLE), results, damaged


def _say(lines: Iterable[str]) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
