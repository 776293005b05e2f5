"""`python -m tests.understanding.draw grow`: misses to be analysed, the same ones each time.

Drawn over kinds: one of each kind in turn, so that a rare kind is seen as a common one is. Printed
as docs/understanding/misses.md wants it, cause and mend to be filled in. Lines of check are not
read by anybody, and blind is sealed until it was opened: `--open-blind` draws from it then.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import chain, islice, zip_longest

from tests.understanding.figures.sets import folder_set, grow
from tests.understanding.readings.listeners import WHOLE, listeners
from tests.understanding.readings.measure import Judged, measure
from tests.understanding.readings.show import miss
from tests.understanding.readings.taken import house

_MOST = 50


def main(arguments: list[str]) -> int:
    """Print them; 2 for a set whose lines are not read."""
    parser = argparse.ArgumentParser(prog="python -m tests.understanding.draw")
    parser.add_argument("set", choices=["grow", "blind"])
    parser.add_argument("--most", type=int, default=_MOST)
    parser.add_argument("--open-blind", action="store_true", help="blind was opened")
    asked = parser.parse_args(arguments)
    if asked.set == "blind" and not asked.open_blind:
        sys.stderr.write("blind is sealed: --open-blind draws from it once it was opened\n")
        return 2
    given = house()
    found = grow() if asked.set == "grow" else folder_set("blind", given.sets)
    lines = found.lines if found else []
    whole = listeners(given.parts.reader())[WHOLE]
    missed = [
        one
        for one in measure(lines, whole, given.knowledge, given.sets).judged
        if one.verdict.word != "right"
    ]
    chosen = drawn(missed, asked.most)
    sys.stdout.writelines(f"{line}\n" for line in written(chosen, len(missed), len(lines)))
    return 0


def drawn(missed: Iterable[Judged], most: int) -> list[Judged]:
    """At most so many, one of each kind in turn; of a kind those whose words hash lowest."""
    kinds: dict[str, list[Judged]] = {}
    for one in sorted(missed, key=lambda one: sha256(one.line.text.encode()).digest()):
        kinds.setdefault(one.line.kind, []).append(one)
    turns = chain.from_iterable(zip_longest(*(kinds[kind] for kind in sorted(kinds))))
    return list(islice((one for one in turns if one), most))


def written(chosen: Iterable[Judged], missed: int, of: int) -> Iterator[str]:
    """As Markdown: how many of each verdict, then each miss with room for cause and mend."""
    listed = list(chosen)
    yield f"{len(listed)} of the {missed} misses among {of} lines, one of each kind in turn.\n"
    yield "| kind | verdict | misses |\n|---|---|---|"
    counts = Counter((one.line.kind, one.verdict.why) for one in listed)
    for (kind, why), count in sorted(counts.items()):
        yield f"| {kind} | {why} | {count} |"
    for number, one in enumerate(listed, 1):
        yield f"\n{number}. {one.line.kind}\n\n```"
        yield from miss(one)
        yield "```\n\n- cause:\n- mend:"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
