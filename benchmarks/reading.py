"""What it costs to read a sentence, and to load the reader: `make bench-reading`.

The reader is the one that `python -m skill prebuild` writes, the sentences are those that people of
interaction_model/en/grow said. In this process, no HTTP; CPU time of the thread, the best of the
rounds for each sentence, so that neighbours count little.
"""

import argparse
import gc
import json
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from skill.knowledge.load import load
from skill.understanding.build import read_parts, read_routes
from skill.understanding.lexicon import Lexicon
from skill.understanding.material import Material
from skill.understanding.parts import ReaderParts
from skill.understanding.phrases import Phrase
from skill.understanding.prebuilt import dump_reader, load_reader, load_routes
from skill.understanding.read import Reader

_ROOT = Path(__file__).resolve().parents[1]
_MODEL = _ROOT / "interaction_model"
_TIMES = 10
_HELLO = "why do my legs cramp at night"


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sentences", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    parts = read_parts(_MODEL, _ROOT / "content", load(_ROOT / "content", _MODEL))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "knowledge.reader"
        file.write_bytes(dump_reader(read_routes(_MODEL), parts))
        gc.freeze()  # as the Lambda door does with what it holds before words come
        _print_load(file, given.rounds)
    _print_reading(parts, sentences(given.sentences), given.rounds)


def sentences(most: int) -> list[str]:
    """At most so many, spread evenly over the files."""
    files = sorted((_MODEL / "en" / "grow").glob("*.jsonl"))
    lines = [line for path in files for line in path.read_text(encoding="utf-8").splitlines()]
    return [json.loads(line)["text"] for line in lines[:: len(lines) // most]][:most]


def _print_load(file: Path, rounds: int) -> None:
    print("| of the prebuilt file | CPU ms | MiB kept | MiB at most |\n|---|---|---|---|")
    _row("the routes, at a start", lambda: load_routes(file), rounds)
    _row("the reader", lambda: load_reader(file), rounds)
    _row("the reader and its first Reading", lambda: _first(file), rounds)
    print(f"\nThe file has {file.stat().st_size / 2**20:.1f} MiB.\n")


def _first(file: Path) -> Reader:
    reader = load_reader(file)
    reader.read(_HELLO)
    return reader


def _row(name: str, run: Callable[[], object], rounds: int) -> None:
    spent = min(_spent(run) for _ in range(rounds))
    tracemalloc.start()
    held = run()
    kept, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del held
    print(f"| {name} | {spent:.1f} | {kept / 2**20:.1f} | {most / 2**20:.1f} |")


def _spent(run: Callable[[], object]) -> float:
    """Milliseconds of CPU."""
    began = time.thread_time()
    run()
    return (time.thread_time() - began) * 1000


def _print_reading(parts: ReaderParts, said: Sequence[str], rounds: int) -> None:
    """All readers in turn, round by round, so that they meet the same neighbours."""
    readers = {
        "as it is": parts.reader(),
        f"{_TIMES} times the phrasings": replace(parts, material=_more(parts.material)).reader(),
        f"{_TIMES} times the phrases": replace(parts, lexicon=_longer(parts.lexicon)).reader(),
    }
    spent = _rounds(readers, said, rounds)
    print("| a reading | median, ms | p99, ms | ratio of the sums |\n|---|---|---|---|")
    for name, each in spent.items():
        ranked = sorted(each)
        ratio = sum(each) / sum(spent["as it is"])
        at = len(ranked) * 99 // 100
        print(f"| {name} | {ranked[len(ranked) // 2]:.2f} | {ranked[at]:.2f} | {ratio:.2f} |")
    print(f"\n{len(said)} sentences, {rounds} rounds.")


def _rounds(
    readers: Mapping[str, Reader], said: Sequence[str], rounds: int
) -> dict[str, list[float]]:
    """Reader → for each sentence the least milliseconds."""
    best = {name: [float("inf")] * len(said) for name in readers}
    for _ in range(rounds):
        for name, reader in readers.items():
            for at, words in enumerate(said):
                took = _spent(partial(reader.read, words))
                best[name][at] = min(best[name][at], took)
    return best


def _more(material: Material) -> Material:
    """Each sentence that is known ten times, with a word of its own behind the copies."""
    copies = {
        f"{sentence} copy{each}": about
        for each in range(1, _TIMES)
        for sentence, about in material.known.items()
    }
    return replace(material, known={**material.known, **copies})


def _longer(lexicon: Lexicon) -> Lexicon:
    """Each phrase of the lexicon ten times, with a word of its own behind the copies."""
    copies = [
        Phrase(phrase.name, (*phrase.parts, (f"copy{each}",)))
        for each in range(1, _TIMES)
        for phrase in lexicon.phrases
    ]
    return replace(lexicon, phrases=[*lexicon.phrases, *copies])


if __name__ == "__main__":
    main()
