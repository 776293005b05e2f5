"""What was written by another release, brought to today's layout; `version` stands beside it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

Upgrade = Callable[[dict[str, Any]], dict[str, Any]]


def upgraded(written: Mapping[str, Any], upgrades: Sequence[Upgrade]) -> dict[str, Any]:
    """The fields in today's layout, from whichever version they were written in.

    `upgrades`: each brings the fields from one version to the next. What names no version is of the
    first; of a newer one nothing is changed.
    """
    fields = dict(written)
    version = fields.pop("version", 1)
    for upgrade in upgrades[max(version, 1) - 1 :] if isinstance(version, int) else ():
        fields = upgrade(fields)
    return fields


def newer(written: Mapping[str, Any], upgrades: Sequence[Upgrade]) -> bool:
    """Whether a later release than ours wrote it: what its fields mean, we can't know."""
    version = written.get("version", 1)
    return isinstance(version, int) and version > len(upgrades) + 1
