"""The sentences that understanding is tested with."""

from collections.abc import Iterator
from pathlib import Path

from simulator.errors import SimulatorError
from simulator.plugin import UnseenSentence
from skill.knowledge.names import intent_name
from workshop.simulator_plugin.plain_yaml import read_plain


def sentences(folder: Path) -> Iterator[UnseenSentence]:
    """What stands under `say`; of those in utterances/, with the intent that `topic` names."""
    for path in sorted((folder / "utterances").glob("*.yaml")):
        for entry in _entries(path):
            topic = entry.get("topic")  # a control of the routine has none
            yield UnseenSentence(entry["say"], intent_name(topic) if topic else None)
    for name in ("fresh", "openings"):
        if (path := folder / f"{name}.yaml").is_file():
            yield from (UnseenSentence(entry["say"]) for entry in _entries(path))


def _entries(path: Path) -> Iterator[dict[str, str]]:
    for number, entry in enumerate(read_plain(path) or (), start=1):
        if not isinstance(entry, dict) or not isinstance(entry.get("say"), str):
            raise SimulatorError(f"{path}: entry {number} has no `say` with a sentence")
        yield entry
