"""The sentences that are sent: lengths as people speak them, and every closed phrase."""

import json
from collections.abc import Iterator
from pathlib import Path

from skill.understanding.routes import Routes

WANTED = 300
_BY_LENGTH = (range(1, 4), range(4, 9), range(9, 19))  # words; a third of the sentences each


def sentences(grow: Path, routes: Routes) -> tuple[str, ...]:
    """Closed phrases of the built-in intents, then lines that people said; each once.

    Drawn evenly over the files and without chance: two machines send the same.
    """
    closed = [one for route in routes.built_in.values() for one in (route.words, *route.also)]
    lines = sorted({one for one in _lines(grow) if one not in closed})
    each = (WANTED - len(closed)) // len(_BY_LENGTH)
    drawn = [one for lengths in _BY_LENGTH for one in _evenly(lines, lengths, each)]
    return tuple(dict.fromkeys((*closed, *drawn)))


def _lines(grow: Path) -> Iterator[str]:
    for path in sorted(grow.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["text"]


def _evenly(lines: list[str], lengths: range, count: int) -> list[str]:
    fitting = [one for one in lines if len(one.split()) in lengths]
    apart = max(len(fitting) // count, 1)
    return fitting[::apart][:count]
