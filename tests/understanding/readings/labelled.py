"""The lines of some files, with the second hand's labels of each."""

from collections.abc import Sequence
from pathlib import Path

from tests.understanding.readings.lines import Line, LineError, decoded, read_lines
from tests.understanding.readings.sameness import Sets
from tests.understanding.readings.second import Agreement, SecondLabels, joined

_SECOND = "-second"


def labelled(
    files: Sequence[Path], second: Sequence[Path | None], sets: Sets
) -> tuple[list[Line], Agreement]:
    """The lines of all files; the second labels belong to the files in the same order."""
    if len(second) > len(files):
        raise LineError(f"{len(second)} files of second labels for {len(files)} of lines")
    lines: list[Line] = []
    agreement: Agreement = {}
    for path, other in zip(files, [*second, *[None] * len(files)], strict=False):
        others = decoded(other, SecondLabels) if other else []
        found, agree = joined(read_lines(path), others, sets)
        lines += found
        for field, each in agree.items():
            agreement.setdefault(field, []).extend(each)
    return lines, agreement


def of_folder(folder: Path, sets: Sets) -> tuple[list[Line], Agreement]:
    """All lines of a folder; `name-second.jsonl` holds the second labels of `name.jsonl`."""
    files = sorted(one for one in folder.glob("*.jsonl") if not one.stem.endswith(_SECOND))
    second = [path.with_name(f"{path.stem}{_SECOND}.jsonl") for path in files]
    return labelled(files, [one if one.exists() else None for one in second], sets)
