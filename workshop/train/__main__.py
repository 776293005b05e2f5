"""`python -m workshop.train`: make en.ear anew.

`measure` calibrates and prints the figures; `agree` makes one in memory and is red where it answers
other than the committed one; `behind` says how many lines the ear has not seen, and is red above
MOST_BEHIND; `fresh` is red where there are any; `leave-out FOLDER` writes an ear for each hand that
has not learnt from it, by which `make figures-crossed` measures.
"""

from __future__ import annotations

import sys
from pathlib import Path

from workshop.train import inputs


def main(asked: list[str]) -> int:
    """Train, measure or compare; nothing else."""
    if asked == ["behind"]:
        return _behind()
    if asked == ["fresh"]:
        fresh = not inputs.behind()
        return _say(f"en.ear is {'' if fresh else 'not '}of today's lines", int(not fresh))
    if asked not in ([], ["measure"], ["agree"]) and asked[:-1] != ["leave-out"]:
        return _say("python -m workshop.train [measure|agree|behind|fresh|leave-out FOLDER]", 2)
    # The trainer's libraries are in build/train-venv alone.
    from workshop.train import agree, build, measure  # noqa: PLC0415

    if asked == ["agree"]:
        share = agree.share()
        return _say(f"an ear made anew answers {share:.1%} alike", int(share < agree.LEAST))
    if asked == ["measure"]:
        measure.show()
        return 0
    for written in build.leave_hands_out(Path(asked[-1])) if asked else [build.train()]:
        _say(f"{written}: {written.stat().st_size} bytes", 0)
    return 0


def _behind() -> int:
    files = inputs.behind()
    lines = sum(files.values())
    for name, count in files.items():
        _say(f"{name}: {count} lines changed since en.ear was made", 0)
    _say(f"en.ear is {lines} lines behind" + ("; make it anew: make train" if lines else ""), 0)
    return int(lines > inputs.MOST_BEHIND)


def _say(text: str, code: int) -> int:
    sys.stdout.write(text + "\n")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
