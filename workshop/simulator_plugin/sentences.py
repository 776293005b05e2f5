"""The sentences that understanding is tested with, and those that it was made of."""

from collections.abc import Iterator
from pathlib import Path

from simulator.errors import SimulatorError
from simulator.plugin import Sentence
from workshop.simulator_plugin.plain_yaml import read_plain

_TEMPLATE = frozenset("{[(<|")


def sentences(root: Path) -> Iterator[Sentence]:
    """What stands under `say` in tests/; of those in utterances/, with the answer of `topic`."""
    folder = root / "tests"
    for path in sorted((folder / "utterances").glob("*.yaml")):
        for entry in _entries(path):
            topic = entry.get("topic", "")  # a control of the routine has none
            known = (root / "content" / "answers" / f"{topic}.yaml").is_file()
            yield Sentence(entry["say"], topic if known else None)
    for name in ("fresh", "openings"):
        if (path := folder / f"{name}.yaml").is_file():
            yield from (Sentence(entry["say"]) for entry in _entries(path))


def phrasings(root: Path) -> Iterator[Sentence]:
    """How each answer is asked for: the lines that are plain sentences."""
    for path in sorted((root / "interaction_model" / "en" / "asked").glob("*.yaml")):
        for line in read_plain(path) or ():
            if _TEMPLATE.isdisjoint(line):
                yield Sentence(line, path.stem)


def _entries(path: Path) -> Iterator[dict[str, str]]:
    for number, entry in enumerate(read_plain(path) or (), start=1):
        if not isinstance(entry, dict) or not isinstance(entry.get("say"), str):
            raise SimulatorError(f"{path}: entry {number} has no `say` with a sentence")
        yield entry
