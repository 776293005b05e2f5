"""The memory of a server's workers, read from /proc (Linux alone)."""

import os
from collections.abc import Mapping
from pathlib import Path

MOST = 4.0  # MiB that a worker may grow in the last half of a soak, and still be flat


def workers(master: int) -> Mapping[int, float]:
    """MiB held by each child of a process, by process id."""
    children = Path(f"/proc/{master}/task/{master}/children").read_text().split()
    return {int(one): _mib(one) for one in sorted(children)}


def _mib(process: str) -> float:
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


class Memory(list[Mapping[int, float]]):
    """Looks at the workers, in order."""

    def growth(self) -> Mapping[int, float]:
        """MiB by worker from the middle look to the last; a worker not there before: all of it."""
        middle, last = self[len(self) // 2 - 1], self[-1]
        return {one: held - middle.get(one, 0.0) for one, held in last.items()}

    def flat(self) -> bool:
        """Whether the workers are the same from first to last, and hardly grew."""
        same = all(each.keys() == self[0].keys() for each in self)
        return same and max(self.growth().values()) <= MOST

    def told(self) -> str:
        """The verdict in words."""
        grown = ", ".join(f"{one:+.1f}" for one in self.growth().values())
        flat = "flat" if self.flat() else "NOT flat, or a worker was replaced"
        return f"memory: {flat}; in the last half {grown} MiB a worker (at most {MOST:g})"
