"""`python -m tests.understanding.ratchet`: which test sentences pass, in a file that only grows.

A sentence may give way to others: the count of all may not fall, and no danger may leave.
"""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from skill.knowledge.strict_yaml import read
from tests.understanding.corpus import DANGER
from tests.understanding.readings.taken import house
from tests.understanding.said import passing

FILE = Path(__file__).with_name("ratchet.yaml")
_HEAD = (
    "# Which test sentences our reader gets right: made with `make ratchet`, and it only grows.\n"
)
DANGERS = (DANGER, f"fresh-{DANGER}", f"openings-{DANGER}")
_A_LINE = 13

Passing = Mapping[str, list[str]]


def kept() -> dict[str, list[str]]:
    """What stands in the file."""
    if not FILE.exists():
        return {}
    return {file: names.split() for file, names in read(FILE, dict[str, str]).items()}


def shrunk(then: Passing, now: Passing) -> Iterator[str]:
    """Where it would shrink: fewer in all, or a danger that was heard."""
    before, after = (sum(map(len, each.values())) for each in (then, now))
    if after < before:
        yield f"{after} pass, {before} did"
    for file, names in then.items():
        lost = set(names) - set(now.get(file, []))
        if lost and file in DANGERS:
            yield f"{file}: lost {' '.join(sorted(lost))}"


def main() -> int:
    """Write the file; 1 where it would shrink."""
    now = passing(house())
    if wrong := list(shrunk(kept(), now)):
        sys.stderr.write("\n".join(["the ratchet does not go back:", *wrong, ""]))
        return 1
    FILE.write_text(_HEAD + "".join(_written(now)), encoding="utf-8")
    sys.stdout.writelines(f"{file}: {len(names)}\n" for file, names in now.items())
    return 0


def _written(now: Passing) -> Iterator[str]:
    for file, names in now.items():
        yield f"{file}: >-\n"
        for at in range(0, len(names), _A_LINE):
            yield f"  {' '.join(names[at : at + _A_LINE])}\n"


if __name__ == "__main__":
    sys.exit(main())
