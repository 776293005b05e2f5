"""Two workers under mixed conversations for a while: `make soak minutes=60`.

Prints turns, errors, lost preferences and the workers' memory after every tenth of the time.
Exit code 1 for an error, a lost preference, a worker that was replaced, or memory that grew.
"""

import argparse
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import envelopes, parts
from benchmarks.envelopes import LOCAL
from benchmarks.remembering import Rememberer
from benchmarks.talkers import Guesser, Player, Talker, in_real_time
from benchmarks.workers import Memory, workers
from simulator.plays.play_file import find_plays
from simulator.wire.skill_process import SkillProcess, skill_settings
from skill.adapters.record_store import RecordStore
from skill.adapters.sqlite_table import SqliteTable
from skill.knowledge.load import load
from skill.settings import Settings
from tests.robust.chance import read_chance

_PLAYS = [Path("tests/conversations"), Path("tests/reminders")]
_TENTHS = 10
_HEAD = "| time | turns | rate | errors | lost | MiB of each worker |\n|---|---|---|---|---|---|"


def talkers(url: str, of_each: int) -> Sequence[Talker]:
    """So many of each kind."""
    settings = Settings()
    content = load(settings.content, settings.interaction_model)
    chance = read_chance(settings.interaction_model, content)
    plays = [play for play in find_plays(_PLAYS) if in_real_time(play)]
    locales = {"en-US", *(play.locale for play in plays)}
    resolvers = {locale: envelopes.resolver(locale) for locale in sorted(locales)}
    found: list[Talker] = []
    for seed in range(of_each):
        found.append(Guesser(url, seed, chance, resolvers["en-US"]))
        found.append(Player(url, seed, plays, resolvers))
        found.append(Rememberer(url, seed, resolvers["en-US"]))
    return found


def soak(minutes: float, of_each: int, folder: Path) -> bool:
    """Start the skill with a store in `folder`, let them talk, and say whether all was well."""
    kept = folder / "preferences.sqlite3"
    environment = skill_settings(parts.keys(), envelopes.APPLICATION, kept)
    with SkillProcess({**envelopes.environment(), **environment}, LOCAL / "soak.log") as process:
        process.wait_until_up()
        all_ = talkers(process.url, of_each)
        memory = _talk(all_, minutes, process.pid)
    _compare(all_, kept, environment)
    return _verdict(all_, memory)


def _talk(all_: Sequence[Talker], minutes: float, master: int) -> Memory:
    """Until the time is up; the memory of the workers after each tenth of it."""
    began, memory = time.monotonic(), Memory()
    until = began + minutes * 60
    threads = [threading.Thread(target=one.talk, args=(until,)) for one in all_]
    for thread in threads:
        thread.start()
    for number in range(1, _TENTHS + 1):
        time.sleep(max(0.0, began + number * minutes * 60 / _TENTHS - time.monotonic()))
        memory.append(workers(master))
        _report(all_, time.monotonic() - began, memory[-1])
    for thread in threads:
        thread.join()
    return memory


def _report(all_: Sequence[Talker], seconds: float, held: Mapping[int, float]) -> None:
    turns = sum(one.tally.turns for one in all_)
    errors = sum(len(one.tally.errors) for one in all_)
    lost = sum(len(one.tally.lost) for one in all_)
    mib = ", ".join(f"{one:.1f}" for one in held.values())
    row = f"| {seconds:.0f} s | {turns:,} | {turns / seconds:.0f}/s | {errors} | {lost} | {mib} |"
    print(row, flush=True)


def _compare(all_: Sequence[Talker], kept: Path, environment: Mapping[str, str]) -> None:
    pepper = environment["CRAMP_COACH_PEPPER"].encode()
    store = RecordStore(SqliteTable(kept), pepper, lambda: datetime.now(UTC))
    for one in all_:
        if isinstance(one, Rememberer):
            one.compare(store)


def _verdict(all_: Sequence[Talker], memory: Memory) -> bool:
    errors = [error for one in all_ for error in one.tally.errors]
    lost = [error for one in all_ for error in one.tally.lost]
    slowest = max(one.tally.slowest for one in all_) * 1000
    print(f"\nslowest answer {slowest:.0f} ms; errors: {errors[:5] or 'none'}")
    print(f"lost preferences: {lost[:5] or 'none'}")
    print(memory.told())
    return not errors and not lost and memory.flat()


def main() -> int:
    """Soak and sum up."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--talkers", type=int, default=4, help="of each of three kinds (4)")
    options = parser.parse_args()
    print(_HEAD)
    with TemporaryDirectory() as folder:
        well = soak(options.minutes, options.talkers, Path(folder))
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
