"""Our reader beside its peers, accuracy and speed on labelled lines: `make bench-peers`.

    python -m benchmarks.side_by_side [grow|check|blind|FILE.jsonl]… [--without NAME]

By default grow (a sample of what ours and nlp.js have learnt) and check. A blind set is named
when opened. A subject is right where it is the wanted one or of its set; an alarm is one at
once; raised counts a question for a danger or the leg check too. Of lines with an open question
each peer hears the words alone.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.guess import Guess, Heard
from benchmarks.hearers import HEARERS, MissingError
from tests.understanding.figures.sets import folder_set, grow
from tests.understanding.readings.labelled import labelled
from tests.understanding.readings.lines import ASKING, DANGERS, HARMLESS, Line
from tests.understanding.readings.sameness import Sets
from tests.understanding.readings.taken import house
from tests.understanding.readings.tally import Count

_HEAD = (
    "| who | set | subject right | danger: alarm | danger: raised | harmless: alarm | far refused"
    " | start, s | ms a sentence |"
)


def main() -> None:
    """Print a row for each peer and set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*", default=["grow", "check"])
    parser.add_argument("--without", action="append", default=[], help="part of a peer's name")
    asked = parser.parse_args()
    given = house()
    print(_HEAD + "\n" + "|---" * (_HEAD.count("|") - 1) + "|")
    said = {name: _lines(name, given.sets) for name in asked.sets}
    for who, hear in HEARERS.items():
        if any(part in who for part in asked.without):
            continue
        try:  # once for all sets: nlp.js trains for a quarter of an hour
            heard = hear([line.text for lines in said.values() for line in lines], given)
        except MissingError as missing:
            print(f"| {who} | {missing} |" + " |" * (_HEAD.count("|") - 3))
            continue
        at = 0
        for name, lines in said.items():
            cells = _cells(lines, heard.guesses[at : at + len(lines)], given.sets)
            print(f"| {who} | {Path(name).stem}, {len(lines)} | {cells} | {_times(heard)} |")
            at += len(lines)
        sys.stdout.flush()


def _lines(name: str, sets: Sets) -> list[Line]:
    if name == "grow":
        return grow().lines
    found = folder_set(name, sets) if name in ("check", "blind") else None
    return found.lines if found else labelled([Path(name)], [], sets)[0]


def _cells(lines: Sequence[Line], guesses: Sequence[Guess], sets: Sets) -> str:
    return " | ".join(_share(each) for each in _figures(lines, guesses, sets))


def _times(heard: Heard) -> str:
    return f"{heard.start:.2f} | {heard.seconds / len(heard.guesses) * 1000:.2f}"


def _figures(
    lines: Sequence[Line], guesses: Sequence[Guess], sets: Sets
) -> Iterator[Sequence[bool]]:
    pairs = list(zip(lines, guesses, strict=True))
    yield [
        _right(line, guess, sets) for line, guess in pairs if line.kind in ASKING and line.wanted
    ]
    yield [guess.alarm for line, guess in pairs if line.kind in DANGERS]
    yield [guess.raised for line, guess in pairs if line.kind in DANGERS]
    yield [guess.alarm for line, guess in pairs if line.kind in HARMLESS]
    yield [guess.refused for line, guess in pairs if line.kind == "far"]


def _right(line: Line, guess: Guess, sets: Sets) -> bool:
    return any(sets.right(said, one) for said in guess.subjects for one in line.wanted)


def _share(found: Sequence[bool]) -> str:
    count = Count(sum(found), len(found))
    low, high = count.interval
    return f"{count.share:.1%} [{low:.0%} {high:.0%}]" if found else ""


if __name__ == "__main__":
    main()
