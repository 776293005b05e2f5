"""Plays random lives of people with the skill: `python -m benchmarks.million --turns 1000000`.

By words: lines that people say and sentences of a grammar, some of them through a rough ear, by any
route that could take them (tests/robust/sentences.py). Each life has a seed of its own; a turn that
breaks a rule prints it, and the same seed plays the same life again. The store and Alexa's services
fail by chance (tests/robust/house.py). Exit code 1 when any rule was broken, or when an act of the
skill was never seen in 100,000 turns or more.
"""

import argparse
import logging
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from math import inf
from random import Random

from simulator.wire.reply import read_reply
from skill.knowledge.load import load
from skill.settings import Settings
from tests.robust.chance import read_chance
from tests.robust.house import houses
from tests.robust.life import Life, pass_time
from tests.robust.rules import broken_promises, complaints

_LONGEST = 30  # turns of a life
_ENOUGH = 100_000  # turns in which every act of the skill is met
# Not of a reply: what a reminder rings with; and what is said of a fault of ours, which is none.
_UNSEEN = frozenset({"reminders.label", "basics.trouble"})


class Player:
    """Plays lives in this process; `seen`: the acts of all replies."""

    def __init__(self) -> None:
        logging.disable(logging.CRITICAL)
        settings = Settings()
        content = load(settings.content, settings.interaction_model)
        self._houses = houses(settings, content)
        self.chance = read_chance(settings.interaction_model, content)
        self.seen: set[str] = set()

    def life(self, seed: int) -> Iterator[tuple[str, list[str]]]:
        """Each turn's request and what is wrong with its reply."""
        draw, house = Random(seed), self._houses[seed % 2]  # noqa: S311  # it must play the same again
        house.begin(draw)
        life = Life(house.send, self.chance, draw)
        for _ in range(_LONGEST):
            house.clock.now = pass_time(house.clock.now, draw)
            try:
                exchange = life.turn()
                wrong = complaints(exchange, house.parts)
                wrong += broken_promises(exchange, house.services.calls, house.table.rows)
            except Exception as fault:  # whatever it is, it is found
                yield "a turn", [f"{type(fault).__name__}: {fault}"]
                return
            reply = read_reply(exchange.body)
            self.seen |= {act.act for act in (*reply.acts, *filter(None, [reply.asks]))}
            yield exchange.name, wrong


def play(first: int, lives: int, seconds: float) -> tuple[int, list[str], set[str]]:
    """Play lives with the seeds from `first`; turns played, findings, and the acts seen.

    `seconds`: no life is begun later.
    """
    player, turns, findings = Player(), 0, []
    until = time.monotonic() + seconds
    for seed in range(first, first + lives):
        if time.monotonic() > until:
            break
        for number, (name, wrong) in enumerate(player.life(seed), start=1):
            turns += 1
            findings += [f"seed {seed}, turn {number}, {name}: {one}" for one in wrong]
    return turns, findings, player.seen


def never_seen(seen: set[str]) -> list[str]:
    """The acts that have a template and were in no reply."""
    files = (Settings().responses / "en").glob("*/*.j2")
    acts = {f"{path.parent.name}.{path.stem}" for path in files if path.parent.name != "pages"}
    return sorted(acts - seen - _UNSEEN)


def main() -> int:
    """Play them and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=0, help="of the first conversation")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--minutes", type=float, default=inf, help="at most (default: no limit)")
    options = parser.parse_args()
    share = options.turns // _LONGEST // options.processes + 1
    firsts = [options.seed + share * number for number in range(options.processes)]
    started = time.monotonic()
    with ProcessPoolExecutor(options.processes) as pool:
        results = list(pool.map(partial(play, lives=share, seconds=60 * options.minutes), firsts))
    findings = [one for _, found, _ in results for one in found]
    seen = set[str]().union(*(acts for _, _, acts in results))
    turns = sum(played for played, _, _ in results)
    unseen = never_seen(seen) if turns >= _ENOUGH else []
    findings += [f"no seed, no turn, nothing: {act} was never seen" for act in unseen]
    kinds = Counter(one.split(": ", 1)[1][:100] for one in findings)
    for kind, count in kinds.most_common():
        print(f"{count} times {kind}; first: {next(one for one in findings if kind in one)[:300]}")
    seconds = time.monotonic() - started
    print(f"{turns:,} turns in {seconds:.0f} s, {len(findings)} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
