"""How the skill sounds over strangers' conversations: the length of first answers, and endings.

`python -m tests.played.voice_report [SET …] [--repeats] [--long]` plays the sets of tests/talks
(by default all of them) and prints the figures that voice.md asks for.
"""

import argparse
import statistics
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from simulator.device.turn import Turn
from simulator.run import Run
from tests.played.skill_run import skill_run
from tests.played.talk import FOLDER, Talk, talks
from tests.played.talk_report import played
from tests.played.voice_measure import FirstAnswer, first_answer, repeated_endings

SETS = ("grow", "check", "rows", "blind", "blind-2", "blind-3", "blind-4")
_MOST_SECONDS = 12.0


class Sound(Struct, frozen=True):
    """What one conversation sounds like: its first answer, the endings that came again."""

    talk: Talk
    first: FirstAnswer | None
    again: list[tuple[str, Turn]]


def conversations(names: Iterable[str] = SETS) -> list[Talk]:
    """Those of these sets; `grow` stands in tests/talks itself."""
    return [one for name in names for one in talks(_folder(name))]


def _folder(name: str) -> Path:
    return FOLDER if name == "grow" else FOLDER / name


def sounds(run: Run, some: list[Talk]) -> list[Sound]:
    """Each conversation played by itself."""
    return [_sound(talk, [turn for _, turn, _ in turns]) for talk, turns in played(run, some)]


def _sound(talk: Talk, turns: Sequence[Turn]) -> Sound:
    return Sound(talk, first_answer(turns), [*repeated_endings(turns)])


def figures(found: Sequence[Sound]) -> dict[str, float]:
    """The figures by name: counts, medians, and shares of 0 to 1."""
    first = [one.first for one in found if one.first]
    return {
        "conversations": len(found),
        "first answers": len(first),
        "median words": statistics.median(one.words for one in first),
        "median seconds": statistics.median(one.seconds for one in first),
        "share longer than 12 s": _share(one.seconds > _MOST_SECONDS for one in first),
        "words of caveats, mean share": statistics.fmean(one.caveat for one in first),
        "share with a disclaimer": _share(one.disclaims for one in first),
        "share that disclaims or sends to somebody": _share(one.sends for one in first),
        "conversations with an ending twice": sum(bool(one.again) for one in found),
        "endings heard again": sum(len(one.again) for one in found),
    }


def _share(each: Iterable[bool]) -> float:
    several = list(each)
    return sum(several) / max(1, len(several))


def main(arguments: list[str] | None = None) -> int:
    """Print the figures, and on request what made them."""
    reader = argparse.ArgumentParser(prog="python -m tests.played.voice_report")
    reader.add_argument("sets", nargs="*", default=SETS, metavar="SET")
    reader.add_argument("--repeats", action="store_true", help="show each ending heard again")
    reader.add_argument("--long", action="store_true", help="show each first answer above 12 s")
    options = reader.parse_args(arguments)
    some = conversations(options.sets)
    with skill_run(one.locale for one in some) as run:
        found = sounds(run, some)
    sys.stdout.writelines(f"{name:<48}{one:8.2f}\n" for name, one in figures(found).items())
    sys.stdout.writelines(_repeats(found) if options.repeats else ())
    sys.stdout.writelines(_long(found) if options.long else ())
    return 0


def _repeats(found: Sequence[Sound]) -> Iterator[str]:
    counted = Counter(last for one in found for last, _ in one.again)
    yield from (f"{count:4} {last}\n" for last, count in counted.most_common())
    for one in found:
        for _, turn in one.again:
            acts = [*turn.reply.acts, *([turn.reply.asks] if turn.reply.asks else [])]
            named = " ".join(act.act for act in acts)
            yield f"{one.talk.name} > {turn.heard}\n    [{named}] {turn.speech}\n"


def _long(found: Sequence[Sound]) -> Iterator[str]:
    for one in found:
        if one.first and one.first.seconds > _MOST_SECONDS:
            yield f"{one.first.seconds:5.1f} s {one.talk.name}: {one.first.said}\n"


if __name__ == "__main__":
    sys.exit(main())
