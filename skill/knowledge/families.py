"""Which subjects are asked in one breath: interaction_model/en/families.yaml."""

from collections.abc import Collection
from pathlib import Path

from skill.errors import ContentError
from skill.knowledge.strict_yaml import read

ROW_KINDS = ("med", "cond", "remedy", "food")  # rows of a table, as the ear names their kind


def read_families(folder: Path, answers: Collection[str]) -> dict[str, str]:
    """Subject → its family (`folder`: interaction_model/en).

    Raises ContentError.
    """
    path = folder / "families.yaml"
    written = read(path, dict[str, list[str]])
    listed = [one for subjects in written.values() for one in subjects]
    if strange := sorted({*listed} - {*answers, *ROW_KINDS}):
        raise ContentError(path, 1, f"{strange} are no answers; correct their names")
    if twice := sorted({one for one in listed if listed.count(one) > 1}):
        raise ContentError(path, 1, f"{twice} stand in two families; leave them in one")
    return {subject: family for family, subjects in written.items() for subject in subjects}
