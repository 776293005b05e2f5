"""Posts signed requests to the whole application: `python -m benchmarks.door --requests 50000`.

A third of them are random lives, a third those very requests with something changed, a third real
envelopes with something changed. Preferences are kept in SQLite, in a folder that is deleted;
Alexa's services answer at random. Exit code 1 when the answer to any was a fault of ours, or one
that Alexa would not take.
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
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from skill.assembly import build_turn_parts
from skill.knowledge.load import load
from skill.locale_bundles import TurnParts
from skill.settings import Settings
from tests.robust.chance import ODD, Chance, read_chance
from tests.robust.door import Posting
from tests.robust.house import open_door, open_skill
from tests.robust.life import Life
from tests.robust.mutations import PLACES, WRONG, changed, of_alexas
from tests.robust.rules import keep_the_rules
from tests.web.pki import Pki

_TURNS = 20


def posted(share: int, seed: int, seconds: float) -> Counter[str]:
    """Post about `share` requests; what became of them, faults named.

    `seconds`: no life is begun later.
    """
    logging.disable(logging.CRITICAL)
    settings = Settings()
    content, pki = load(settings.content, settings.interaction_model), Pki()
    parts = build_turn_parts(settings, content)
    chance = read_chance(settings.interaction_model, content)
    with TemporaryDirectory() as folder:
        posting = open_door(open_skill(parts, Path(folder)), pki)
        draw = Random(seed)  # noqa: S311  # it must play the same again
        until, found = time.monotonic() + seconds, Counter[str]()
        while found.total() < share and time.monotonic() < until:
            found.update(_life(posting, parts, chance, draw))
        return found


def _life(posting: Posting, parts: TurnParts, chance: Chance, draw: Random) -> Iterator[str]:
    life = Life(posting.send, chance, draw)
    for _ in range(_TURNS):
        try:
            exchange = life.turn()
            keep_the_rules(exchange, parts)
            yield f"life: {exchange.request['type']}"
            place = draw.choice(of_alexas(exchange.whole))
            for whole, path in ((exchange.whole, place), draw.choice(PLACES)):
                odd = changed(whole, path, draw.choice((*WRONG, *ODD)))
                yield f"changed: {posting.judge(odd)}"
        except AssertionError as fault:
            yield f"wrong: {str(fault)[:500]}"


def main() -> int:
    """Post them and print what became of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--minutes", type=float, default=inf, help="at most (default: no limit)")
    options = parser.parse_args()
    started = time.monotonic()
    share, seeds = options.requests // options.processes, range(options.processes)
    with ProcessPoolExecutor(options.processes) as pool:
        begun = [options.seed + one for one in seeds]
        parts = pool.map(partial(posted, share, seconds=60 * options.minutes), begun)
        found = sum(parts, Counter[str]())
    for outcome, count in found.most_common():
        print(f"{count:,} {outcome}")
    print(f"{found.total():,} requests in {time.monotonic() - started:.0f} s")
    return 1 if any(outcome.startswith("wrong") for outcome in found) else 0


if __name__ == "__main__":
    sys.exit(main())
