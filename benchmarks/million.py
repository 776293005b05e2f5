"""Plays random turns of dialog and speech: `python -m benchmarks.million --turns 1000000`.

Each conversation has a seed of its own; a turn that breaks a rule prints it, and the same seed
plays the same conversation again. Exit code 1 when any rule was broken.
"""

import argparse
import logging
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from random import Random

from skill.alexa.world import World
from skill.assembly import build_world
from skill.dialog.conversation import step
from skill.dialog.state import State
from skill.knowledge.load import load
from skill.settings import Settings
from tests.robust.chance import Chance, read_model
from tests.robust.rules import complaints

_LONGEST = 30  # turns of a conversation; a session that ends begins anew, with nothing known


class Player:
    """Plays conversations in this process."""

    def __init__(self) -> None:
        logging.disable(logging.CRITICAL)
        settings = Settings()
        content = load(settings.content)
        self.world: World = build_world(settings, content)
        self.chance = Chance(read_model(settings.interaction_model), content)
        self.locales = sorted(self.world.places)

    def conversation(self, seed: int) -> Iterator[tuple[str, list[str]]]:
        """Each turn's intent and what is wrong with it."""
        draw = Random(seed)  # noqa: S311  # a seed must play the same again
        place = self.world.place(draw.choice(self.locales))
        state, now = State(), self.world.now()
        for _ in range(_LONGEST):
            name, event = self.chance.event(draw)
            try:
                turn = step(state, event, place.knowledge, now)
                wrong = complaints(event, turn, place)
            except Exception as fault:  # whatever it is, it is found
                yield name, [f"{type(fault).__name__}: {fault}"]
                return
            yield name, wrong
            state = turn.state if turn.reply.asks else State()


def play(first: int, conversations: int) -> tuple[int, list[str]]:
    """Play conversations with the seeds from `first`; turns played, and findings."""
    player, turns, findings = Player(), 0, []
    for seed in range(first, first + conversations):
        for number, (name, wrong) in enumerate(player.conversation(seed), start=1):
            turns += 1
            findings += [f"seed {seed}, turn {number}, {name}: {one}" for one in wrong]
    return turns, findings


def main() -> int:
    """Play them on both cores and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=0, help="of the first conversation")
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    share = options.turns // _LONGEST // options.processes + 1
    firsts = [options.seed + share * number for number in range(options.processes)]
    started = time.monotonic()
    with ProcessPoolExecutor(options.processes) as pool:
        results = list(pool.map(play, firsts, [share] * options.processes))
    findings = [one for _, found in results for one in found]
    kinds = Counter(one.split(": ", 1)[1][:100] for one in findings)
    for kind, count in kinds.most_common():
        print(f"{count} times {kind}; first: {next(one for one in findings if kind in one)[:300]}")
    seconds = time.monotonic() - started
    turns = sum(played for played, _ in results)
    print(f"{turns:,} turns in {seconds:.0f} s, {len(findings)} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
