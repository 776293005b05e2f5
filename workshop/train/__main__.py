"""`python -m workshop.train`: make the ear anew; `measure` prints the figures of training.md."""

from __future__ import annotations

import sys

from workshop.train import build, measure


def main() -> int:
    """Train, or measure; nothing else."""
    if sys.argv[1:] == ["measure"]:
        measure.show()
    elif sys.argv[1:]:
        print("python -m workshop.train [measure]", file=sys.stderr)  # noqa: T201
        return 2
    else:
        written = build.train()
        print(f"{written}: {written.stat().st_size} bytes")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
