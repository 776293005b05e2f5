"""The sets, kept apart: grow is tuned on, check is seen as numbers alone, blind is opened once."""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from tests.understanding.figures.grown import GROW, sample
from tests.understanding.readings.labelled import of_folder
from tests.understanding.readings.lines import Line
from tests.understanding.readings.sameness import Sets
from tests.understanding.readings.second import Agreement

_ROOT = Path(__file__).parents[3]
_EN = _ROOT / "interaction_model/en"
_FOLDERS = {name: Path(__file__).parents[1] / name for name in ("check", "blind")}
_OF_EACH_HAND = 80  # so that all sets take a minute, also as hands are added
_RULES = ("asked", "lexicon", "grammar", "commands.yaml", "lists.yaml")


class LabelledSet(Struct, frozen=True):
    """Lines with their labels; `digest`: of what they are."""

    name: str
    lines: list[Line]
    agreement: Agreement
    digest: str


def grow_hands() -> dict[str, list[Line]]:
    """Hand → a sample of what it wrote, always the same."""
    files = [*GROW.glob("asked-*.jsonl"), *GROW.glob("told-*.jsonl")]
    return {path.stem: sample(path, _OF_EACH_HAND) for path in sorted(files)}


def grow() -> LabelledSet:
    """A sample of the lines that the ear grows from."""
    lines = [line for each in grow_hands().values() for line in each]
    words = "\n".join(f"{line}" for line in lines)
    return LabelledSet("grow", lines, {}, sha256(words.encode()).hexdigest()[:16])


def folder_set(name: str, sets: Sets) -> LabelledSet | None:
    """Check or blind; None where there are no lines."""
    lines, agreement = of_folder(_FOLDERS[name], sets)
    if not lines:
        return None
    return LabelledSet(name, lines, agreement, digest(_FOLDERS[name].glob("*.jsonl")))


def digests() -> dict[str, str]:
    """Of the ear, and of the words and rules beside it."""
    paths = [_EN / name for name in _RULES]
    files = [
        file for path in paths for file in ([path] if path.is_file() else path.rglob("*.yaml"))
    ]
    return {"ear": digest([_EN / "en.ear"]), "rules": digest(files)}


def digest(files: Iterable[Path]) -> str:
    """Of files, with their names."""
    whole = sha256()
    for path in sorted(files):
        whole.update(f"{path.name}\0".encode() + path.read_bytes())
    return whole.hexdigest()[:16]
