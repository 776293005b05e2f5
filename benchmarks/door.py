"""Posts signed requests to the whole application: `python -m benchmarks.door --requests 50000`.

Half of them are random conversations, half real envelopes with something changed. Exit code 1
when the answer to any was a fault of ours, or one that Alexa would not take.
"""

import argparse
import logging
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from random import Random

from skill.assembly import build
from skill.settings import Settings
from skill.verification.verifier import RequestVerifier
from skill.web import Door, make_app
from tests.robust.chance import ODD, Chance, read_model
from tests.robust.door import Posting
from tests.robust.mutations import PLACES, WRONG, changed, play
from tests.web.conftest import ADDRESS, APPLICATION, Shelf
from tests.web.pki import Pki

_TURNS = 10


def posted(share: int, seed: int) -> Counter[str]:
    """Post about `share` requests; what became of them, faults named."""
    logging.disable(logging.CRITICAL)
    settings = Settings(application_id=APPLICATION)
    parts, pki = build(settings), Pki()
    shelf, roots = Shelf({ADDRESS: pki.chain}), [pki.root.certificate]
    verifier = RequestVerifier(APPLICATION, shelf, roots, lambda: datetime.now(UTC))
    app = make_app(Door(parts.skill, verifier, {}, dict))
    posting = Posting(app.test_client(), pki)
    chance = Chance(read_model(settings.interaction_model), parts.content)
    return Counter(_outcomes(posting, chance, Random(seed), share))  # noqa: S311  # no secret


def _outcomes(posting: Posting, chance: Chance, draw: Random, share: int) -> Iterator[str]:
    for _ in range(share // (2 * _TURNS) + 1):
        try:
            play(posting, chance, draw, _TURNS)
            yield from ["spoken"] * _TURNS
            for _ in range(_TURNS):
                yield posting.judge(changed(*draw.choice(PLACES), draw.choice((*WRONG, *ODD))))
        except AssertionError as fault:
            yield f"wrong: {str(fault)[:300]}"


def main() -> int:
    """Post them with two processes and print what became of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    started = time.monotonic()
    with ProcessPoolExecutor(2) as pool:
        halves = pool.map(posted, [options.requests // 2] * 2, [options.seed, options.seed + 1])
        found = sum(halves, Counter[str]())
    for outcome, count in found.most_common():
        print(f"{count:,} {outcome}")
    print(f"{found.total():,} requests in {time.monotonic() - started:.0f} s")
    return 1 if any(outcome.startswith("wrong") for outcome in found) else 0


if __name__ == "__main__":
    sys.exit(main())
